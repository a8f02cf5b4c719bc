/** What the sample department has written down. */
import type { Article } from '#problems/rules';

export interface SampleArticle {
  readonly title: string;
  readonly kind: Article['kind'];
  readonly status: Article['status'];
  readonly audience: Article['audience'];
  readonly services: readonly string[];
  readonly owner: string;
  /** Days from the day around which the sample stands; negative: it is overdue. */
  readonly reviewIn: number | null;
  readonly body: string;
}

const texts = `
# Mailbox is full: archive and raise the quota
how-to | published | everybody | MAIL | olga | 120
1. Open the mailbox in the browser, **Archive**, *older than a year*.
2. If it is still full, ask the service desk for a larger quota: name and reason are enough.

Nothing is lost: the archive is searched together with the mailbox.
# Account is locked: what to look at first
workaround | published | staff | DIR | olga | -12
- Unlock it.
- Look at *last failed sign-ins*: the name of the device stands there.
- An old telephone is the usual one. End all sessions of the account, ask the caller to remove the mail account from it.

Two locks in a week: write down the device in the problem.
# Remote access breaks off: choose the second gateway
workaround | published | everybody | VPN | farid | 45
1. In the client, **Servers**, choose *vpn-2*.
2. Sign in again.

It stays until the client is updated; then do it once more.
# Label printer prints blanks
how-to | published | everybody | PRINT | dennis | 200
- Take out the ribbon. The dull side goes to the label.
- Clean the sensor with the brush that hangs at the printer.
- Print one test label before you go on.
# Second screen stays black
how-to | published | everybody | WORK | kevin | 90
1. Unplug the dock for ten seconds.
2. Other cable: there are some in the cupboard of each floor.
3. Still black: the service desk brings another screen.
# White page after payment: empty the cache
workaround | published | staff | SHOP | matthias | 30
\`\`\`
cache purge payment --all
cache warm payment
\`\`\`
Then pay once with the test card. The order of the customer is there; tell them so.
# Backup of the night has failed: run it again
how-to | published | staff | BACKUP | falk | 60
- Look at the *first* job that failed; the others usually wait for it.
- Free space below 10 %: remove copies marked *expired*, never others.
- Run the chain again from that job. By noon it has to be through.
# Switch in a rack does not answer
how-to | published | staff | NET | katrin | 150
1. Light at the power supplies? Each switch has two.
2. Console cable in the blue box of the room. Name and address stand on the label.
3. Spare switches are in H3 and L1, configured for the template.
# Volumes above ninety percent
reference | published | staff | STOR | falk | 75
- **erp-data**: Ruth Adebayo decides; old snapshots may go.
- **files**: whoever owns the folder; nothing goes without asking.
- **vm-test**: Nils; everything older than a month may go.
# New colleague: rights from the first day
how-to | published | everybody | DIR | nele | 25
Send the form **five working days** before. With it come account, mailbox, notebook and the groups of the team. What the team needs besides stands in its own list; whoever leads it keeps it.
# Month-end: what runs when
reference | draft | staff | ERP, DWH | silke | -
- Closing: after nine in the evening.
- Figures for the board: load at five.
- Nothing is changed in ERP on the last two working days.
# Reading the old message queue by hand
known-error | retired | staff | WMS | matthias | -
Before the restart script there was this: stop the reader, move the message at the head away, start it. The script does the same.
`;

export const sampleArticles: readonly SampleArticle[] = texts
  .trim()
  .split(/^# /m)
  .filter(Boolean)
  .map((text) => {
    const [title, head, ...body] = text.split('\n');
    const [kind, status, audience, services, owner, review] = head!.split('|').map((cell) => cell.trim());
    return {
      title: title!.trim(),
      kind: kind as Article['kind'],
      status: status as Article['status'],
      audience: audience as Article['audience'],
      services: services!.split(',').map((each) => each.trim()),
      owner: owner!,
      reviewIn: review === '-' ? null : Number(review),
      body: body.join('\n').trim(),
    };
  });
