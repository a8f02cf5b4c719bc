/** Answers how monitors stand and how long their checks took. */
import { tickOf } from '#calendar/rules';
import { monitor, monitorBoard, monitorTimes, probeStates, targetTextOf, type Monitor, type MonitorBoardRow } from '#monitoring/rules';
import { answerView, readOne, type Recall, type ViewAnswer } from '#platform/server';
import type { Surroundings } from '../surroundings.ts';

type BoardRow = Omit<MonitorBoardRow, 'target' | 'heldBy' | 'beats'> & {
  readonly settings: Monitor['settings'];
  readonly mutedUntil: string | null;
  readonly beats: readonly (readonly [at: string, state: number, milliseconds: number])[] | null;
};

export const boardAnswers = (surroundingsOf: Recall<Surroundings>): readonly ViewAnswer[] => [
  answerView(monitorBoard, async ({ monitorId, serviceId, ended, beats: mostOf }, { client, by, tools }) => {
    const at = tools.now();
    const { agreedFor } = await surroundingsOf(client, by.organisationId);
    const { rows } = await client.query<BoardRow>(
      `select m.id as "monitorId", m.name, m.kind, m.settings, m.service_id as "serviceId", s.name as "serviceName", m.is_enabled as "isEnabled", m.is_active as "isActive", m.muted_until as "mutedUntil",
              coalesce(r.state, 'pending') as state, coalesce(r.since, m.created_at) as since, coalesce(r.failing_tries, 0) as "failedTries", m.tries,
              r.checked_at as "checkedAt", case when r.state <> 'blind' then r.milliseconds end as milliseconds, r.reason, r.detail, r.certificate_expires_at as "certificateExpiresAt",
              (select jsonb_agg(jsonb_build_array(to_char(b.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), b.state, b.milliseconds) order by b.at)
                 from (select at, state, milliseconds from monitoring.check_result c where c.org_id = m.org_id and c.monitor_id = m.id order by at desc limit $4) b) as beats
         from monitoring.monitor m
         join operations.service s on s.org_id = m.org_id and s.id = m.service_id
         left join monitoring.monitor_run r on r.org_id = m.org_id and r.monitor_id = m.id
        where m.org_id = $1 and ($2::uuid is null or m.id = $2) and ($3::uuid is null or m.service_id = $3) and (m.id = $2 or m.is_active <> $5)
        order by m.name collate "und-x-icu", m.id`,
      [by.organisationId, monitorId ?? null, serviceId ?? null, mostOf, ended === 'true'],
    );
    const tick = tickOf(at);
    const heldBy = ({ isActive, isEnabled, mutedUntil, serviceId: of }: BoardRow): MonitorBoardRow['heldBy'] => {
      if (!isActive) return 'ended';
      if (!isEnabled) return 'off';
      if (mutedUntil !== null && mutedUntil > at) return 'muted';
      return agreedFor(of, { from: tick, to: tick + 1 }).length > 0 ? 'maintenance' : null;
    };
    return {
      at,
      items: rows.map(({ settings, mutedUntil: _, beats, ...row }) => ({
        ...row,
        target: targetTextOf(settings),
        heldBy: heldBy({ ...row, settings, mutedUntil: _, beats }),
        beats: (beats ?? []).map(([when, state, milliseconds]) => ({ at: when, state: probeStates[state]!, milliseconds })),
      })),
    };
  }),
  answerView(monitorTimes, async ({ id, days }, { client, by, tools }) => {
    await readOne(client, monitor, id, by);
    const from = new Date(Date.parse(tools.now()) - days * 86_400_000).toISOString();
    const { rows } = await client.query<{ at: string; checks: number; failures: number; sum: number; max: number }>(
      `select hour as at, checks, failures, milliseconds_sum as sum, milliseconds_max as max from monitoring.check_hour
        where org_id = $1 and monitor_id = $2 and hour >= $3 order by hour`,
      [by.organisationId, id, from],
    );
    return {
      items: rows.map(({ at, checks, failures, sum, max }) => ({
        at,
        checks,
        failures,
        meanMilliseconds: checks > failures ? Math.round((sum / (checks - failures)) * 10) / 10 : null,
        maxMilliseconds: checks > failures ? max : null,
      })),
    };
  }),
];
