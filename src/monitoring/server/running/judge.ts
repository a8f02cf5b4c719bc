/** What follows from one check: how the monitor stands, which outage begins or ends, and whether the intake is told. */
import { tickOf } from '#calendar/rules';
import type { TellIntake } from '#incidents/server';
import {
  recordOutage,
  standingAfter,
  tellingOf,
  type Circumstances,
  type Monitor,
  type MonitorState,
  type ProbeResult,
} from '#monitoring/rules';
import type { Deed } from '#platform/kit';
import { inOrganisation, newId, systemPrincipal, type Recall, type Tools } from '#platform/server';
import type { Surroundings } from '../surroundings.ts';
import { keepRun, type Run } from './runs.ts';

export interface Watched {
  readonly organisationId: string;
  monitor: Monitor;
  run: Run;
}

export interface Judge {
  /** After a check at `at`, milliseconds since 1970. */
  judge(watched: Watched, result: ProbeResult, at: number, parents: Circumstances['parents']): Promise<void>;
  /** It is looked at no more: what is open ends, without anybody knowing what is so now. */
  rest(watched: Watched, at: number): Promise<void>;
  /** Tells what is to be told now: after a check, and when a pause may be over. */
  tell(watched: Watched, at: number): Promise<void>;
}

const severities = { 1: 'info', 2: 'warning', 3: 'error', 4: 'critical' } as const;
const iso = (at: number): string => new Date(at).toISOString();
const isBad = (state: MonitorState): state is 'down' | 'warning' | 'unreachable' =>
  state === 'down' || state === 'warning' || state === 'unreachable';

export function makeJudge(tools: Tools, surroundingsOf: Recall<Surroundings>, tellIntake: TellIntake): Judge {
  async function record({ organisationId, monitor, run }: Watched, at: number): Promise<void> {
    const { state, since } = run.standing;
    const { result } = run;
    const begins = isBad(state)
      ? {
          serviceId: monitor.serviceId,
          state,
          startedAt: iso(since),
          reason: result?.reason ?? 'ok',
          detail: result?.detail?.slice(0, 300) ?? null,
        }
      : null;
    await tools.write({
      deed: recordOutage as unknown as Deed,
      input: { id: monitor.id, at: iso(isBad(state) ? since : at), begins },
      by: systemPrincipal(organisationId),
      requestId: newId(),
    });
  }

  async function tell(watched: Watched, at: number): Promise<void> {
    const { organisationId, monitor, run } = watched;
    const { state, since } = run.standing;
    const isQuiet = { state, told: run.told?.state ?? null, isEnabled: monitor.isEnabled };
    if (tellingOf({ ...isQuiet, isHeld: false }) === null) return;
    const { services, agreedFor } = await inOrganisation(tools.pool, organisationId, (client) => surroundingsOf(client, organisationId), {
      readOnly: true,
    });
    const tick = tickOf(iso(at));
    const isMuted = monitor.mutedUntil !== null && Date.parse(monitor.mutedUntil) > at;
    const isHeld = isMuted || agreedFor(monitor.serviceId, { from: tick, to: tick + 1 }).length > 0;
    const telling = tellingOf({ ...isQuiet, isHeld });
    if (telling === null) return;
    const outageId = run.told?.outageId ?? (await openOutage(organisationId, monitor.id));
    if (!outageId) return;
    const service = services.get(monitor.serviceId);
    const seen = [run.result?.reason.replaceAll('-', ' '), run.result?.detail].filter(Boolean).join(' ');
    const isKept = await tellIntake(tools, organisationId, {
      key: `monitor:${monitor.id}`,
      episode: outageId,
      state: telling === 'open' ? 'open' : 'closed',
      time: iso(since < at ? since : at),
      severity: state === 'warning' ? 'warning' : severities[monitor.severity as 1 | 2 | 3 | 4],
      title: seen ? `${monitor.name}: ${seen}`.slice(0, 300) : monitor.name,
      service: service?.key ?? '',
      host: null,
      description: seen,
    });
    if (!isKept) return;
    watched.run = { ...run, told: telling === 'close' ? null : { state: state === 'warning' ? 'warning' : 'down', outageId } };
    await keepRun(tools.pool, organisationId, monitor.id, watched.run);
  }

  const openOutage = (organisationId: string, monitorId: string): Promise<string | undefined> =>
    inOrganisation(
      tools.pool,
      organisationId,
      async (client) =>
        (
          await client.query<{ id: string }>(
            'select id from monitoring.outage where org_id = $1 and monitor_id = $2 and ended_at is null order by started_at desc limit 1',
            [organisationId, monitorId],
          )
        ).rows[0]?.id,
      { readOnly: true, oneStatement: true },
    );

  return {
    tell,
    async judge(watched, result, at, parents) {
      const { tries } = watched.monitor;
      const before = watched.run.standing;
      const standing = standingAfter(before, { at, state: result.state }, { tries, parents });
      watched.run = { ...watched.run, standing, checkedAt: at, result };
      if (standing.state !== before.state && (isBad(standing.state) || isBad(before.state))) {
        try {
          await record(watched, at);
        } catch (error) {
          // It is not so before it is written down: the next check decides anew.
          watched.run = { ...watched.run, standing: before };
          throw error;
        }
        await keepRun(tools.pool, watched.organisationId, watched.monitor.id, watched.run);
      }
      await tell(watched, at);
    },
    async rest(watched, at) {
      const wasBad = isBad(watched.run.standing.state);
      if (watched.run.standing.state === 'pending' && watched.run.told === null) return;
      watched.run = { ...watched.run, standing: { state: 'pending', since: at, failing: null } };
      if (wasBad) await record(watched, at);
      await keepRun(tools.pool, watched.organisationId, watched.monitor.id, watched.run);
      await tell(watched, at);
    },
  };
}
