import type { ProjectOutline } from './project-outline.ts';

const building = (name: string, after: string, people: string, rooms: readonly string[]): string => `
  ${name} | - <${after}
    Photograph racks and label every cable | 2d ${people}
    Pre-configure the switches | 2d ~ ?switching/3
    Announce the outage | 2h @amelie/20 #communication${rooms
      .map(
        (room) => `
    Replace ${room} | 6h weekend ${people} #change`,
      )
      .join('')}
    Morning watch | 4h ${people}
    ${name} runs on new switches | ms =${name.toLowerCase().replace(' ', '-')}`;

export const switches: ProjectOutline = {
  key: 'SWI',
  name: 'Access switches in eleven wiring rooms',
  kind: 'Network switch replacement',
  goal: 'No switch without support; every port ready for network access control.',
  programme: 'infrastructure',
  site: 'hamburg',
  lead: 'jonas',
  sponsor: 'gesa',
  weeksAgo: 9,
  priority: 500,
  colour: '#2f7d4f',
  trouble: 30,
  blocked: 'No key for the wiring room of the paint shop until the plant manager is back.',
  text: `
Plan
  Walk through all wiring rooms | 4d @jonas/40 @katrin/40
  Power, cooling and optics for each room | 3d @katrin/60
  Choose model and licence | 3d @jonas/50
  Order switches and optics | 1d @jonas/30 #supplier
  Delivery | 25d round #supplier =delivery
  Template configuration with access control | 5d <delivery:SS+2d @katrin/70 #security
  Test it in the laboratory | 4d @katrin/70 @farid/30
  Monitoring knows the new model | 2d @joana/50
  Ready to replace | ms =ready
Replace${building('Leipzig warehouse', 'ready', '@katrin/80 @lutz/60', ['room W1', 'room W2'])}${building('Leipzig offices', 'leipzig-warehouse', '@katrin/80 @lutz/60', ['room L1', 'room L2', 'the core'])}${building('Lisboa', 'ready', '@miguel/80 @ines/50', ['room B0', 'room B1', 'room B2'])}${building('Hamburg plant', 'ready', '@gregor/80 @jonas/40', ['the paint shop', 'assembly', 'the test field'])}${building('Hamburg offices', 'hamburg-plant', '@gregor/80 @jonas/50', ['floor one', 'floor two', 'floor three', 'floor four', 'the core'])}
Network access control
  Watch only, for two weeks | 10d round <hamburg-offices <leipzig-offices <lisboa
  Write exceptions for printers and machines | 5d @farid/50 #security
  Switch it on, site by site | 6d from+80 @farid/60 @katrin/40 #change
  Unknown devices stay outside | ms due+14
Close
  Hand the rooms over to operations with photographs | 3d @katrin/40
  Return old switches and end their contract | 2d @jonas/30 #supplier
  Update the network plan | 2d @svenja/40
  Compare bill and budget | 4h @gesa/40
  Write down what we learned | 4h @jonas/50
`,
};
