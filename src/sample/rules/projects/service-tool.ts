import type { ProjectOutline } from './project-outline.ts';

export const serviceTool: ProjectOutline = {
  key: 'ISM',
  name: 'New service desk tool',
  kind: 'Software rollout',
  goal: 'One place for tickets, changes and assets; the old tool is read-only at the end of its contract.',
  programme: 'workplace',
  site: 'lisboa',
  lead: 'amelie',
  sponsor: 'gesa',
  weeksAgo: 8,
  priority: 550,
  colour: '#007f73',
  trouble: 30,
  text: `
Choose
  What we need, in fifty lines | 4d @amelie/50 @fynn/30
  Three vendors show it | 3d @amelie/50 @nele/40
  Two weeks of trial with real tickets | 8d @nele/50 @tiago/50
  Decide and sign | ms #supplier =signed
Design
  Ticket kinds, priorities, targets | 4d @amelie/50
  Forms that people understand | 6d ~ @rita/50 @nele/40
  Change calendar and approvals | 4d ~ @fynn/40 @jonas/20
  Asset list: what we keep and what not | 5d @lena/60
  Who sees what | 2d ~ @amelie/30 @zeynep/20 #security
  Design is agreed | ms =design
Build
  Sign-in and people from the directory | 3d @olga/40
  Mail in and out, three languages | 4d ~ @tiago/50
  Monitoring opens tickets | 4d ~ @joana/40
  Forms and catalogue | 8d <design @nele/50 @paula/50
  Change calendar | 4d ~ @fynn/40
  Import assets | 6d <design @lena/60 @kevin/40 =assets
  Import open tickets and three years of history | 5d @tiago/60 @ewa/30 #risk
  Reports for team leads | 4d ~ @lena/50
  Built | ms <assets
Test
  Service desk plays a Monday morning | 2d %desk
  Network and platform teams try changes | 3d @katrin/20 @nils/20
  Mend and simplify | 5d @nele/50 @tiago/50 est
  Fit for use | ms =fit
Learn
  Train the desk in three shifts | 4d @leonor/40 @rita/40
  Short films for requesters | 4d ~ @leonor/50 #communication
  Floor walkers named | 1d @amelie/20
Go live
  Tell everybody | 1d @leonor/40 #communication
  Old tool takes no new tickets | 2h <fit #change @amelie
  Last import overnight | 6h weekend from+70 @tiago #change
  New tool is live | ms due+7 =live
  Two weeks side by side | 10d @amelie/40 @nele/40
  Tune priorities and targets | 4d @amelie/40
Close
  Old tool is read-only | 2h <live+15d @tiago/40
  Export and archive the old tool | 4d @ewa/40
  End the old contract | ms #supplier due+20
  Ask requesters how they like it | 3d @rita/40 #communication
  Look back together | 4h @amelie/50
`,
};
