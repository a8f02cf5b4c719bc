/** What watches the services of the sample, and what it has told lately: open, muted, coming and going, over before it mattered. */
import { dayOf } from '#calendar/rules';
import { alert, alertDecision, alertSource, incident, type DecisionRule, type MatterRule } from '#incidents/rules';
import { asset } from '#operations/rules';
import type { TeamKey } from '../cast.ts';
import type { Making } from '../make-records.ts';

export interface AlertResources {
  readonly today: string;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly serviceIds: ReadonlyMap<string, string>;
}

const sources = {
  prometheus: { name: 'Prometheus', kind: 'alertmanager', leastSeverity: 3, afterMinutes: 5 },
  kuma: { name: 'Uptime Kuma Hamburg', kind: 'uptime-kuma', leastSeverity: 3, afterMinutes: 2 },
  zabbix: { name: 'Zabbix', kind: 'zabbix', leastSeverity: 2, afterMinutes: 0 },
} as const;
type SourceName = keyof typeof sources;

/** Source, service, asset, minutes before the sample's midnight, how long (0: still), severity, times, what came of it, title. */
const lines = `
prometheus | SHOP   | shop-web-1   | 214  | 0  | 4 | 40 | matters          | PaymentLatencyHigh on shop-web-1
prometheus | SHOP   | shop-web-2   | 210  | 0  | 4 | 39 | same-service     | PaymentLatencyHigh on shop-web-2
kuma       | SHOP   | -            | 208  | 0  | 3 | 3  | same-service     | Payment page: timeout of 16000ms exceeded
zabbix     | WMS    | wms-app-1    | 122  | 0  | 4 | 1  | matters          | Lifts in aisle 7 get no orders
prometheus | BACKUP | bkp-lei-1    | 64   | 0  | 3 | 9  | matters          | NightlyBackupLate on bkp-lei-1
zabbix     | STOR   | san-ham-1    | 3004 | 0  | 3 | 1  | matters          | Path to the storage is down
prometheus | WLAN   | ap-lei-2     | 95   | 0  | 3 | 12 | flapping         | AccessPointDown on ap-lei-2
kuma       | DESK   | desk-app-1   | 300  | 0  | 3 | 5  | muted            | Service desk: 502 Bad Gateway
prometheus | DWH    | dwh-db-1     | 480  | 0  | 2 | 95 | below-severity   | DiskWillFillIn4Days on dwh-db-1
prometheus | ERP    | erp-app-1    | 2    | 0  | 3 | 1  | too-short        | BatchQueueLong on erp-app-1
prometheus | MAIL   | mx-ham-1     | 700  | 4  | 3 | 1  | over-already     | MailQueueLong on mx-ham-1
kuma       | VPN    | vpn-ham-1    | 900  | 1  | 3 | 1  | over-already     | VPN gateway: connect ECONNREFUSED
prometheus | DB     | pg-ham-1     | 1500 | 30 | 2 | 6  | below-severity   | ReplicationLag on pg-ham-1
prometheus | PRINT  | prn-ham-1    | 2100 | 3  | 3 | 1  | over-already     | SpoolerRestarted on prn-ham-1
`;

export function makeAlerts(making: Making, { today, teamIds, serviceIds }: AlertResources): void {
  const midnight = dayOf(today) * 86_400_000;
  const iso = (at: number): string => new Date(at).toISOString();
  const sourceIds = new Map(
    Object.entries(sources).map(([key, fields]) => [
      key,
      // Nobody knows a token of this hash; whoever wants to send makes a new one.
      making.add(alertSource, { ...fields, tokenHash: `sample ${key}`, hint: '------', teamId: teamIds.platform }).id,
    ]),
  );
  const assetIds = new Map(making.records.flatMap(({ thing, id, row }) => (thing === asset.name ? [[row['name'], id] as const] : [])));
  const open = making.records.filter(
    ({ thing, row }) => thing === incident.name && row['source'] === 'alert' && row['resolvedAt'] === null,
  );
  let message = 0;
  for (const line of lines.trim().split('\n')) {
    const [source, service, host, before, lasts, severity, count, matter, title] = line.split('|').map((cell) => cell.trim()) as string[];
    const sourceId = sourceIds.get(source as SourceName)!;
    const serviceId = serviceIds.get(service!) ?? null;
    const startedAt = midnight - Number(before) * 60_000;
    const endedAt = lasts === '0' ? null : startedAt + Number(lasts) * 60_000;
    const belongs = matter === 'matters' || matter === 'same-service';
    const { id: alertId } = making.add(alert, {
      title: title!,
      sourceId,
      key: title!.toLowerCase(),
      state: endedAt === null ? 'open' : 'closed',
      severity: Number(severity),
      startedAt: iso(startedAt),
      closedAt: endedAt === null ? null : iso(endedAt),
      closedBy: endedAt === null ? null : 'sender',
      lastSeenAt: iso(endedAt ?? Math.min(midnight, startedAt + Number(count) * 300_000)),
      count: Number(count),
      serviceId,
      assetId: assetIds.get(host!) ?? null,
      incidentId: belongs ? (open.find(({ row }) => row['serviceId'] === serviceId)?.id ?? null) : null,
      matter: matter as MatterRule,
      mutedUntil: matter === 'muted' ? iso(midnight + 3_600_000) : null,
      isFlapping: matter === 'flapping',
      labels: host === '-' ? {} : { instance: host! },
    });
    const decide = (rule: DecisionRule, outcome: string, at: number, inputs: Readonly<Record<string, number>>) =>
      making.add(alertDecision, { sourceId, alertId, decidedAt: iso(at), rule, outcome, inputs, ordinal: message++ % 1000 });
    decide('opens-episode', 'open', startedAt, { count: 1 });
    if (Number(count) > 1) decide('opens-again', 'open', Math.min(midnight, startedAt + 300_000), { count: Number(count) });
    decide(matter as MatterRule, belongs ? 'join' : 'wait', Math.min(midnight, startedAt + 300_000), { severity: Number(severity) });
    if (endedAt !== null) decide('closes-episode', 'closed', endedAt, { count: Number(count) });
  }
}
