/** What a source has said, gone through once more under other rules: what would have come of it. Nothing is written. */
import { answerFromMemory, type Change, type Need, type Principal } from '#platform/kit';
import { answerFrom } from '#platform/kit';
import { asset, service } from '#operations/rules';
import type { Alert } from './alert.ts';
import type { AlertKey } from './alert-key.ts';
import type { AlertSource } from './alert-source.ts';
import type { MatterRule } from './matter.ts';
import type { Failing, IntakeFacts, ReceivedEvent } from './take-in/intake-facts.ts';
import { takeInBatch } from './take-in/take-in-alerts.ts';

export interface ReplayedAlert {
  readonly key: string;
  readonly title: string;
  readonly severity: number;
  readonly startedAt: string;
  readonly matter: MatterRule | null;
  readonly hasIncident: boolean;
}

export interface Replay {
  readonly incidents: number;
  readonly alerts: readonly ReplayedAlert[];
}

type Rows = Map<string, Map<string, Record<string, unknown>>>;

const nobody: Principal = {
  organisationId: '',
  membershipId: '',
  accountId: '',
  personId: null,
  name: '',
  role: 'owner',
  scopeRoles: {},
  hiddenScopes: [],
  carrier: 'system',
  canWrite: false,
};

/** As if nothing had been open before the first of it; until the instant `until`. */
export function replay(
  received: readonly ReceivedEvent[],
  source: AlertSource,
  around: Pick<IntakeFacts, 'places' | 'graph' | 'maintenanceUntil'>,
  until: string,
): Replay {
  const rows: Rows = new Map();
  let keys: ReadonlyMap<string, AlertKey> = new Map();
  let made = 0;
  const alerts = (): Alert[] => [...(rows.get('alert')?.values() ?? [])] as unknown as Alert[];

  function take(messages: readonly ReceivedEvent[], at: string, due: readonly string[]): void {
    const facts = { ...around, sources: new Map([[source.id, source]]), keys, failing: failingOf(alerts()) };
    const asked = { at, newId: () => `${++made}`, by: nobody, branchId: null };
    const intake = answerFrom(takeInBatch(messages, due, facts, asked), answerIn(rows));
    keys = intake.keys;
    for (const change of intake.decision.changes) if (['alert', 'incident'].includes(change.thing.name)) apply(rows, change);
  }

  /** Those about which it was to be asked again in the meantime. */
  function passTo(at: string): void {
    for (let steps = 0; steps < 1000; steps++) {
      const next = alerts()
        .flatMap((each) => each.reviewAt ?? [])
        .toSorted()[0];
      if (next === undefined || next > at) return;
      take(
        [],
        next,
        alerts().flatMap((each) => (each.reviewAt === next ? [each.id] : [])),
      );
    }
  }

  for (const [at, messages] of Map.groupBy(received, (each) => each.receivedAt)) {
    passTo(at);
    take(messages, at, []);
  }
  passTo(until);
  return {
    incidents: rows.get('incident')?.size ?? 0,
    alerts: alerts().map(({ key, title, severity, startedAt, matter, incidentId }) => ({
      key,
      title,
      severity,
      startedAt,
      matter,
      hasIncident: incidentId !== null,
    })),
  };
}

/** Services and assets are there, whatever else they are: an incident that is only thought of asks no more of them. */
const answerIn = (rows: Rows) => {
  const fromRows = answerFromMemory(rows);
  return function answer(need: Need): unknown {
    if (need.need === 'all') return need.of.map(answer);
    if (need.need === 'one' && need.thing === (service as unknown)) return { id: need.id };
    if (need.need === 'many' && need.thing === (asset as unknown)) return (need.where['id'] as readonly string[]).map((id) => ({ id }));
    return fromRows(need);
  };
};

function apply(rows: Rows, change: Change): void {
  const { name } = change.thing;
  const table = rows.get(name) ?? rows.set(name, new Map()).get(name)!;
  if (change.kind === 'put') table.set(change.id, { ...change.row, id: change.id, version: 1 });
  else if (change.kind === 'patch') table.set(change.id, { ...table.get(change.id), ...change.fields });
}

function failingOf(alerts: readonly Alert[]): ReadonlyMap<string, Failing> {
  const found = new Map<string, Failing>();
  for (const { id, state, incidentId, serviceId, assetId, startedAt } of alerts) {
    const node = assetId ?? serviceId;
    if (state === 'closed' || incidentId === null || node === null) continue;
    const since = Date.parse(startedAt);
    if ((found.get(node)?.since ?? Infinity) > since) found.set(node, { since, alertId: id, incidentId });
  }
  return found;
}
