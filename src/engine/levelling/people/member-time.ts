/** Compiles the members of a pool: when each works, and how much of him plans may have. */
import { Calendars } from '../../calendar/compile-calendars.ts';
import { utcOf } from '../../calendar/civil-clock.ts';
import { appendStretch, intersectionOf } from '../../calendar/pattern.ts';
import type { Pattern, Stretches } from '../../calendar/pattern.ts';
import { Shifts } from '../../calendar/shifts.ts';
import type { WorkingTime } from '../../calendar/working-time.ts';
import { TICKS_PER_DAY } from '../../facts.ts';
import type { CalendarFacts, Day, Tick, ZoneOffset } from '../../facts.ts';
import { MemberLine } from './member-line.ts';
import type { CapacityStep } from './member-line.ts';
import { mirroredTime } from './mirrored-time.ts';
import type { FirmBooking, LevelConflict, PoolMember } from './pool-facts.ts';

export interface Member {
  readonly id: string;
  readonly facts: PoolMember;
  readonly pattern: Pattern;
  readonly time: WorkingTime;
  readonly offsets: readonly ZoneOffset[];
  readonly line: MemberLine;
}

/** Remembers what a pattern gave for the same days, for those who ask for many people of one calendar. */
const remembered = new WeakMap<Pattern, Pattern>();
function remembering(pattern: Pattern): Pattern {
  const known = remembered.get(pattern);
  if (known) return known;
  const given = new Map<string, Stretches>();
  const memory: Pattern = (from, to) => {
    const key = `${from} ${to}`;
    const stretches = given.get(key) ?? pattern(from, to);
    given.set(key, stretches);
    return stretches;
  };
  remembered.set(pattern, memory);
  return memory;
}

/** A calendar's pattern; `Calendars` hands out its shifts, which keep theirs. */
export function patternOfCalendar(calendars: Calendars, id: string): Pattern {
  const time = calendars.of(id);
  return time instanceof Shifts ? time.pattern : () => ({ starts: [], ends: [] });
}

export function compileMember(
  facts: PoolMember,
  bookings: readonly FirmBooking[],
  calendars: Calendars,
  offsets: readonly ZoneOffset[],
  calendar: string,
  origin: Tick,
): Member {
  const own = patternOfCalendar(calendars, facts.calendar ?? calendar);
  const absences = (facts.absences ?? []).filter(({ from, to }) => to > from);
  const pattern = absences.length === 0 ? own : intersectionOf(remembering(own), outside(absences));
  const day = Math.floor(origin / TICKS_PER_DAY);
  const time = absences.length === 0 ? calendars.of(facts.calendar ?? calendar) : new Shifts(pattern, day - 60, day + 800);
  const share = Math.max(0, Math.round(facts.share ?? 1000));
  const bare = new MemberLine(time, origin, share, []);
  const line = new MemberLine(time, origin, share, capacitySteps(bare, facts, bookings, offsets));
  return { id: facts.id, facts, pattern, time, offsets, line };
}

/** The member with time running backwards. */
export function mirroredMember(member: Member): MemberLine {
  const { line } = member;
  const steps = line.steps();
  const mirrored = steps
    .map(({ at }, k): CapacityStep => ({ at: -at, capacity: k === 0 ? line.share : (steps[k - 1] as CapacityStep).capacity }))
    .toReversed();
  return new MemberLine(mirroredTime(member.time), -line.origin, line.share, mirrored);
}

export function offsetsOf(calendars: readonly CalendarFacts[], id: string): readonly ZoneOffset[] {
  const known = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  const seen = new Set<string>();
  for (let next: string | undefined = id; next !== undefined && !seen.has(next); next = known.get(next)?.base) {
    seen.add(next);
    const offsets = known.get(next)?.offsets;
    if (offsets) return offsets;
  }
  return [];
}

export function calendarConflicts(calendars: Calendars): readonly LevelConflict[] {
  const told = new Map(calendars.conflicts.map((conflict) => [`${conflict.kind} ${conflict.about}`, conflict]));
  return [...told.values()];
}

function outside(absences: readonly { readonly from: Tick; readonly to: Tick }[]): Pattern {
  const sorted = [...absences].toSorted((a, b) => a.from - b.from || a.to - b.to);
  return (from, to) => {
    const stretches: Stretches = { starts: [], ends: [] };
    let begin = from * TICKS_PER_DAY;
    const last = (to + 1) * TICKS_PER_DAY;
    for (const absence of sorted) {
      if (absence.from > begin) appendStretch(stretches, begin, Math.min(absence.from, last));
      if (absence.to > begin) begin = absence.to;
      if (begin >= last) break;
    }
    if (begin < last) appendStretch(stretches, begin, last);
    return stretches;
  };
}

/** Share less what operations keep of a day (spread evenly over it) and less what is firmly promised. */
function capacitySteps(
  line: MemberLine,
  facts: PoolMember,
  bookings: readonly FirmBooking[],
  offsets: readonly ZoneOffset[],
): CapacityStep[] {
  const changes: { at: number; by: number }[] = [];
  const take = (from: number, to: number, units: number): void => {
    if (to > from && units > 0) changes.push({ at: from, by: -units }, { at: to, by: units });
  };
  const byDay = new Map<Day, number>();
  for (const { day, work } of facts.reserves ?? []) byDay.set(day, (byDay.get(day) ?? 0) + work);
  for (const [day, work] of byDay) {
    const from = line.positionOf(utcOf(day * TICKS_PER_DAY, offsets));
    const to = line.positionOf(utcOf((day + 1) * TICKS_PER_DAY, offsets));
    if (to > from) take(from, to, Math.ceil((work * 1000) / (to - from)));
  }
  for (const { from, to, units = 1000 } of bookings) take(line.positionOf(from), line.positionOf(to), units);
  changes.sort((a, b) => a.at - b.at);
  const steps: CapacityStep[] = [];
  let left = line.share;
  let told = line.share;
  for (let k = 0; k < changes.length;) {
    const at = (changes[k] as { at: number }).at;
    for (; k < changes.length && (changes[k] as { at: number }).at === at; k++) left += (changes[k] as { by: number }).by;
    const capacity = Math.max(0, left);
    if (capacity === told) continue;
    steps.push({ at, capacity });
    told = capacity;
  }
  return steps;
}
