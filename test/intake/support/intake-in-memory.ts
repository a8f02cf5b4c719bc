/** An organisation's alerts without a server: what the deed decides is put into maps, and can be forgotten and read again at any time. */
import { answerFromMemory, answerFrom, type Change } from '#platform/kit';
import { dependencyGraphOf, type DependencyGraph } from '#operations/rules';
import { systemPrincipal } from '#platform/server';
import {
  alertSource,
  fromKept,
  keyName,
  placeIndexOf,
  takeInBatch,
  type Alert,
  type AlertDecision,
  type AlertKey,
  type AlertSource,
  type Failing,
  type PlaceIndex,
  type ReceivedEvent,
  type Sample,
} from '#incidents/rules';
import { idOf } from '../../company/deciding.ts';

type Rows = Map<string, Map<string, Record<string, unknown>>>;

export const sourceOf = (fields: Partial<AlertSource> = {}): AlertSource => ({
  ...alertSource.schema.parse({ name: 'Source', kind: 'json', tokenHash: 'a', hint: 'b' }),
  id: idOf(1),
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...fields,
});

export interface InMemory {
  readonly rows: Rows;
  alerts(): readonly Alert[];
  decisions(): readonly AlertDecision[];
  incidents(): readonly Record<string, unknown>[];
  take(received: readonly ReceivedEvent[], options?: { readonly at?: string; readonly due?: readonly string[] }): void;
  /** Alerts about which it is time to ask again at an instant. */
  due(at: string): readonly string[];
  /** As after a restart: what is remembered of the keys is read again from what was kept. */
  forget(): void;
}

export function intakeInMemory(
  source: AlertSource = sourceOf(),
  around: {
    readonly places?: PlaceIndex;
    readonly graph?: DependencyGraph;
    readonly maintenanceUntil?: (serviceId: string | null, at: number) => number | null;
    readonly facts?: readonly (readonly [thing: string, row: Record<string, unknown>])[];
  } = {},
): InMemory {
  const rows: Rows = new Map();
  const tableOf = (name: string) => rows.get(name) ?? rows.set(name, new Map()).get(name)!;
  for (const [name, row] of around.facts ?? []) tableOf(name).set(row['id'] as string, row);
  const graph = around.graph ?? dependencyGraphOf({ services: [], assets: [], dependencies: [] });
  let keys: ReadonlyMap<string, AlertKey> = new Map();
  let made = 0;
  let counted = 0;
  const alerts = () => [...tableOf('alert').values()] as unknown as Alert[];
  const decisions = () => [...tableOf('alert-decision').values()] as unknown as AlertDecision[];

  function apply(change: Change): void {
    const table = tableOf(change.thing.name);
    if (change.kind === 'put') table.set(change.id, { ...change.row, id: change.id, version: 1 });
    else if (change.kind === 'patch') table.set(change.id, { ...table.get(change.id), ...change.fields });
    else table.delete(change.id);
  }

  function failing(): ReadonlyMap<string, Failing> {
    const found = new Map<string, Failing>();
    for (const { id, state, incidentId, serviceId, assetId, startedAt } of alerts()) {
      const node = assetId ?? serviceId;
      if (state === 'closed' || incidentId === null || node === null) continue;
      const since = Date.parse(startedAt);
      if (!found.has(node) || found.get(node)!.since > since) found.set(node, { since, alertId: id, incidentId });
    }
    return found;
  }

  return {
    rows,
    alerts,
    decisions,
    incidents: () => [...tableOf('incident').values()],
    take(received, { at, due = [] } = {}) {
      const now = at ?? received.at(-1)!.receivedAt;
      const facts = {
        sources: new Map([[source.id, source]]),
        keys,
        places: around.places ?? placeIndexOf([], []),
        graph,
        failing: failing(),
        maintenanceUntil: around.maintenanceUntil ?? (() => null),
      };
      const asked = { at: now, newId: () => idOf(10_000 + ++made), by: systemPrincipal(idOf(9)), branchId: null };
      const intake = answerFrom(
        takeInBatch(received, due, facts, asked),
        answerFromMemory(rows, () => ++counted),
      );
      intake.decision.changes.forEach(apply);
      keys = intake.keys;
    },
    due: (at) =>
      alerts()
        .filter((each) => each.reviewAt !== null && each.reviewAt <= at)
        .map((each) => each.id),
    forget() {
      const names = new Set(decisions().flatMap(({ key, sourceId }) => (key === null ? [] : [keyName(sourceId, key)])));
      keys = new Map([...names].map((name) => [name, keyFromKept(name, alerts(), decisions())]));
    },
  };
}

function keyFromKept(name: string, alerts: readonly Alert[], decisions: readonly AlertDecision[]): AlertKey {
  const own = decisions.filter((each) => each.key !== null && keyName(each.sourceId, each.key) === name && each.action !== 'heartbeat');
  const episodes = alerts
    .filter((each) => keyName(each.sourceId, each.key) === name)
    .map((each) => ({
      alertId: each.id,
      episodeId: each.episodeId,
      startedAt: Date.parse(each.startedAt),
      closedAt: each.closedAt === null ? null : Date.parse(each.closedAt),
      closedBy: each.closedBy,
      isAcknowledged: each.state === 'acknowledged',
      severity: each.severity as 0,
    }))
    .toSorted((one, other) => one.startedAt - other.startedAt);
  const samples = own
    .filter((each) => !['same-message-id', 'same-message-again'].includes(each.rule))
    .map((each): Sample => ({
      action: each.action as Sample['action'],
      at: Date.parse(each.occurredAt!),
      episodeId: each.episodeId,
      startedAt: each.startedAt === null ? null : Date.parse(each.startedAt),
      severity: each.severity as 0,
    }));
  const transportIds = new Set(own.flatMap((each) => each.transportId ?? []));
  return fromKept(episodes, samples, { transportIds, last: null }, -Infinity);
}
