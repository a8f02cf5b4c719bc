/** Asks for all that a review tells about its incident. */
import { calendar, calendarException, calendarFactsOf, offsetsOver, type CalendarRow } from '#calendar/rules';
import { change } from '#changes/rules';
import { Calendars, type WorkingTime } from '#engine';
import { alert, incidentEntry, type Incident } from '#incidents/rules';
import { asset, dependency, dependencyGraphOf, impactOf, service } from '#operations/rules';
import { known, many, one, together, type Asking } from '#platform/kit';
import { factsOfTimeline } from './facts-of-timeline.ts';
import type { ReviewFact } from './review-fact.ts';

/** What was said in a storm is told up to here; the timeline has the rest. */
const mostAlerts = 200;

export function* gatherFacts(of: Incident): Asking<readonly ReviewFact[]> {
  const [entries, alerts, causedBy, affected, hours] = yield* together(
    many(incidentEntry, { incidentId: of.id }),
    many(alert, { incidentId: of.id }),
    one(change, of.causedByChangeId),
    of.serviceId === null ? known([]) : servicesBehind(of.serviceId),
    hoursOf(of),
  );
  const told = alerts.toSorted((left, right) => (left.startedAt < right.startedAt ? -1 : 1)).slice(0, mostAlerts);
  return factsOfTimeline({ incident: of, entries, alerts: told, affected, changeTitle: causedBy?.title ?? null, hours });
}

/** Services that are down or worse without this one. */
function* servicesBehind(serviceId: string): Asking<ReturnType<typeof impactOf>> {
  const [services, assets, dependencies] = yield* together(many(service, {}), many(asset, {}), many(dependency, {}));
  const isService = new Set(services.map((each) => each.id));
  return impactOf(dependencyGraphOf({ services, assets, dependencies }), [serviceId]).filter(
    ({ id, state }) => isService.has(id) && state !== 'exposed',
  );
}

/** The hours of the incident's service; around the clock without a service, or where it has no calendar. */
function* hoursOf({ serviceId, occurredAt, openedAt, resolvedAt }: Incident): Asking<WorkingTime> {
  const of = yield* one(service, serviceId);
  const calendars: CalendarRow[] = [];
  for (let id = of?.calendarId ?? null; id !== null && !calendars.some((each) => each.id === id);) {
    const found: CalendarRow | undefined = yield* one(calendar, id);
    if (found) calendars.push(found);
    id = found?.baseId ?? null;
  }
  const exceptions = calendars.length > 0 ? yield* many(calendarException, { calendarId: calendars.map((each) => each.id) }) : [];
  const yearOf = (instant: string): number => Number(instant.slice(0, 4));
  const years = offsetsOver(yearOf(occurredAt ?? openedAt) - 1, yearOf(resolvedAt ?? openedAt) + 2);
  const compiled = new Calendars(calendarFactsOf(calendars, exceptions, years));
  return calendars[0] && compiled.has(calendars[0].id) ? compiled.of(calendars[0].id) : compiled.roundTheClock;
}
