/** What comes again and again in the sample department, and how far its causes are known. */
import type { ProblemStatus } from '#problems/rules';

export interface SampleProblem {
  readonly title: string;
  readonly service: string;
  /** Incidents of the service whose title begins so come from it. */
  readonly incidents: string;
  readonly status: ProblemStatus;
  readonly priority: number;
  readonly owner: string;
  /** Days before the day around which the sample stands. */
  readonly openedAgo: number;
  readonly knownAgo: number | null;
  readonly resolvedAgo: number | null;
  readonly description: string;
  readonly rootCause: string;
  readonly workaround: string;
}

const lines = `
Gateway of the supplier drops long sessions       | VPN   | Remote access breaks off     | known-error | 2 | farid  | 80 | 62 | -  | Sessions end after some minutes, more often in the morning. | The first gateway loses its table of sessions when it is synchronised; the supplier has a case open. | Choose **vpn-2** in the client and sign in again. It stays until the client is updated.
Start of notebooks hangs after driver package     | WORK  | Notebook does not start      | analysing   | 2 | dennis | 64 | -  | -  | After the monthly package some notebooks stop at the logo. | Only models with the older wireless card, it seems. |
Label printer pulls ribbon from the wrong side    | PRINT | Label printer in the         | open        | 4 | dennis | 41 | -  | -  | Labels come out blank two or three times a week. | |
Price table without an index for the new columns  | ERP   | Order entry takes minutes    | closed      | 2 | ruth   | 95 | 90 | 48 | Order entry waits for the price of each line. | The columns of the new discounts have no index. | Stop the long report in the evening.
Payment page keeps an old script in its cache     | SHOP  | Customers see a white page   | known-error | 1 | matthias | 70 | 66 | - | After a release customers see a white page when they have paid. The order is there. | The cache keeps the script of the release before. | Empty the cache of the payment page, then load it once. Tell the customer that the order is there.
Old telephones lock accounts                      | DIR   | Account is locked            | known-error | 3 | olga   | 88 | 80 | -  | Accounts are locked again and again after a new password. | A telephone that nobody uses keeps trying the former password. | Unlock, then end all sessions of the account in the console. Ask for the old telephone.
Hosts lose a path when the fabric restarts        | STOR  | Storage in Hamburg           | resolved    | 1 | falk   | 27 | 26 | 9  | After a restart of the fabric paths or whole volumes are missing. | Zones are not kept over a restart when the format changes. | Bring back the zones that were saved the night before.
`;

export const sampleProblems: readonly SampleProblem[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [title, service, incidents, status, priority, owner, opened, known, resolved, description, rootCause, workaround = ''] = line
      .split('|')
      .map((cell) => cell.trim()) as string[];
    const days = (cell: string | undefined): number | null => (cell === '-' || cell === undefined ? null : Number(cell));
    return {
      title: title!,
      service: service!,
      incidents: incidents!,
      status: status as ProblemStatus,
      priority: Number(priority),
      owner: owner!,
      openedAgo: Number(opened),
      knownAgo: days(known),
      resolvedAgo: days(resolved),
      description: description!,
      rootCause: rootCause!,
      workaround,
    };
  });

/** By the title of the problem: the task of a project that does away with it. */
export const sampleFixes = [
  [
    'Old telephones lock accounts',
    { project: 'MFA', title: 'Find telephones that sign in with a former password', owner: 'olga', hours: 12, due: 32 },
  ],
  [
    'Gateway of the supplier drops long sessions',
    { project: 'SWI', title: 'Replace the first gateway', owner: 'farid', hours: 16, due: 45 },
  ],
] as const;
