import type { ProjectOutline } from './project-outline.ts';

const area = (name: string, after: string, people: string): string => `
  ${name} | - <${after}
    Measure and plan | 2d ${people}
    Cabling by the electrician | 5d round #supplier
    Hang the access points | 2d ${people}
    Measure again | 1d ${people} =${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;

export const wireless: ProjectOutline = {
  key: 'WFI',
  name: 'Wireless in plant and offices',
  kind: 'Network',
  goal: 'Handhelds and calls stay connected from the gate to the last shelf.',
  programme: null,
  site: 'lisboa',
  lead: 'ines',
  sponsor: 'jonas',
  weeksAgo: 8,
  priority: 450,
  colour: '#c28f2c',
  trouble: 25,
  text: `
Plan
  Complaints of a year on a map | 2d @ines/60
  Walk with handhelds through the plant | 3d @ines/60 @gregor/40
  Choose access points and controller | 4d @ines/50 @jonas/20
  Guest access and rules | 2d @emil/30 #security
  Order | 1d @ines/30 #supplier
  Delivery | 15d round #supplier =delivery
Core | -
  Controller installed | 3d <delivery:SS+3d @ines/60
  Sign-in by certificate | 4d @olga/30 @ines/40 #security
  Guest portal in three languages | 3d @gregor/40
  Monitoring and alarms | 2d @joana/30
  Core is ready | ms <delivery =core
Areas${area('Lisboa, offices', 'core', '@ines/70')}${area('Lisboa, roof terrace and canteen', 'lisboa-offices', '@ines/70')}${area('Leipzig, warehouse', 'core', '@katrin/50 @steffen/50')}${area('Leipzig, offices', 'leipzig-warehouse', '@katrin/50 @steffen/50')}${area('Hamburg, assembly hall', 'core', '@gregor/80')}${area('Hamburg, paint shop', 'hamburg-assembly-hall', '@gregor/80')}${area('Hamburg, offices', 'hamburg-paint-shop', '@gregor/80')}
  All areas are lit | ms due+14
Hand over
  Handhelds on the new network | 4d @anke/30 @hatice/50
  Switch the old network off | 4h #change @ines
  Handbook for the desk | 2d @ines/40 @rita/30
  Old controllers are gone | 1d @gregor/40
  Finished | ms
`,
};
