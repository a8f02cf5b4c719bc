/** Answers the availability of a service with all that stands behind it. */
import { instantOf, tickOf } from '#calendar/rules';
import { TICKS_PER_DAY, TICKS_PER_MINUTE, type Ticks } from '#engine';
import type { HoursOf } from '#incidents/server';
import {
  availabilityOf,
  availabilityTarget,
  burnAlertKey,
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
import { burnedWindowsOf, readChecks } from '../burning/read-burning.ts';
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
            alertsOnBurn: target.alertsOnBurn,
            alertId: await openAlertOf({ client, by, tools }, target.id),
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
  const checks = await readChecks(client, by.organisationId, [serviceId], now);
  const told = (minutes: number, burned: Burned) => ({ minutes, rate: burnRateOf(burned, target), checks: burned.checks });
  const windows = burnedWindowsOf(facts, (minutes) => checks(serviceId, minutes), now);
  return burnWindows.map((each, place) => {
    const { long, short } = windows[place]!;
    const { name, threshold, urgency } = each;
    const both = { long: told(each.longMinutes, long), short: told(each.shortMinutes, short) };
    return { name, threshold, urgency, ...both, isTooFast: isTooFast(long, short, target, each) };
  });
}

/** The open alert that this budget is used too fast. */
async function openAlertOf({ client, by }: Asking, targetId: string): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `select a.id from incidents.alert a join incidents.alert_source s on s.org_id = a.org_id and s.id = a.source_id
      where a.org_id = $1 and s.kind = 'evenkeel' and a.key = $2 and a.state <> 'closed' limit 1`,
    [by.organisationId, burnAlertKey(targetId)],
  );
  return rows[0]?.id ?? null;
}
