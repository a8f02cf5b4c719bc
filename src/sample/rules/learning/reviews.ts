/** What the sample department learned from its three worst mornings, and what it does so that they do not come again. */
import type { FactorKind } from '#problems/rules';

export interface SampleAction {
  readonly title: string;
  readonly owner: string;
  readonly hours: number;
  /** Days after the day around which the sample stands by which it is promised; negative: before. */
  readonly due: number;
  /** Key of the project in which it is a task; null: it is none. */
  readonly project: string | null;
  /** Days before that day on which it was done; null: it is still to do. */
  readonly doneAgo: number | null;
  readonly dropped: string | null;
}

export interface SampleReview {
  readonly incident: string;
  readonly owner: string;
  readonly isPublished: boolean;
  readonly summary: string;
  readonly impact: string;
  readonly helped: string;
  readonly hindered: string;
  readonly rootCause: string;
  readonly factors: readonly (readonly [kind: FactorKind, text: string])[];
  readonly actions: readonly SampleAction[];
}

const action = (title: string, owner: string, hours: number, due: number, of: Partial<SampleAction> = {}): SampleAction => ({
  title,
  owner,
  hours,
  due,
  project: null,
  doneAgo: null,
  dropped: null,
  ...of,
});

export const sampleReviews: readonly SampleReview[] = [
  {
    incident: 'Storage in Hamburg does not answer',
    owner: 'mara',
    isPublished: true,
    summary:
      'The update of the controllers restarted the fabric at 7:51 **without its zones**. No host saw a volume; order entry, e-mail and the web shop stood still in all sites until the settings of the day before were brought back.',
    impact:
      'Five hundred people without ERP and mail for almost two hours. The warehouse worked on paper; 140 orders were entered afterwards.',
    helped:
      '- The settings of the fabric are saved every night.\n- One person led, one told the others: nobody at the storage was called away.',
    hindered:
      '- The order in which machines start was known to two people only.\n- The first alert named hosts, not the storage: six minutes went by.',
    rootCause: '',
    factors: [
      ['change', 'The update was planned as one that changes nothing; its plan had no look at the zones afterwards.'],
      ['technical', 'The new firmware starts with an empty set of zones when the saved one has another format.'],
      ['monitoring', 'Hosts were watched, the zones of the fabric were not.'],
      ['process', 'No window of observation between the two fabrics: both were updated in one night.'],
    ],
    actions: [
      action('Compare zones before and after each restart of the fabric', 'falk', 16, -2, { project: 'BKP', doneAgo: 5 }),
      action('Watch the zones of both fabrics', 'joana', 12, 10, { project: 'BKP' }),
      action('Write down the order in which machines start, and play it', 'nils', 24, 24, { project: 'BKP' }),
      action('Never both fabrics in one night: rule in the change model', 'mara', 4, -9, { doneAgo: 12 }),
    ],
  },
  {
    incident: 'Nobody works from home: the gateway refuses everybody',
    owner: 'mara',
    isPublished: true,
    summary:
      'The certificate of the gateway ended at midnight. From six on nobody outside the offices could sign in; a new one came at 7:55.',
    impact: 'Some two hundred people began to work two hours late; sales in Lisboa held its first calls by mobile telephone.',
    helped: 'The issuer was reached through the contact of the contract, not through the hotline.',
    hindered: 'The issuer opens at nine; the order had to be confirmed by telephone.',
    rootCause: 'The end of the certificate stood in the calendar of one person, who left in spring.',
    factors: [
      ['process', 'What runs out stands in no list that somebody looks at.'],
      ['monitoring', 'The sign-in page was watched for its answer, not for the age of its certificate.'],
      ['supplier', 'The issuer confirms by telephone, in its office hours only.'],
    ],
    actions: [
      action('List of everything that runs out, with who renews it', 'katrin', 16, -20, { project: 'SWI', doneAgo: 26 }),
      action('Renew certificates by themselves where the issuer can', 'farid', 24, 18, { project: 'SWI' }),
      action('Second issuer that confirms at night', 'gesa', 8, -30, {
        dropped: 'The first one renews by itself from January on; a second costs more than it brings.',
      }),
    ],
  },
  {
    incident: 'Month-end closing stands and takes order entry with it',
    owner: 'ruth',
    isPublished: false,
    summary: 'The closing job held a lock on the price table while order entry needed it. The job was stopped and ran in the evening.',
    impact: 'No order got in for 71 minutes on the last working day of the month.',
    helped: 'Finance decided within minutes that the closing may wait.',
    hindered: 'Nobody knew at first which of the two jobs held the lock.',
    rootCause: '',
    factors: [
      ['technical', 'The job reads the price table with a lock although it never writes it.'],
      ['capacity', 'Closing and the peak of orders fall on the same hours of the last day.'],
    ],
    actions: [
      action('Closing reads a copy of the price table', 'silke', 40, 12, { project: 'ERP' }),
      action('Page that shows who holds which lock', 'helge', 16, -4, { project: 'ERP' }),
      action('Agree with finance when the closing runs', 'ruth', 4, 6),
    ],
  },
];
