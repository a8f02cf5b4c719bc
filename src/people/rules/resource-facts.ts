/** People as the engine sees them: a resource with a calendar of its own, which is the hours that hold for them less their absences. */
import {
  TICKS_PER_DAY,
  TICKS_PER_MINUTE,
  compileCalendars,
  type CalendarException,
  type CalendarFacts,
  type Day,
  type ResourceFacts,
  type Shift,
  type ZoneOffset,
} from '#engine';
import { dateOf, dayOf, workingStretches } from '#calendar/rules';
import type { Row } from '#platform/kit';
import type { absence } from './absence.ts';
import type { person } from './person.ts';
import type { site } from './site.ts';

type Bare<T> = Omit<T, 'version' | 'createdAt' | 'updatedAt'>;
export type PersonRow = Bare<Row<typeof person>>;
export type SiteRow = Bare<Row<typeof site>>;
export type AbsenceRow = Bare<Row<typeof absence>>;

export interface PeopleFacts {
  readonly sites: readonly SiteRow[];
  /** Of anybody; only the approved ones of the person count. */
  readonly absences: readonly AbsenceRow[];
  /** As `calendarFactsOf` gives them. */
  readonly calendars: readonly CalendarFacts[];
  /** Holds for people without a calendar of their own or of their site. */
  readonly defaultCalendarId: string | null;
  /** See `offsetsOver`. */
  readonly zoneOffsets: (zone: string) => readonly ZoneOffset[];
}

/** The id of a person's own calendar among those of the plan. */
export const calendarIdOf = (personId: string): string => `person:${personId}`;

/** The resource and its calendar, which stands on one of `facts.calendars`. First and last day are not in it; see `isHereOn`. */
export function resourceFactsOf(
  row: PersonRow,
  facts: PeopleFacts,
): { readonly resource: ResourceFacts; readonly calendar: CalendarFacts } {
  const id = calendarIdOf(row.id);
  const at = facts.sites.find((each) => each.id === row.siteId);
  const base = row.calendarId ?? at?.calendarId ?? facts.defaultCalendarId ?? undefined;
  // Somebody's clock is that of their own calendar, else of the calendar of their site when that says so, else of the site itself.
  const named = base === (row.calendarId ?? at?.calendarId) ? chainOf(facts.calendars, base).find((each) => each.offsets) : undefined;
  const offsets = named?.offsets ?? (at ? facts.zoneOffsets(at.zone) : undefined);
  const calendar: CalendarFacts = {
    id,
    name: row.name,
    ...(base === undefined ? { week: {} } : { base }),
    ...(offsets ? { offsets } : {}),
    exceptions: exceptionsOf(
      facts.absences.filter((each) => each.personId === row.id && each.status === 'approved'),
      civilHours(facts.calendars, base),
    ),
  };
  return { resource: { id: row.id, name: row.name, kind: 'work', calendar: id, maxUnits: row.capacityPerMille }, calendar };
}

/** Between first and last day; somebody who left without a last day is not here. */
export function isHereOn({ startsOn, endsOn, isActive }: Pick<PersonRow, 'startsOn' | 'endsOn' | 'isActive'>, date: string): boolean {
  if (startsOn !== null && date < startsOn) return false;
  return endsOn === null ? isActive : date <= endsOn;
}

/** Minutes that a person can give on each civil day from one to another (both included): hours less absences, times the capacity. */
export function capacityMinutesOf(row: PersonRow, facts: PeopleFacts, from: string, to: string): readonly number[] {
  const { calendar } = resourceFactsOf(row, facts);
  const [first, last] = [dayOf(from), dayOf(to)];
  const chain = [calendar, ...chainOf(facts.calendars, calendar.base)].map(inCivilTime);
  const working = compileCalendars(chain, first * TICKS_PER_DAY).get(calendar.id)!;
  const minutes: number[] = [];
  for (let day = first; day <= last; day++) {
    const ticks = working.between(day * TICKS_PER_DAY, (day + 1) * TICKS_PER_DAY);
    const isHere = isHereOn(row, dateOf(day));
    minutes.push(isHere ? Math.round((ticks / TICKS_PER_MINUTE) * row.capacityPerMille) / 1000 : 0);
  }
  return minutes;
}

/** Whole days are free; of half days what the calendar would have worked before or after noon is left. */
function exceptionsOf(absences: readonly AbsenceRow[], hoursOn: (day: Day) => readonly Shift[]): readonly CalendarException[] {
  const whole: CalendarException[] = [];
  const half = new Map<Day, readonly Shift[]>();
  const cut = (day: Day, from: number, to: number) => half.set(day, within(half.get(day) ?? hoursOn(day), from, to));
  for (const { kind, startsOn, endsOn, startsAtNoon, endsAtNoon } of absences) {
    const [first, last] = [dayOf(startsOn), dayOf(endsOn)];
    if (startsAtNoon) cut(first, 0, noon);
    if (endsAtNoon) cut(last, noon, midnight);
    const [from, to] = [first + Number(startsAtNoon), last - Number(endsAtNoon)];
    if (from <= to) whole.push({ name: kind, from, to, shifts: [] });
  }
  return [...whole, ...[...half].map(([day, shifts]) => ({ from: day, to: day, shifts }))];
}

const noon = 720;
const midnight = 1440;

const within = (shifts: readonly Shift[], from: number, to: number): readonly Shift[] =>
  shifts.map(([start, end]) => [Math.max(start, from), Math.min(end, to)] as const).filter(([start, end]) => start < end);

/** The shifts of a calendar on a day, by the clock on its wall. Compiled only when somebody is away for half a day. */
function civilHours(calendars: readonly CalendarFacts[], id: string | undefined): (day: Day) => readonly Shift[] {
  return (day) => {
    if (id === undefined) return [];
    const midnightTick = day * TICKS_PER_DAY;
    const working = compileCalendars(chainOf(calendars, id).map(inCivilTime), midnightTick).get(id);
    if (!working) return [];
    const minuteOf = (tick: number) => (tick - midnightTick) / TICKS_PER_MINUTE;
    return workingStretches(working, midnightTick, midnightTick + TICKS_PER_DAY).map(
      ({ from, to }) => [minuteOf(from), minuteOf(to)] as const,
    );
  };
}

/** Without offsets civil time is UTC, and ticks are what the clocks show. */
const inCivilTime = (calendar: CalendarFacts): CalendarFacts => ({ ...calendar, offsets: [] });

function chainOf(calendars: readonly CalendarFacts[], id: string | undefined): readonly CalendarFacts[] {
  const chain: CalendarFacts[] = [];
  for (let next = id; next !== undefined;) {
    const found = calendars.find((each) => each.id === next);
    if (!found || chain.includes(found)) break;
    chain.push(found);
    next = found.base;
  }
  return chain;
}
