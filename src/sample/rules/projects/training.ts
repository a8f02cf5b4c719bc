import type { ProjectOutline } from './project-outline.ts';

const course = (name: string, days: number, people: string): string => `
  ${name} | - <agreed
    Goals and outline with two colleagues | 2d ${people}
    Material and exercises | ${days}d ${people}
    Try it on ten people | 1d ${people}
    Make it better | 2d ${people} est`;

export const training: ProjectOutline = {
  key: 'TRN',
  name: 'Training for the new workplace',
  kind: 'Training',
  goal: 'People can do their work on the day after each change, and know whom to ask.',
  programme: 'workplace',
  site: 'lisboa',
  lead: 'leonor',
  sponsor: 'gesa',
  weeksAgo: 3,
  priority: 400,
  colour: '#d1495b',
  trouble: 20,
  text: `
Find out
  Ask three hundred people what they struggle with | 4d @leonor/50 #communication
  Sit beside six colleagues for a morning | 3d @leonor/60 @rita/40
  Which change needs which training | 2d @leonor/50 @gesa/20
  Training plan is agreed | ms =agreed
Courses${course('Working together in documents', 4, '@leonor/60')}${course('Calls and meetings', 3, '@rita/60')}${course('Safe every day', 3, '@zeynep/30 @leonor/30')}${course('New PC, first hour', 2, '@paula/60')}
  Courses are ready | ms =ready
Trainers
  Find a colleague in each department | 5d @leonor/30
  Train the trainers | 3d @leonor/60 @rita/60
Dates
  Rooms and dates at three sites | 2d <ready @rita/40
  Invitations | 1d @rita/40 #communication
  Lisboa, six mornings | 6d @leonor/60
  Leipzig, five mornings | 5d ~ @lena/50
  Hamburg, nine mornings | 9d ~ @leonor/50 @nele/40
  Once more for those who missed it | 4d from+45 @rita/60
  Eight in ten have been there | ms due+10
Stay
  Questions and answers on the intranet | 4d @paula/50
  A lunch hour every second week | 20d round @leonor/10
  Measure calls to the desk before and after | 2d @amelie/20
  Report | 4h @leonor/50
`,
};
