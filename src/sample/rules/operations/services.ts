/** What the sample department runs for others. Key, name, tier, owner, team, hours, RTO, RPO, own restore time, what it is for. */
import { minutesOf } from '#operations/rules';
import type { TeamKey } from '../cast.ts';

export interface SampleService {
  readonly key: string;
  readonly name: string;
  readonly tier: number;
  readonly owner: string;
  readonly team: TeamKey;
  /** `office`: promised in the working hours of Hamburg; `always`: around the clock. */
  readonly hours: 'office' | 'always';
  readonly rtoMinutes: number;
  readonly rpoMinutes: number | null;
  readonly restoreMinutes: number;
  readonly purpose: string;
}

const lines = `
NET    | Network                  | 1 | jonas    | network   | always | 2 h  | -      | 30 min | Connects everything in the three sites.
WAN    | Links between sites      | 1 | katrin   | network   | always | 4 h  | -      | 30 min | Hamburg, Leipzig and Lisboa work as if in one building.
INET   | Internet access          | 2 | farid    | network   | always | 4 h  | -      | 20 min | The way out, and the way in for customers.
WLAN   | Wireless                 | 3 | ines     | network   | office | 8 h  | -      | 45 min | Notebooks, scanners and guests without a cable.
DNS    | Names and addresses      | 1 | olga     | platform  | always | 2 h  | 24 h   | 20 min | Every computer finds every other by its name.
DIR    | Directory and sign-in    | 1 | olga     | platform  | always | 4 h  | 4 h    | 45 min | One account for everything, with a second factor.
VIRT   | Virtualisation           | 1 | nils     | platform  | always | 4 h  | -      | 30 min | Where nearly all servers run.
STOR   | Storage                  | 1 | falk     | platform  | always | 4 h  | 15 min | 60 min | Disks for virtual machines, databases and files.
BACKUP | Backup                   | 2 | falk     | platform  | always | 8 h  | 24 h   | 60 min | Everything can be had again as it was last night.
DB     | Databases                | 1 | ruth     | databases | always | 4 h  | 15 min | 30 min | PostgreSQL and Oracle for the applications.
MAIL   | E-mail and calendars     | 2 | olga     | platform  | always | 8 h  | 60 min | 60 min | Mail, shared calendars, rooms.
FILES  | File shares              | 3 | falk     | platform  | office | 8 h  | 24 h   | 60 min | What teams keep together.
PHONE  | Telephony                | 2 | svenja   | network   | always | 4 h  | 24 h   | 40 min | Desk phones, soft phones and the hotline.
VPN    | Remote access            | 2 | farid    | network   | always | 4 h  | -      | 30 min | Working from home and on the road.
WORK   | Managed workplace        | 3 | birgit   | workplace | office | 16 h | -      | 60 min | Notebooks, their software and updates.
DESK   | Service management tool  | 3 | amelie   | desk      | office | 8 h  | 4 h    | 45 min | Tickets, changes and the knowledge base.
ERP    | ERP                      | 1 | volker   | erp       | always | 4 h  | 15 min | 60 min | Orders, purchasing, accounts.
PAY    | Payroll                  | 2 | silke    | erp       | office | 24 h | 4 h    | 60 min | Salaries, on time, every month.
DWH    | Data warehouse           | 3 | duarte   | databases | office | 24 h | 24 h   | 90 min | Figures for those who decide.
SHOP   | Web shop                 | 1 | matthias | erp       | always | 2 h  | 5 min  | 20 min | Where customers order, day and night.
WMS    | Warehouse management     | 1 | matthias | erp       | always | 8 h  | 15 min | 40 min | Tells people and lifts what goes where.
PRINT  | Printing                 | 4 | dennis   | workplace | office | 2 days | -    | 30 min | Labels, delivery notes, paper.
`;

export const sampleServices: readonly SampleService[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [key, name, tier, owner, team, hours, rto, rpo, restore, purpose] = line.split('|').map((cell) => cell.trim()) as string[];
    return {
      key: key!,
      name: name!,
      tier: Number(tier),
      owner: owner!,
      team: team as TeamKey,
      hours: hours as SampleService['hours'],
      rtoMinutes: minutesOf(rto!)!,
      rpoMinutes: rpo === '-' ? null : minutesOf(rpo!)!,
      restoreMinutes: minutesOf(restore!)!,
      purpose: purpose!,
    };
  });
