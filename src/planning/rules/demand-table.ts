/** Who can give how much on which day, and what each assignment takes of it: the engine's answer, kept small enough to add up in any way. */
import {
  Calendars,
  capacityOf,
  loadOf,
  TICKS_PER_DAY,
  type CalendarFacts,
  type CapacityTable,
  type Contour,
  type Day,
  type PoolMember,
  type Tick,
  type WorkingTime,
  type ZoneOffset,
} from '#engine';
import {
  calendarFactsOf,
  civilOf,
  dateOf,
  dayOf,
  offsetsOver,
  tickOfCivil,
  type CalendarExceptionRow,
  type CalendarRow,
} from '#calendar/rules';
import { dutyTakesOf, type RotaFacts } from '#duty/rules';
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
  readonly rotas: readonly RotaFacts[];
}

export interface DemandTable {
  readonly firstDay: Day;
  readonly days: number;
  /** Ticks that each person can give on each day of the range, duty taken off. */
  readonly capacity: ReadonlyMap<string, Int32Array>;
  /** What duty and the rest after it take; whoever has none is not in it. */
  readonly duty: ReadonlyMap<string, Int32Array>;
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
  const calendars = new Calendars(
    own.map((each) => each.calendar),
    firstDay * TICKS_PER_DAY,
  );
  const ownOf = new Map(own.map((each) => [each.resource.id, each]));
  const duty = takeDuty(facts.rotas, capacity, firstDay, (personId) => {
    const { resource, calendar } = ownOf.get(personId)!;
    return { working: calendars.of(calendar.id), share: resource.maxUnits ?? 1000, offsets: calendar.offsets ?? zoneOffsets('UTC') };
  });
  const takes = facts.asks.flatMap((ask) => {
    const first = dayOf(ask.startAt.slice(0, 10));
    const last = dayOf(ask.finishAt.slice(0, 10));
    // A day more on both sides: the days of a person's own place may begin and end elsewhere than those of UTC.
    if (last + 1 < firstDay || first - 1 > lastDay) return [];
    const hours = hoursOf(ask.calendarId !== null && known.has(ask.calendarId) ? ask.calendarId : fallback);
    const place = places.get(ask.personId ?? hours) ?? places.get(hours)!;
    return trimmed(ask, loadOf(demandsOf(ask, table, place), rowOf(table, place)).demand);
  });
  return { firstDay, days: table.days, capacity, duty, takes };
}

interface Hours {
  readonly working: WorkingTime;
  /** Per mille of the working time. */
  readonly share: number;
  readonly offsets: readonly ZoneOffset[];
}

/** Takes duty and the rest after it off what people can give, and tells how much that was. */
function takeDuty(
  rotas: readonly RotaFacts[],
  capacity: ReadonlyMap<string, Int32Array>,
  firstDay: Day,
  hoursOfPerson: (personId: string) => Hours,
): ReadonlyMap<string, Int32Array> {
  const taken = new Map<string, Int32Array>();
  const days = capacity.values().next().value?.length ?? 0;
  // A day more on both sides, for the days of people's own places.
  const range = [(firstDay - 1) * TICKS_PER_DAY, (firstDay + days + 1) * TICKS_PER_DAY] as const;
  for (const { personId, from, to, perMille } of rotas.flatMap((each) => dutyTakesOf(each, ...range))) {
    const left = capacity.get(personId);
    if (!left) continue;
    const { working, share, offsets } = hoursOfPerson(personId);
    const gone = taken.get(personId) ?? new Int32Array(days);
    taken.set(personId, gone);
    const midnight = (day: Day): Tick => tickOfCivil({ day: firstDay + day, minute: 0 }, offsets);
    const last = Math.min(days - 1, civilOf(to, offsets).day - firstDay);
    for (let day = Math.max(0, civilOf(from, offsets).day - firstDay); day <= last; day++) {
      const [begin, end] = [Math.max(from, midnight(day)), Math.min(to, midnight(day + 1))];
      if (begin >= end) continue;
      const ticks = Math.min(left[day]!, Math.round((working.between(begin, end) * share * perMille) / 1_000_000));
      gone[day]! += ticks;
      left[day]! -= ticks;
    }
  }
  return taken;
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
