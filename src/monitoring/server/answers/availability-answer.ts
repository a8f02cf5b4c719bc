/** Answers the availability of a service with all that stands behind it. */
import { instantOf, tickOf } from '#calendar/rules';
import { TICKS_PER_DAY, TICKS_PER_MINUTE, type Ticks } from '#engine';
import type { HoursOf } from '#incidents/server';
import {
  availabilityOf,
  availabilityTarget,
  burnRateOf,
  burnWindows,
  countedOf,
  isTooFast,
  openTime,
  serviceAvailability,
  type AvailabilityFacts,
  type Burned,
  type ServiceAvailability,
  type Span,
} from '#monitoring/rules';
import { service } from '#operations/rules';
import { Problem } from '#platform/kit';
import { answerView, readAll, readOne, type Asking, type Recall, type ViewAnswer } from '#platform/server';
import type { Surroundings } from '../surroundings.ts';
import { readDowntime, type Downtime } from './read-downtime.ts';

const usualDays = 30;
const longestDays = 400;
const minutesOf = (ticks: Ticks): number => Math.round((ticks / TICKS_PER_MINUTE) * 10) / 10;

export const factsOf = (
  { records }: Pick<Downtime, 'records'>,
  working: AvailabilityFacts['working'],
  maintenance: AvailabilityFacts['maintenance'],
): AvailabilityFacts => ({ working, maintenance, downs: records.flatMap(({ down }) => down ?? []) });

export const availabilityAnswer = (surroundingsOf: Recall<Surroundings>, hoursOf: Recall<HoursOf>): ViewAnswer =>
  answerView(serviceAvailability, async ({ id, from, to }, { client, by, tools }) => {
    await readOne(client, service, id, by);
    const { organisationId } = by;
    const [target] = await readAll(client, availabilityTarget, organisationId, { serviceId: id });
    const now = tools.now();
    const period = periodOf(from, to, now, target?.periodDays ?? usualDays);
    const { services, agreedFor } = await surroundingsOf(client, organisationId);
    const { calendarId } = services.get(id)!;
    const working = (await hoursOf(client, organisationId))(calendarId);
    const burning: Span = { from: tickOf(now) - 3 * TICKS_PER_DAY, to: tickOf(now) + 1 };
    const whole: Span = { from: Math.min(period.from, burning.from), to: Math.max(period.to, burning.to) };
    const agreed = agreedFor(id, whole);
    const downtime = (await readDowntime(client, organisationId, [id], whole, [instantOf(whole.from), instantOf(whole.to)])).get(id)!;
    const facts = factsOf(downtime, working, agreed);
    const found = availabilityOf(facts, period);
    const share = target ? target.percent / 100 : null;
    const allowed = share === null ? 0 : found.agreed * (1 - share);
    return {
      from: instantOf(period.from),
      to: instantOf(Math.min(period.to, tickOf(now))),
      calendarId,
      agreedMinutes: minutesOf(found.agreed),
      maintenanceMinutes: minutesOf(found.maintenance),
      downMinutes: minutesOf(found.down),
      availability: found.share,
      sources: sourcesOf(downtime, period),
      target: target
        ? {
            id: target.id,
            percent: target.percent,
            periodDays: target.periodDays,
            allowedMinutes: minutesOf(allowed),
            leftMinutes: minutesOf(allowed - found.down),
          }
        : null,
      burnRates: share === null ? [] : await burnRatesOf(facts, share, id, { client, by, tools }),
      outages: downtime.records
        .filter(({ shown }) => tickOf(shown.startedAt) < period.to && (shown.endedAt === null || tickOf(shown.endedAt) > period.from))
        .map(({ down, shown }) => ({ ...shown, minutes: down ? minutesOf(countedOf(down, facts, period)) : 0 })),
      maintenance: agreed
        .map((each) => ({ ...each, from: Math.max(each.from, period.from), to: Math.min(each.to, period.to) }))
        .filter((each) => each.from < each.to)
        .map(({ name, changeId, ...span }) => ({
          name,
          changeId,
          from: instantOf(span.from),
          to: instantOf(span.to),
          minutes: minutesOf(openTime([span], working)),
        }))
        .filter((each) => each.minutes > 0),
    };
  });

function periodOf(from: string | undefined, to: string | undefined, now: string, days: number): Span {
  // What has just begun is seen: a tick is six seconds.
  const end = Math.min(tickOf(to ?? now) + (to === undefined ? 1 : 0), tickOf(now) + 1);
  const begin = from === undefined ? end - days * TICKS_PER_DAY : tickOf(from);
  if (begin >= end || end - begin > longestDays * TICKS_PER_DAY)
    throw new Problem(422, 'bad-range', 'The range cannot be answered', {
      detail: `ask from an earlier to a later moment that has passed, ${longestDays} days at most`,
    });
  return { from: begin, to: end };
}

function sourcesOf({ monitoredSince }: Downtime, { from, to }: Span): ServiceAvailability['sources'] {
  const turn = Math.min(to, Math.max(from, monitoredSince ?? to));
  const parts = [
    { source: 'incidents' as const, from, to: turn },
    { source: 'monitors' as const, from: turn, to },
  ];
  return parts.filter((each) => each.from < each.to).map((each) => ({ ...each, from: instantOf(each.from), to: instantOf(each.to) }));
}

async function burnRatesOf(facts: AvailabilityFacts, target: number, serviceId: string, { client, by, tools }: Asking) {
  const now = tools.now();
  const lengths = [...new Set(burnWindows.flatMap((each) => [each.longMinutes, each.shortMinutes]))];
  const { rows } = await client.query<{ minutes: number; checks: number }>(
    `select w.minutes, (select count(*)::int from monitoring.check_result c join monitoring.monitor m on m.org_id = c.org_id and m.id = c.monitor_id
              where c.org_id = $1 and m.service_id = $2 and m.counts_as_downtime and c.at > $3::timestamptz - make_interval(mins => w.minutes)) as checks
       from unnest($4::integer[]) as w(minutes)`,
    [by.organisationId, serviceId, now, lengths],
  );
  const checks = new Map(rows.map((row) => [row.minutes, row.checks]));
  const to = tickOf(now);
  const burned = (minutes: number): Burned & { readonly minutes: number; readonly rate: number | null } => {
    const found = availabilityOf(facts, { from: to - minutes * TICKS_PER_MINUTE, to });
    const of = { agreed: found.agreed, down: found.down, checks: checks.get(minutes) ?? 0 };
    return { ...of, minutes, rate: burnRateOf(of, target) };
  };
  const told = ({ minutes, rate, checks: count }: ReturnType<typeof burned>) => ({ minutes, rate, checks: count });
  return burnWindows.map((each) => {
    const [long, short] = [burned(each.longMinutes), burned(each.shortMinutes)];
    return {
      name: each.name,
      threshold: each.threshold,
      long: told(long),
      short: told(short),
      isTooFast: isTooFast(long, short, target, each),
    };
  });
}
