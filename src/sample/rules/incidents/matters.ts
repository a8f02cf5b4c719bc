/** What goes wrong in the sample department, again and again. Service, how often, how far, how much it presses, what it was, what helped. */
import type { TeamKey } from '../cast.ts';

export interface Matter {
  readonly service: string;
  readonly weight: number;
  readonly impact: number;
  readonly urgency: number;
  readonly title: string;
  readonly resolution: string;
  readonly code: 'fixed' | 'workaround' | 'by-itself' | 'no-fault';
  /** Told by monitoring rather than by somebody. */
  readonly isAlert: boolean;
  /** Comes more often on the last days of a month. */
  readonly isMonthEnd: boolean;
  /** Who has to help besides those who keep the service. */
  readonly also: TeamKey | null;
}

const lines = `
MAIL   | 9 | 3 2 | Mailbox is full and receives nothing          | Archived last year's mail and raised the quota.                 | fixed
MAIL   | 6 | 3 2 | Shared calendar does not show appointments    | Rights on the calendar set anew.                                | fixed
MAIL   | 2 | 2 2 | Mail to customers is delayed by an hour       | Queue was stuck behind one large message; removed it.           | fixed      | alert
WORK   | 9 | 3 2 | Notebook does not start after the update      | Rolled the update back and started again.                       | workaround
WORK   | 8 | 3 3 | Second screen stays black                     | New cable.                                                      | fixed
WORK   | 5 | 3 2 | Program asks for a licence again              | Licence assigned anew.                                          | fixed
WORK   | 4 | 3 2 | Notebook is very slow since this morning      | Index was being rebuilt; done by noon.                          | by-itself
DIR    | 8 | 3 1 | Account is locked                             | Unlocked; an old phone kept trying the former password.         | fixed
DIR    | 3 | 2 2 | New colleagues cannot sign in                 | Group was missing in the joiner's form.                         | fixed
VPN    | 7 | 3 2 | Remote access breaks off every few minutes    | Other gateway chosen; the supplier looks at the first.          | workaround | alert, supplier
VPN    | 3 | 2 1 | Nobody can connect from home                  | Certificate of the gateway renewed.                             | fixed      | alert
WLAN   | 6 | 3 2 | No wireless in the meeting rooms, floor 3     | Access point restarted.                                         | fixed
WLAN   | 3 | 2 2 | Scanners in Leipzig lose the wireless         | Channel changed away from the crane's radio.                    | fixed      | network
PRINT  | 8 | 3 2 | Label printer in the warehouse prints blanks  | Ribbon changed, sensor cleaned.                                 | fixed
PRINT  | 5 | 3 3 | Printer on floor 2 wants a toner              | Toner replaced.                                                 | fixed
ERP    | 6 | 3 2 | Order cannot be saved                         | Customer was blocked by mistake; unblocked.                     | fixed      | month-end
ERP    | 4 | 2 1 | Order entry takes minutes                     | Query plan of the price table fixed.                            | fixed      | alert, databases, month-end
ERP    | 3 | 2 2 | Month-end closing stops half-way              | Job restarted after the missing rate was entered.               | fixed      | month-end
PAY    | 3 | 2 2 | Payslips are missing two people               | Their transfer had failed; sent again.                          | fixed      | month-end
SHOP   | 4 | 2 2 | Customers see a white page after payment      | Cache of the payment page emptied.                              | workaround | alert
SHOP   | 3 | 1 2 | Web shop answers slowly                       | Two more nodes; the campaign had started early.                 | fixed      | alert, platform
WMS    | 4 | 2 1 | Lifts wait for orders                         | Message queue started again.                                    | fixed      | alert, erp
PHONE  | 5 | 3 2 | Hotline hears only one side                   | Port of the media gateway opened again.                         | fixed      | network
NET    | 2 | 2 1 | Switch in rack H3 does not answer             | Power supply exchanged.                                         | fixed      | alert
WAN    | 2 | 2 1 | Link to Lisboa loses packets                  | Line switched to the second carrier until it was mended.        | workaround | alert, supplier
INET   | 2 | 2 2 | Some web sites cannot be reached              | Wrong route at the carrier; gone by itself.                     | by-itself  | supplier
DNS    | 1 | 2 1 | Names of new servers are not found            | Transfer between the name servers repaired.                     | fixed      | alert
STOR   | 2 | 2 1 | Volume is filled to 95 percent                | Old snapshots removed.                                          | fixed      | alert
BACKUP | 5 | 3 2 | Backup of the night has failed                | Ran again in the morning.                                       | fixed      | alert
DB     | 3 | 2 1 | Database does not answer for seconds          | Long report stopped, index added.                               | fixed      | alert
VIRT   | 2 | 2 2 | Host lost one of its paths to the storage     | Adapter exchanged, machines moved back.                         | fixed      | alert, supplier
FILES  | 5 | 3 2 | Folder is gone                                | Brought back from last night's backup.                          | fixed
DWH    | 3 | 3 2 | Figures of yesterday are missing              | Load started again after the source was there.                  | fixed      | alert, month-end
DESK   | 2 | 3 2 | Form for new notebooks shows an error         | Field that had been renamed put right.                          | fixed
`;

export const matters: readonly Matter[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [service, weight, grades, title, resolution, code, marks = ''] = line.split('|').map((cell) => cell.trim()) as [
      string,
      string,
      string,
      string,
      string,
      string,
      string?,
    ];
    const [impact, urgency] = grades.split(' ').map(Number);
    const marked = marks.split(',').map((each) => each.trim());
    return {
      service,
      weight: Number(weight),
      impact: impact!,
      urgency: urgency!,
      title,
      resolution,
      code: code as Matter['code'],
      isAlert: marked.includes('alert'),
      isMonthEnd: marked.includes('month-end'),
      also: (marked.find((each) => ['network', 'platform', 'databases', 'erp'].includes(each)) as TeamKey | undefined) ?? null,
    };
  });

/** Those who call, and where from. */
export const callers: readonly string[] = [
  'Petra Hollmann, accounts',
  'Jens Kröger, warehouse Leipzig',
  'Marta Queiroz, sales Lisboa',
  'Uwe Dietz, production',
  'Sabine Roth, human resources',
  'Filipe Antunes, sales Lisboa',
  'Gudrun Paulsen, purchasing',
  'Holger Stamm, goods in',
  'Ana Figueira, marketing',
  'Thilo Berg, works council',
  'Regina Wulf, customer service',
  'Dieter Ohm, workshop',
];
