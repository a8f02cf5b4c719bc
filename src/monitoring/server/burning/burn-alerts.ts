/** Looks every minute how fast error budgets are used, and tells the one intake what is too fast, and when it is over. */
import type { PoolClient } from 'pg';
import { instantOf, tickOf } from '#calendar/rules';
import { TICKS_PER_MINUTE } from '#engine';
import type { HoursOf, TellIntake } from '#incidents/server';
import {
  availabilityTarget,
  burnAlertKey,
  burningAfter,
  burnTellingOf,
  wordsOfBurn,
  type AvailabilityTarget,
  type BurnedWindow,
  type BurnName,
  type BurnUrgency,
} from '#monitoring/rules';
import { inOrganisation, readAll, type Recall, type RecurringJob, type Tools } from '#platform/server';
import { factsOf } from '../answers/availability-answer.ts';
import { readDowntime } from '../answers/read-downtime.ts';
import type { Surroundings } from '../surroundings.ts';
import { burnedWindowsOf, longestBurnMinutes, readChecks } from './read-burning.ts';

interface BurnState {
  readonly targetId: string;
  readonly burning: readonly BurnName[];
  readonly told: BurnUrgency | null;
  readonly episodeId: string | null;
  readonly title: string;
  readonly service: string;
}

/** A target with what is measured of it; without a target, or one that wants no alert, only the end of what was told is left to tell. */
interface Looked {
  readonly state: BurnState;
  readonly target: AvailabilityTarget | null;
  readonly serviceName: string;
  readonly windows: readonly BurnedWindow[];
}

export interface BurnParts {
  readonly surroundingsOf: Recall<Surroundings>;
  readonly hoursOf: Recall<HoursOf>;
  readonly tell: TellIntake;
}

const severities = { ticket: 'error', page: 'critical' } as const;

export const burnAlerts = (parts: BurnParts): RecurringJob => ({
  name: 'burn-alerts',
  cron: '* * * * *',
  zone: 'UTC',
  async run(tools) {
    const { rows } = await tools.pool.query<{ id: string }>('select distinct organisation_id as id from access.first_owners()');
    for (const { id } of rows) await lookAtBudgets(tools, id, parts);
  },
});

export async function lookAtBudgets(tools: Tools, organisationId: string, parts: BurnParts): Promise<void> {
  const now = tools.now();
  const looked = await inOrganisation(tools.pool, organisationId, (client) => look(client, organisationId, parts, now), { readOnly: true });
  for (const each of looked) await follow(tools, organisationId, each, parts.tell, now);
}

async function look(client: PoolClient, organisationId: string, parts: BurnParts, now: string): Promise<readonly Looked[]> {
  const targets = (await readAll(client, availabilityTarget, organisationId, { alertsOnBurn: true })) as readonly AvailabilityTarget[];
  const { rows } = await client.query<BurnState>(
    `select target_id as "targetId", burning, told, episode_id as "episodeId", title, service from monitoring.burn_alert where org_id = $1`,
    [organisationId],
  );
  const states = new Map(rows.map((row) => [row.targetId, row]));
  const alone = rows.filter((row) => !targets.some((each) => each.id === row.targetId));
  const left = alone.map((state) => ({ state, target: null, serviceName: '', windows: [] }));
  if (targets.length === 0) return left;
  const { services, agreedFor } = await parts.surroundingsOf(client, organisationId);
  const hours = await parts.hoursOf(client, organisationId);
  const serviceIds = targets.map((each) => each.serviceId);
  const whole = { from: tickOf(now) - longestBurnMinutes * TICKS_PER_MINUTE, to: tickOf(now) + 1 };
  const checks = await readChecks(client, organisationId, serviceIds, now);
  const downtime = await readDowntime(client, organisationId, serviceIds, whole, [instantOf(whole.from), instantOf(whole.to)]);
  const watched = targets.map((target): Looked => {
    const of = services.get(target.serviceId)!;
    const facts = factsOf(downtime.get(of.id)!, hours(of.calendarId), agreedFor(of.id, whole));
    const fresh: BurnState = { targetId: target.id, burning: [], told: null, episodeId: null, title: of.name, service: of.key };
    const windows = burnedWindowsOf(facts, (minutes) => checks(of.id, minutes), now);
    return { state: states.get(target.id) ?? fresh, target, serviceName: of.name, windows };
  });
  return [...watched, ...left];
}

async function follow(
  tools: Tools,
  organisationId: string,
  { state, target, serviceName, windows }: Looked,
  tell: TellIntake,
  at: string,
): Promise<void> {
  const { burning: before, told } = state;
  const now = target ? burningAfter(before, windows, target.percent / 100) : [];
  // Begun to tell, and stopped before it was written down: what is over by now is told to be over, whether or not the beginning came through.
  const isLeftOpen = told === null && state.episodeId !== null && now.length === 0;
  const telling = isLeftOpen ? 'close' : burnTellingOf({ before, now, told });
  const keep = (next: BurnState) => keepState(tools, organisationId, next);
  const isSame = now.length === before.length && now.every((name) => before.includes(name));
  if (telling === null) {
    if (!isSame) await keep({ ...state, burning: now });
    return;
  }
  const said = {
    key: burnAlertKey(state.targetId),
    episode: state.episodeId ?? tools.newId(),
    time: at,
    service: state.service,
    host: null,
  };
  if (telling === 'close') {
    const { title } = state;
    if (!(await tell(tools, organisationId, { ...said, state: 'closed', severity: 'info', title, description: '' }))) return;
    return keep({ ...state, burning: now, told: null, episodeId: null });
  }
  const of = windows.filter((each) => now.includes(each.name));
  const words = wordsOfBurn(serviceName, target!, of);
  // Known before it is told: should this server stop in between, the same is told again and not another.
  const begun: BurnState = { ...state, episodeId: said.episode, title: words.title };
  if (state.episodeId === null) await keep(begun);
  if (!(await tell(tools, organisationId, { ...said, ...words, state: 'open', severity: severities[telling] }))) return;
  await keep({ ...begun, burning: now, told: telling });
}

/** What neither burns nor is told needs no row. */
async function keepState(tools: Tools, organisationId: string, of: BurnState): Promise<void> {
  const isNothing = of.burning.length === 0 && of.told === null && of.episodeId === null;
  await inOrganisation(tools.pool, organisationId, async (client, last) => {
    last(
      isNothing
        ? client.query('delete from monitoring.burn_alert where org_id = $1 and target_id = $2', [organisationId, of.targetId])
        : client.query(
            `insert into monitoring.burn_alert (org_id, target_id, burning, told, episode_id, title, service) values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (org_id, target_id) do update set burning = excluded.burning, told = excluded.told, episode_id = excluded.episode_id,
               title = excluded.title, service = excluded.service`,
            [organisationId, of.targetId, JSON.stringify(of.burning), of.told, of.episodeId, of.title, of.service],
          ),
    );
  });
}
