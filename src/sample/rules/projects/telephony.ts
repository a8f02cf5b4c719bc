import type { ProjectOutline } from './project-outline.ts';

const move = (site: string, people: string, floors: readonly string[]): string => `
  ${site} | - <go
    Tell ${site} what changes and when | 2d @leonor/40 #communication
    Order number porting for ${site} | 1d ~ @fynn/30 #supplier
    The carrier ports the numbers | 10d round #supplier${floors
      .map(
        (floor) => `
    Switch over ${floor} | 2d ${people}`,
      )
      .join('')}
    Stand by the first two days | 2d %desk
    ${site} speaks over IP | ms`;

export const telephony: ProjectOutline = {
  key: 'TEL',
  name: 'Telephony moves to Teams and SIP',
  kind: 'Telephony',
  goal: 'The two old exchanges are switched off before their maintenance ends; everybody keeps their number.',
  programme: 'workplace',
  site: 'hamburg',
  lead: 'fynn',
  sponsor: 'henrike',
  weeksAgo: 13,
  priority: 650,
  colour: '#7a4fa3',
  trouble: 35,
  blocked: 'The carrier wants the signed porting form of the Leipzig landlord.',
  text: `
Understand
  List every number, hunt group and fax | 5d @svenja/60 @lutz/50
  Talk to reception, works council and the lift company | 4d @fynn/50 #communication
  Find what hangs on analogue lines | 4d ~ @lutz/60 #risk
  Choose carrier and session border controller | 6d @svenja/50 @walter/20
  Contract with the carrier is signed | ms =contract #supplier
Build
  Order SIP trunks | 1d @fynn/30 #supplier
  The carrier provides the trunks | 20d round =trunks #supplier
  Install the session border controllers | 4d ~ @svenja/80 =sbc
  Quality of service in the voice network | 5d ~ @katrin/60 =qos
  Open what the firewalls must let through | 2d <sbc @farid/50 #security
  Dial plan for three countries | 4d <sbc @svenja/80
  Emergency calls route to the right place | 2d @svenja/80 #risk =emergency
  Reception consoles and queues | 5d <sbc @lutz/70
  Recording for customer care | 3d @lutz/70
  Core is ready for test | ms <trunks <qos <emergency
Test
  Calls inside, outside, abroad, emergency | 3d @svenja @lutz/50
  A week with IT only | 5d %it
  Load test with a hundred calls | 1d @svenja
  Mend what the test found | 3d @svenja/80 est
  Works council agrees to recording | 5d ~ @fynn/20 #risk
  Order of the sites agreed with the board | 4h @gesa/50
  Go for the sites | ms =go
Move the sites${move('Lisboa', '@miguel/50 @sofia/40', ['ground floor', 'first floor', 'customer care'])}${move('Leipzig', '@lutz/70 @steffen/40', ['engineering', 'logistics', 'workshop'])}${move('Hamburg', '@svenja/80 @jannik/50', ['floors one and two', 'floors three and four', 'reception and management', 'production hall'])}
Switch off
  Lifts, alarm and doors speak over their own gateways | 6d @lutz/60 #risk
  Two weeks without a call on the old exchanges | 10d round
  Switch off and sell the exchanges | 2d weekend @svenja
  Cancel maintenance and old lines | 1d @fynn/30 #supplier
  Old telephony is gone | ms due+10
`,
};
