import type { ProjectOutline } from './project-outline.ts';

const weekend = (number: string, load: string, people: string): string => `
  Move weekend ${number}: ${load}
    Move book with every cable | 3d @nils/50
    Announce downtime to the owners | 1d @amelie/30 #communication
    Last backup before the move | 6h @falk/60
    Switch off, carry, switch on | 14h weekend ${people} #change
    Check with the owners | 4h weekend ${people}
    Monday watch | 1d ${people}`;

export const dataCentreMove: ProjectOutline = {
  key: 'DCM',
  name: 'Move out of the Wandsbek data centre',
  kind: 'Data-centre move',
  goal: 'What stays with us stands in the new colocation; the old rooms are handed back on the last day of the lease.',
  programme: 'infrastructure',
  site: 'hamburg',
  lead: 'walter',
  sponsor: 'henrike',
  weeksAgo: 9,
  priority: 800,
  colour: '#5c5470',
  trouble: 25,
  text: `
Contract
  Compare four colocations | 6d @walter/50
  Visit two of them | 2d @walter @nils
  Legal and insurance | 6d @walter/20 #supplier #risk
  Contract is signed | ms =signed
New room
  Racks and power are ordered | 2d @nils/50 #supplier
  The colocation builds our cage | 25d round #supplier =cage
  Two fibre routes | 30d round ~ #supplier =fibre
  Network core in the new room | 5d <cage @farid/60 @gregor/60
  Firewalls in the new room | 4d @farid/60 #security
  Storage and backup in the new room | 6d <cage @falk/70 @nils/50
  Virtual machines can walk between rooms | 5d @nils/70 @tobias/40
  Doors, cameras, access list | 2d <cage @christoph/40 #security
  New room is ready | ms <fibre =room
Know what moves
  Every server has an owner and a reason | 8d <signed @tobias/50 @joana/40
  Retire what nobody misses | 10d @tobias/40
  Which service needs which | 6d ~ @walter/40 @joana/40
  Money for overtime and movers | 2d ~ @gesa/50
  Order of the weekends | 2d @walter/50 @nils/50
  Move plan is agreed | ms
Move | <room${weekend('one', 'test and tools', '@nils @tobias')}${weekend('two', 'files and print', '@nils @falk')}${weekend('three', 'databases', '@nils @ruth @helge/50')}${weekend('four', 'ERP and what hangs on it', '@nils @tobias @volker/50')}
  Everything has moved | ms due+14
Empty the old room
  Sell or scrap | 5d @nils/50
  Destroy disks with a witness | 2d @kevin/60 @christoph/30 #security
  Cables out, floor clean | 4d @nils/40
  Cancel power, lines, insurance | 1d @walter/30 #supplier
  Hand back the keys | ms due+10
Close
  Recovery test in the new room | 3d @falk/60 @tobias/50 #risk
  Continuity plan rewritten | 4d @noor/30 @walter/30
  Look back together | 1d @walter/50
`,
};
