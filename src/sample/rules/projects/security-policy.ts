import type { ProjectOutline } from './project-outline.ts';

const chapter = (name: string, writer: string, days: number): string => `
  ${name} | - <gaps
    Draft | ${days}d ${writer}
    Talk it through with those who must live by it | 3d ${writer}
    Final words | 1d ${writer}`;

export const securityPolicy: ProjectOutline = {
  key: 'POL',
  name: 'New information security policy',
  kind: 'Security policy',
  goal: 'One readable policy in three languages that everybody has read and signed, ready for the audit.',
  programme: 'infrastructure',
  site: 'hamburg',
  lead: 'noor',
  sponsor: 'henrike',
  weeksAgo: 6,
  priority: 550,
  colour: '#9c3d3d',
  trouble: 25,
  text: `
Where we stand
  Read the old policy and its twelve exceptions | 3d @noor/50
  Compare with the standard, clause by clause | 6d @christoph/60
  Ask department heads what hurts | 4d ~ @noor/40 #communication
  Gaps are known | ms =gaps
Write | @noor/50${chapter('Passwords and sign-in', '@zeynep/50', 3)}${chapter('Devices and remote work', '@emil/50', 4)}${chapter('Suppliers and cloud', '@noor/40', 4)}${chapter('Handling of information', '@christoph/50', 3)}${chapter('When something happens', '@beatriz/50', 4)}
  Policy is written | ms
Agree
  Legal reads it | 8d @noor/20 #risk
  Works councils in Hamburg and Leipzig | 12d ~ @noor/30 #risk =council
  Data protection officer | 4d <council:SS+2d @noor/20
  Translate into German and Portuguese | 6d @leonor/50
  The board signs | ms from+60 due+6 =signed
Put in force
  Refresh the handbook for newcomers | 3d @leonor/50
  Change contract templates with suppliers | 5d ~ @noor/30 #supplier
  Short film and five questions | 6d @leonor/60 #communication
  Everybody reads and signs | 20d round <signed+5d #communication
  Remind those who have not | 3d %desk
  Exceptions are written down with an end | 2d @christoph/50
  Nine in ten have signed | ms due+10
Check
  Spot checks in three departments | 4d @christoph/60
  Report to the board | 1d @noor/50
`,
};
