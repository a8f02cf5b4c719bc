import type { ProjectOutline } from './project-outline.ts';

const group = (name: string, after: string, people: number, helper: string): string => `
  ${name} | - <${after}
    Invitation with a picture on how it works | 1d @leonor/30 #communication
    Desk hours in the lobby | 3d ${helper}
    Switch it on for ${people} people | 4h @zeynep/60 #change
    Help those who are locked out | 3d %desk =${name.toLowerCase().replaceAll(' ', '-')}`;

export const signIn: ProjectOutline = {
  key: 'MFA',
  name: 'Second factor for everybody',
  kind: 'Security rollout',
  goal: 'Nobody signs in from outside with a password alone.',
  programme: 'infrastructure',
  site: 'hamburg',
  lead: 'zeynep',
  sponsor: 'noor',
  weeksAgo: 8,
  priority: 750,
  colour: '#a23b72',
  trouble: 20,
  blocked: 'The works council wants to see the text about private phones first.',
  text: `
Prepare
  Which programs can do it, which cannot | 4d @zeynep/60 @olga/50
  App, key or card: decide | 3d @zeynep/60 @hatice/40
  Order four hundred security keys | 1d @zeynep/30 #supplier
  Keys arrive | 10d round #supplier =keys
  Works council agrees on private phones | 8d ~ @noor/20 #risk =council
  Lost key, new phone: what the desk does | 3d @amelie/40 @zeynep/40
  Emergency accounts in the safe | 1d @emil/50 #security
  Rules for sign-in from outside | 3d @olga/60 @zeynep/40
  Ready to begin | ms <keys <council =ready
IT first
  IT uses it | 3d %it
  Administrators only with keys | 2d @emil/60 #security #change
  Mend what IT found | 3d @olga/60
  IT has lived with it for a week | ms =it
Roll out${group('Management', 'it', 35, '@hatice/50')}${group('Hamburg offices', 'management', 240, '@jannik/60 @hatice/40')}${group('Lisboa', 'management', 130, '@bruno/60 @rita/50')}${group('Leipzig', 'management', 150, '@steffen/60 @kevin/50')}${group('Plant and warehouse', 'hamburg-offices', 180, '@ole/60 @marek/40')}
  Everybody has a second factor | ms due+6
Old ways
  Find sign-ins with old protocols | 4d @emil/60
  Move scanners and scripts to their own accounts | 8d @olga/60 @joana/30
  Switch old protocols off | 4h @olga/60 #change #risk
  No more passwords alone | ms due+8
Close
  Measure lock-outs and hours of the desk | 2d @amelie/40
  Report to the board | 4h @noor/50
`,
};
