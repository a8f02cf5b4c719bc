import type { ProjectOutline } from './project-outline.ts';

const move = (what: string, days: number, people: string): string => `
  ${what} | - <installed
    Write down how long it may be lost and gone | 4h @falk/40
    Move the jobs | ${days}d ${people}
    Restore a sample and let the owner check | 1d ${people}`;

export const backup: ProjectOutline = {
  key: 'BKP',
  name: 'Backup that survives ransomware',
  kind: 'New hardware',
  goal: 'Every service can be restored from copies that nobody can change, and we have proved it.',
  programme: 'infrastructure',
  site: 'leipzig',
  lead: 'falk',
  sponsor: 'noor',
  weeksAgo: 6,
  priority: 700,
  colour: '#455a64',
  trouble: 25,
  text: `
Decide
  What is saved today, and what is not | 4d @falk/60 @helge/30
  Targets for each service with its owner | 6d @falk/40 @noor/20
  Compare three products | 5d ~ @falk/40 @nils/30
  Price and contract | 4d @gesa/20 #supplier
  Ordered | ms =ordered
Install
  Delivery of storage | 20d round #supplier
  Rooms, power, network | 3d ~ @nils/40 @gregor/30
  Set up in Leipzig | 4d @falk/80
  Set up in Hamburg | 4d @nils/60
  Copies that cannot be changed | 3d @falk/60 #security
  Third copy outside the house | 4d ~ @andre/40 #security
  Separate accounts, separate network | 3d @emil/40 @farid/30 #security
  Installed and hardened | ms =installed
Move${move('Virtual machines', 8, '@nils/60')}${move('Databases', 8, '@helge/50 @ewa/40')}${move('Files and mail', 5, '@falk/60')}${move('ERP', 4, '@falk/50 @helge/50')}${move('Cloud services', 5, '@andre/50')}
  Nothing is saved the old way | ms due+10
Prove
  Restore ERP in one night | 1d weekend @falk @ruth #risk
  Play a ransomware Monday | 2d from+70 @beatriz/60 @falk/60 @mara/30 #risk
  Mend what the play found | 4d @falk/50
  Report to the auditors | 2d @christoph/40
  Proven | ms due+7
Close
  Watch the jobs: who, when, how | 2d @falk/40
  Old tapes destroyed | 1d @kevin/50 @christoph/20
  Old contract ends | ms #supplier
  Look back together | 4h @falk/50
`,
};
