import type { ProjectOutline } from './project-outline.ts';

export const erpCutOver: ProjectOutline = {
  key: 'ERP',
  name: 'ERP cut-over to the new release',
  kind: 'ERP cut-over',
  goal: 'Finance and logistics work on the new release, with one weekend of downtime and no lost document.',
  programme: 'business',
  site: 'hamburg',
  lead: 'isabel',
  sponsor: 'henrike',
  weeksAgo: 20,
  priority: 900,
  colour: '#b5651d',
  trouble: 40,
  blocked: 'Accounting wants a second reconciliation report before they sign.',
  text: `
Initiation
  Kick-off with finance and logistics | 1d @isabel @volker
  Agree scope and what stays out | 5d @volker/60 @isabel/50
  Name key users per department | 3d ~ @isabel/30
  Steering group meets for the first time | 4h @gesa/50
  Project is chartered | ms =chartered
Design
  Finance
    General ledger and new chart of accounts | 10d @silke/80
    Payables and the payment run | 8d @silke/80
    Assets and depreciation | 6d ~ @clara/70
    Reports that the auditors need | 5d @clara/70 #risk
  Logistics
    Orders and deliveries | 10d <chartered @matthias/80
    Stock and stocktaking | 8d @matthias/80
    Labels and handhelds | 6d ~ @anke
  Interfaces
    List forty-one interfaces and their owners | 5d <chartered @deniz/60
    Bank, customs, web shop | 8d @deniz/60
    Time recording and payroll | 5d @theresa/60
  Design is signed by key users | ms =design
Build
  Customising finance | 15d @silke/70 @clara/50 =customF
  Customising logistics | 15d ~ @matthias/70 @anke/50 =customL
  Rewrite own programs that no longer run | 25d ~ @deniz/70 @theresa/70 @ricardo =programs
  Interfaces rebuilt | 20d ~ @ricardo/60 @theresa/50 #risk
  Roles and authorisations | 10d <customF @zeynep/30 @silke/30 #security
  Forms and labels in three languages | 8d <customL @anke/60
  Steering group: budget and dates | 4h ~ @gesa/50
  Build is complete | ms =built
Data
  Clean up customers and suppliers | 20d <design @clara/40 %erp est
  Migration programs for master data | 15d <design @philip/80
  Migration programs for open items | 10d @philip/80 @carsten/40
  First test migration | 4d @philip @carsten/60
  Reconcile with accounting | 4d @philip/60 @silke/40 =reconciled
  Second test migration, timed | 3d @philip @carsten/60
  Data are good enough | ms =data
Infrastructure
  Size the database servers | 3d <design @ruth/40 @tobias/30
  Install production and test systems | 8d @tobias/60 @ruth/50
  Backup and recovery proven | 4d @falk/50 @helge/50 =recovery
  Load test at month-end volume | 4d <programs <recovery @ruth/40 @theresa/40
Test
  Integration test, first round | 10d <built <data ?finance/3 ?logistics/3
  Mend first round | 8d @deniz/70 @theresa/70 est
  Performance of the ten slowest reports | 5d ~ @ricardo/60 @ewa/40
  Integration test, second round | 8d @silke/60 @matthias/60
  Mend second round | 5d @deniz/70 @theresa/70 est
  Key users accept finance | 5d @silke/50 #risk
  Key users accept logistics | 5d ~ @matthias/50 #risk
  Accepted for go-live | ms =accepted
Training
  Material per job | 12d <built @leonor/50 @anke/40
  Train the key users | 5d @anke/60
  Train three hundred people | 15d @leonor/40 @rita/60 #communication =trained
Cut-over
  Write the cut-over book, hour by hour | 6d <accepted:SS-4d @isabel/60 @volker/40
  First rehearsal | 3d @volker/60 @philip @ruth/50
  Second rehearsal, against the clock | 3d @volker/60 @philip @ruth/50
  Back-out rehearsed | 2d @ruth/60 @falk/40 #risk
  Tell customers and suppliers | 2d ~ late @isabel/40 #communication
  Papers for go or no-go | 1d @gesa/50 @isabel/40
  Go or no-go | ms <accepted <trained =go
  Freeze the old system | 4h <go @volker #change
  Move the data | 20h weekend @philip @carsten #change
  Check balances and stock | 6h weekend @silke @matthias
  Open for users | ms due+5 #change =live
After go-live
  Stay close for three weeks | 15d @volker/60 @silke/60 @matthias/60
  First month-end on the new release | 3d @silke/80 @clara/60
  Archive and switch off the old system | 8d <live+20d @tobias/40 @helge/60
  Hand over to support | 3d @amelie/30 @volker/40
  Look back together | 1d @isabel/50
  Project is closed | ms due+10
`,
};
