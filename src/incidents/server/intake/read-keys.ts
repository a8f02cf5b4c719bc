/** Reads what is remembered of keys: their latest alerts, and what was said last. */
import type { PoolClient } from 'pg';
import { fromKept, keyName, mostRemembered, type AlertKey, type KeptEpisode, type Sample } from '#incidents/rules';

export interface KeyToRead {
  readonly sourceId: string;
  readonly key: string;
}

interface AlertRow {
  readonly sourceId: string;
  readonly key: string;
  readonly id: string;
  readonly episodeId: string | null;
  readonly state: 'open' | 'acknowledged' | 'closed';
  readonly severity: KeptEpisode['severity'];
  readonly startedAt: string;
  readonly closedAt: string | null;
  readonly closedBy: KeptEpisode['closedBy'];
}

interface SaidRow {
  readonly sourceId: string;
  readonly key: string;
  readonly action: Sample['action'];
  readonly occurredAt: string;
  readonly startedAt: string | null;
  readonly receivedAt: string;
  readonly episodeId: string | null;
  readonly severity: Sample['severity'];
  readonly transportId: string | null;
  readonly rule: string;
}

const mostEpisodes = 40;
const resent = ['same-message-id', 'same-message-again', 'too-late'];

export async function readKeys(client: PoolClient, organisationId: string, wanted: readonly KeyToRead[]): Promise<Map<string, AlertKey>> {
  const parameters = [organisationId, wanted.map((each) => each.sourceId), wanted.map((each) => each.key)];
  const [alerts, said] = await Promise.all([
    client.query<AlertRow>(
      `select a.source_id as "sourceId", a.key, a.id, a.episode_id as "episodeId", a.state, a.severity, a.started_at as "startedAt", a.closed_at as "closedAt", a.closed_by as "closedBy"
         from unnest($2::uuid[], $3::text[]) as k(source_id, key)
        cross join lateral (select * from incidents.alert t where t.org_id = $1 and t.source_id = k.source_id and t.key = k.key
                             order by t.started_at desc limit ${mostEpisodes}) a`,
      parameters,
    ),
    client.query<SaidRow>(
      `select d.source_id as "sourceId", d.key, d.action, d.occurred_at as "occurredAt", d.started_at as "startedAt", d.received_at as "receivedAt",
              d.episode_id as "episodeId", d.severity, d.transport_id as "transportId", d.rule
         from unnest($2::uuid[], $3::text[]) as k(source_id, key)
        cross join lateral (select * from incidents.alert_decision t where t.org_id = $1 and t.source_id = k.source_id and t.key = k.key and t.action <> 'heartbeat'
                             order by t.occurred_at desc limit ${mostRemembered}) d`,
      parameters,
    ),
  ]);
  const alertsOf = Map.groupBy(alerts.rows, (each) => keyName(each.sourceId, each.key));
  const saidOf = Map.groupBy(said.rows, (each) => keyName(each.sourceId, each.key));
  return new Map([...alertsOf.keys(), ...saidOf.keys()].map((name) => [name, keyOf(alertsOf.get(name) ?? [], saidOf.get(name) ?? [])]));
}

function keyOf(alerts: readonly AlertRow[], said: readonly SaidRow[]): AlertKey {
  const isCut = said.length >= mostRemembered || alerts.length >= mostEpisodes;
  const episodes = alerts
    .map((each): KeptEpisode => ({
      alertId: each.id,
      episodeId: each.episodeId,
      startedAt: Date.parse(each.startedAt),
      closedAt: each.closedAt === null ? null : Date.parse(each.closedAt),
      closedBy: each.closedBy,
      isAcknowledged: each.state === 'acknowledged',
      severity: each.severity,
    }))
    .toSorted((one, other) => one.startedAt - other.startedAt || (one.episodeId ?? '').localeCompare(other.episodeId ?? ''));
  const samples = said
    .filter((each) => !resent.includes(each.rule))
    .map(({ action, occurredAt, startedAt, episodeId, severity }): Sample => ({
      action,
      at: Date.parse(occurredAt),
      episodeId,
      startedAt: startedAt === null ? null : Date.parse(startedAt),
      severity,
    }));
  const transportIds = new Set(said.flatMap((each) => each.transportId ?? []));
  const horizon = isCut ? Math.min(...episodes.slice(-mostEpisodes / 2).map((each) => each.startedAt)) : -Infinity;
  return fromKept(isCut ? episodes.slice(-mostEpisodes / 2) : episodes, samples, { transportIds, last: null }, horizon);
}
