import type { ProjectOutline } from './project-outline.ts';

const wave = (name: string, size: string, people: string, services: readonly string[]): string => `
  ${name}
    Agree dates with the owners of ${size} services | 2d @mara/30 #communication${services
      .map(
        (service, index) => `
    Move ${service} | ${3 + (index % 3)}d${index % 2 === 1 ? ' ~' : ''} ${people}`,
      )
      .join('')}
    Watch cost and speed for a week | 5d @andre/30
    ${name} is over | ms`;

export const cloudMigration: ProjectOutline = {
  key: 'CLD',
  name: 'Forty services move to the cloud',
  kind: 'Cloud migration',
  goal: 'What need not stand in our own data centre runs in the cloud, at known cost, before the lease ends.',
  programme: 'infrastructure',
  site: 'hamburg',
  lead: 'mara',
  sponsor: 'henrike',
  weeksAgo: 15,
  priority: 700,
  colour: '#3366aa',
  trouble: 35,
  blocked: 'Waiting for the vendor’s word on licences in the cloud.',
  text: `
Assess
  Inventory of services with owners | 6d @walter/50 @joana/40
  Sort by move, rebuild, keep, retire | 5d @walter/60 @mara/40
  Cost for three years, both ways | 4d @mara/40 @gesa/20
  Data protection and contract | 8d ~ @noor/30 #security #supplier
  Decision of the board | ms =decision
Foundation
  Accounts, naming, budgets and alerts | 4d @sam/80
  Network to the cloud, two lines | 8d ~ @miguel/50 @farid/30 =lines #supplier
  Sign-in with our own directory | 5d @olga/60 @emil/30 #security
  Everything as code, with review | 8d @priya/80 @sam/60
  Logging and monitoring | 5d @joana/60
  Backup from the cloud to elsewhere | 4d ~ @falk/50
  Security review of the foundation | 4d @christoph/50 #security
  Restore a service from nothing | 2d @priya @falk/50 #risk
  Foundation is ready | ms <lines
Move${wave('Wave one', 'eight harmless', '@sam/80 @joana/50', ['the intranet', 'the file transfer', 'two test environments', 'the survey tool'])}${wave('Wave two', 'ten internal', '@priya/70 @andre/60', ['the document archive', 'the build servers', 'the map service', 'the supplier portal', 'time recording'])}${wave('Wave three', 'twelve important', '@sam/80 @andre/60', ['the web shop', 'customer care software', 'the product catalogue', 'the data warehouse', 'reporting', 'mail gateways'])}${wave('Wave four', 'ten difficult', '@priya/70 @sam/60', ['the drawings database', 'the licence servers', 'quality management', 'the price calculator', 'the last Windows services'])}
Databases
  Compare managed with own PostgreSQL | 4d <decision @duarte/60
  Move thirty small databases | 15d @duarte/70 @ewa/60
  Move the warehouse database overnight | 2d weekend @duarte @ewa #change #risk
  Databases run in the cloud | ms
Settle
  Prices go down: sizes and reservations | 6d =sized @andre/60 @sam/40
  On-call handbook for cloud services | 4d <sized:SS+2d @mara/30 @tobias/40
  Train operations | 5d =taught @priya/40 @joana/40
  Count what we really save | 3d ~ @gesa/40 @andre/30
  Old servers are off | 5d <taught:FF+2d @nils/60 @tobias/40
  Hand over to operations | ms due+14
  Look back together | 1d @mara/50
`,
};
