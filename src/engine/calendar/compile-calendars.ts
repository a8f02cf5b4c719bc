import { TICKS_PER_DAY } from '../facts.ts';
import type { CalendarFacts, Conflict, Tick } from '../facts.ts';
import type { HoursEverWorked } from './ever-works.ts';
import { everWorks, hoursEverWorked, mayMeet } from './ever-works.ts';
import type { Pattern } from './pattern.ts';
import { intersectionOf, patternOf } from './pattern.ts';
import { LAST_TICK, Shifts } from './shifts.ts';
import type { WorkingTime } from './working-time.ts';

const ROUND_THE_CLOCK: Pattern = (from, to) => ({ starts: [from * TICKS_PER_DAY], ends: [(to + 1) * TICKS_PER_DAY] });

/** Every calendar of a plan, compiled when first asked for, and the time in which two of them work together. */
export class Calendars {
  private readonly facts = new Map<string, CalendarFacts>();
  private readonly compiled = new Map<string, Shifts>();
  private readonly hours = new Map<Shifts, HoursEverWorked>();
  private readonly around: Tick;
  readonly conflicts: Conflict[] = [];
  readonly roundTheClock: Shifts;

  /** `around` is a date near which questions will be asked; it costs nothing but time to be wrong. */
  constructor(calendars: readonly CalendarFacts[], around: Tick = 0) {
    this.around = around;
    for (const calendar of calendars) this.facts.set(calendar.id, calendar);
    this.roundTheClock = this.layOut(ROUND_THE_CLOCK);
  }

  has(id: string): boolean {
    return this.facts.has(id);
  }

  /** A calendar that is unknown or never works counts as working round the clock, and is told among the conflicts. */
  of(id: string): Shifts {
    return this.shiftsOf(id);
  }

  /** When both work; the first alone when they never do. */
  both(one: string, other: string): Shifts {
    if (this.of(one) === this.of(other)) return this.of(one);
    const key = `${one}\u0000${other}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const shifts = this.together(one, other);
    if (!shifts) this.conflicts.push({ kind: 'no-working-time', tasks: [], about: `${one}, ${other}` });
    const result = shifts ?? this.shiftsOf(one);
    this.compiled.set(key, result);
    return result;
  }

  private together(one: string, other: string): Shifts | undefined {
    const [hours, othersHours] = [this.hours.get(this.shiftsOf(one)), this.hours.get(this.shiftsOf(other))];
    if (hours && othersHours && !mayMeet(hours, othersHours)) return undefined;
    const shifts = this.layOut(intersectionOf(this.shiftsOf(one).pattern, this.shiftsOf(other).pattern));
    return this.works(shifts) ? shifts : undefined;
  }

  private works(shifts: Shifts): boolean {
    return shifts.nextStart(this.around) < LAST_TICK;
  }

  private shiftsOf(id: string): Shifts {
    const known = this.compiled.get(id);
    if (known) return known;
    const chain = this.chainOf(id);
    const speaker = chain.find((calendar) => !addsNothing(calendar));
    if (speaker && speaker.id !== id) {
      const shared = this.shiftsOf(speaker.id);
      this.compiled.set(id, shared);
      return shared;
    }
    const shifts = chain.length === 0 ? this.layOut(ROUND_THE_CLOCK) : this.shiftsOfChain(id, chain);
    this.compiled.set(id, shifts);
    return shifts;
  }

  private shiftsOfChain(id: string, chain: readonly CalendarFacts[]): Shifts {
    // Two days of margin, as civil days are not those of the UTC line.
    const hours = hoursEverWorked(chain, Math.floor(this.around / TICKS_PER_DAY) - 2);
    const shifts = everWorks(hours) ? this.layOut(patternOf(chain)) : undefined;
    if (shifts && this.works(shifts)) {
      this.hours.set(shifts, hours);
      return shifts;
    }
    this.conflicts.push({ kind: 'no-working-time', tasks: [], about: id });
    return this.layOut(ROUND_THE_CLOCK);
  }

  private chainOf(id: string): readonly CalendarFacts[] {
    const chain: CalendarFacts[] = [];
    for (let next: string | undefined = id; next !== undefined;) {
      const calendar = this.facts.get(next);
      if (!calendar) {
        this.conflicts.push({ kind: 'unknown-calendar', tasks: [], about: next });
        break;
      }
      if (chain.includes(calendar)) {
        this.conflicts.push({ kind: 'calendar-loop', tasks: [], about: [...chain, calendar].map((each) => each.id).join(' → ') });
        break;
      }
      chain.push(calendar);
      next = calendar.base;
    }
    return chain;
  }

  private layOut(pattern: Pattern): Shifts {
    const day = Math.floor(this.around / TICKS_PER_DAY);
    return new Shifts(pattern, day - 30, day + 370);
  }
}

/** Most calendars of people are their site's calendar and nothing more; they share its layout. */
function addsNothing(calendar: CalendarFacts): boolean {
  const week = Object.values(calendar.week ?? {}).some((shifts) => shifts !== undefined);
  return !week && !calendar.workWeeks?.length && !calendar.exceptions?.length && !calendar.offsets;
}

/** Compiles calendars for use by themselves, each under its id. */
export function compileCalendars(calendars: readonly CalendarFacts[], around?: Tick): ReadonlyMap<string, WorkingTime> {
  const all = new Calendars(calendars, around);
  return new Map(calendars.map(({ id }) => [id, all.of(id)]));
}
