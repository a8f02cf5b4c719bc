/** Who can give how much on which day, and what each assignment takes of it: the engine's answer, kept small enough to add up in any way. */
import { capacityOf, loadOf, type CalendarFacts, type CapacityTable, type Contour, type Day, type PoolMember } from '#engine';
import { calendarFactsOf, dateOf, dayOf, offsetsOver, type CalendarExceptionRow, type CalendarRow } from '#calendar/rules';
import { isHereOn, resourceFactsOf, type AbsenceRow, type PersonRow, type SiteRow } from '#people/rules';
import { demandsOf } from './spread-work.ts';

/** An assignment of a running project with the computed dates of its task. */
export interface PlannedAsk {
  readonly taskId: string;
  readonly taskName: string;
  readonly taskNumber: number;
  readonly projectId: string;
  readonly calendarId: string | null;
  readonly personId: string | null;
  readonly teamId: string | null;
  readonly skillId: string | null;
  readonly unitsPerMille: number;
  readonly workMinutes: number | null;
  readonly contour: Contour;
  /** The work laid out by hand; rules over the contour unless empty. */
  readonly profile: readonly { readonly durationMinutes: number; readonly workMinutes: number }[];
  /** Working minutes after the start of the task. */
  readonly delayMinutes: number;
  readonly startAt: string;
  readonly finishAt: string;
}

export interface CapacityFacts {
  readonly sequence: number;
  readonly people: readonly PersonRow[];
  readonly sites: readonly SiteRow[];
  readonly absences: readonly AbsenceRow[];
  readonly calendars: readonly CalendarRow[];
  readonly exceptions: readonly CalendarExceptionRow[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly skills: readonly { readonly id: string; readonly name: string }[];
  readonly personSkills: readonly { readonly personId: string; readonly skillId: string }[];
  readonly projects: readonly { readonly id: string; readonly key: string; readonly name: string; readonly colour: string | null }[];
  readonly asks: readonly PlannedAsk[];
}

export interface DemandTable {
  readonly firstDay: Day;
  readonly days: number;
  /** Ticks that each person can give on each day of the range. */
  readonly capacity: ReadonlyMap<string, Int32Array>;
  /** Ticks that an assignment takes, from day `first` of the range on. Those outside of the range are left out. */
  readonly takes: readonly { readonly ask: PlannedAsk; readonly first: number; readonly ticks: Int32Array }[];
}

/** Range as civil days, both included. */
export function demandTableOf(facts: CapacityFacts, from: string, to: string): DemandTable {
  const [firstDay, lastDay] = [dayOf(from), dayOf(to)];
  const zoneOffsets = offsetsOver(Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) + 1);
  const shared = calendarFactsOf(facts.calendars, facts.exceptions, zoneOffsets);
  const defaultCalendarId = facts.calendars.find((each) => each.isDefault)?.id ?? null;
  const absences = Map.groupBy(facts.absences, (each) => each.personId);
  const own = facts.people.map((person) =>
    resourceFactsOf(person, {
      sites: facts.sites,
      absences: absences.get(person.id) ?? [],
      calendars: shared,
      defaultCalendarId,
      zoneOffsets,
    }),
  );
  const nowhere: CalendarFacts = { id: 'no-calendar', week: {} };
  const fallback = defaultCalendarId ?? nowhere.id;
  const pool: PoolMember[] = [
    ...own.map(({ resource, calendar }) => ({ id: resource.id, calendar: calendar.id, share: resource.maxUnits })),
    // Work nobody is named for is spread over the working time of a calendar that gives nothing.
    ...[fallback, ...facts.calendars.map((each) => each.id)].map((id) => ({ id: hoursOf(id), calendar: id, share: 0 })),
  ];
  const table = capacityOf(
    { calendar: fallback, calendars: [...shared, ...own.map((each) => each.calendar), nowhere], pool },
    firstDay,
    lastDay,
  );
  const places = new Map(table.resources.map((id, place) => [id, place]));
  const known = new Set(facts.calendars.map((each) => each.id));

  const capacity = new Map<string, Int32Array>();
  for (const person of facts.people) {
    const place = places.get(person.id)!;
    const ticks = table.capacity.slice(place * table.days, (place + 1) * table.days);
    for (let day = 0; day < table.days; day++) if (!isHereOn(person, dateOf(firstDay + day))) ticks[day] = 0;
    capacity.set(person.id, ticks);
  }
  const takes = facts.asks.flatMap((ask) => {
    const first = dayOf(ask.startAt.slice(0, 10));
    const last = dayOf(ask.finishAt.slice(0, 10));
    // A day more on both sides: the days of a person's own place may begin and end elsewhere than those of UTC.
    if (last + 1 < firstDay || first - 1 > lastDay) return [];
    const hours = hoursOf(ask.calendarId !== null && known.has(ask.calendarId) ? ask.calendarId : fallback);
    const place = places.get(ask.personId ?? hours) ?? places.get(hours)!;
    return trimmed(ask, loadOf(demandsOf(ask, table, place), rowOf(table, place)).demand);
  });
  return { firstDay, days: table.days, capacity, takes };
}

const hoursOf = (calendarId: string): string => `hours:${calendarId}`;

/** One row of the table as a table: an assignment looks at nobody else. */
const rowOf = (table: CapacityTable, place: number): CapacityTable => ({
  ...table,
  resources: [table.resources[place]!],
  members: [table.members[place]!],
  capacity: table.capacity.subarray(place * table.days, (place + 1) * table.days),
  dayStart: table.dayStart.subarray(place * (table.days + 1), (place + 1) * (table.days + 1)),
});

function trimmed(ask: PlannedAsk, ticks: Int32Array): DemandTable['takes'] {
  const first = ticks.findIndex((each) => each !== 0);
  return first < 0 ? [] : [{ ask, first, ticks: ticks.slice(first, ticks.findLastIndex((each) => each !== 0) + 1) }];
}
