import type { ProjectOutline } from './project-outline.ts';

const batches = [
  { site: 'Hamburg', people: '@dennis/60 @jannik/80', waves: ['Sales floor', 'Production planning', 'Finance and HR', 'Management'] },
  { site: 'Leipzig', people: '@marek/60 @steffen/80', waves: ['Engineering', 'Logistics', 'Workshop offices'] },
  { site: 'Lisboa', people: '@sofia/60 @bruno/80', waves: ['Shared services', 'Customer care', 'Accounting'] },
];

const wave = (name: string, people: string): string => `
    ${name}
      Book appointments with ${name} | 2d %desk
      Image and label the machines | 2d ~ ${people}
      Swap at the desks | 4d ${people}
      Sort out what was forgotten | 1d ${people} est`;

const rollout = batches
  .map(
    ({ site, people, waves }) => `
  ${site} | - <pilot${waves.map((name) => wave(name, people)).join('')}
    ${site} is done | ms`,
  )
  .join('');

export const pcRefresh: ProjectOutline = {
  key: 'PCR',
  name: 'PC refresh for 640 desks',
  kind: 'PC refresh',
  goal: 'Every desk has a supported machine before the old operating system stops getting security updates.',
  programme: 'workplace',
  site: 'hamburg',
  lead: 'dagmar',
  sponsor: 'henrike',
  weeksAgo: 12,
  priority: 600,
  colour: '#1f6f8b',
  trouble: 30,
  blocked: 'Docking stations of the second delivery are still at customs.',
  text: `
Prepare | @birgit/40
  Count what stands on the desks | 4d %desk
  Agree three models with purchasing | 3d @birgit/50 @dagmar/30
  Order the first 220 machines | 1d @dagmar/30 #supplier
  Delivery of the first lot | 15d round =lot1 #supplier
  Order the remaining machines | 1d <lot1-0d @dagmar/30 #supplier est
  Delivery of the second lot | 20d round =lot2 #supplier due+12
Image | -
  Decide what belongs on every machine | 3d - @dennis/60 @birgit/40
  Build the base image | 6d @dennis
  Package the thirty common programs | 10d @dennis/60 ?packaging/3
  Test printing, scanning and VPN | 4d @marek/70 =tested
  Security settings reviewed | 2d @christoph/50 #security
  Image is approved | ms =image
Pilot
  Choose twenty willing colleagues | 1d @dagmar/30
  Hand out the pilot machines | 2d <image <lot1 @dennis @jannik
  Watch and ask for a week | 5d @yusuf/40
  Mend what the pilot found | 4d @dennis/70 #risk
  Pilot is over | ms =pilot
Rollout${rollout}
Old machines
  Wipe disks and write the certificates | 12d =wiped <pilot:SS+10d @kevin/50 #security
  Hand over to the recycling partner | 2d @kevin/50 #supplier
  Strike them off the asset list | 6d <wiped @lena/20
Close
  Ask two hundred people how it went | 3d @rita/50 #communication
  Write down what we learned | 1d @dagmar/50
  Every desk is supported | ms due+8
`,
};
