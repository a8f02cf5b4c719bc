import { TICKS_PER_DAY } from '../facts.ts';
import type { Day, Tick, Ticks } from '../facts.ts';
import type { Pattern } from './pattern.ts';
import { appendStretch } from './pattern.ts';
import type { WorkingTime } from './working-time.ts';

/** Civil days between which calendars are known: 1950 to 2349. Before and after them every moment counts as working. */
const FIRST_DAY: Day = -7_305;
const LAST_DAY: Day = 138_791;
export const FIRST_TICK: Tick = FIRST_DAY * TICKS_PER_DAY;
export const LAST_TICK: Tick = (LAST_DAY + 1) * TICKS_PER_DAY;
const BEFORE_ALL: Tick = FIRST_TICK - 20_000_000;
const AFTER_ALL: Tick = LAST_TICK + 20_000_000;

/** Buckets of the two indices hold 2^8 to 2^13 ticks, so that mostly no more than one stretch ends in each. */
const LEAST_SHIFT = 8;
const MOST_SHIFT = 13;

/**
 * A pattern laid out as stretches with the work done before each, and two coarse indices (by time and by work) that lead within a step or
 * two of the stretch that is asked for. It covers some years around the dates it was asked about and grows by itself.
 */
export class Shifts implements WorkingTime {
  readonly pattern: Pattern;
  private firstDay: Day;
  private lastDay: Day;
  private origin: Tick = 0;
  /** Questions from `low` on and before `high` can be answered without growing. */
  private low: Tick = 0;
  private high: Tick = 0;
  /** Work done at the beginning and at the end of what is laid out, counted from a moment that stays the same when it grows. */
  private leastWork: Ticks = 0;
  private mostWork: Ticks = 0;
  private starts: Int32Array = new Int32Array(0);
  private ends: Int32Array = new Int32Array(0);
  /** Work before each stretch. */
  private before: Int32Array = new Int32Array(0);
  private timeShift = MOST_SHIFT;
  private workShift = MOST_SHIFT;
  private byTime: Int32Array = new Int32Array(0);
  private byWork: Int32Array = new Int32Array(0);

  constructor(pattern: Pattern, firstDay: Day, lastDay: Day) {
    this.pattern = pattern;
    this.firstDay = Math.max(FIRST_DAY, firstDay);
    this.lastDay = Math.min(LAST_DAY, lastDay);
    this.layOut();
  }

  nextStart(at: Tick): Tick {
    const k = this.at(at);
    const start = this.starts[k] as number;
    return start > at ? start : at;
  }

  previousFinish(at: Tick): Tick {
    const k = this.at(at - 1);
    return (this.starts[k] as number) < at ? at : (this.ends[k - 1] as number);
  }

  /** A moment at which nothing needs to be worked: within a shift or at either end of it, else the next beginning. */
  settle(at: Tick): Tick {
    const k = this.at(at - 1);
    const start = this.starts[k] as number;
    return start < at ? at : start;
  }

  /** The same, looking back: else the last end. */
  settleBack(at: Tick): Tick {
    const k = this.at(at);
    return (this.starts[k] as number) <= at ? at : (this.ends[k - 1] as number);
  }

  isWorking(at: Tick): boolean {
    const k = this.at(at);
    return (this.starts[k] as number) <= at;
  }

  add(from: Tick, work: Ticks): Tick {
    if (work <= 0) return work === 0 ? from : this.subtract(from, -work);
    const k = this.at(from);
    const start = this.starts[k] as number;
    const begin = start > from ? start : from;
    const end = begin + work;
    if (end <= (this.ends[k] as number)) return end;
    return this.finishAt((this.before[k] as number) + end - start);
  }

  subtract(to: Tick, work: Ticks): Tick {
    if (work <= 0) return work === 0 ? to : this.add(to, -work);
    return this.startAt(this.workAt(to) - work);
  }

  between(from: Tick, to: Tick): Ticks {
    return this.workAt(to) - this.workAt(from);
  }

  /** How much work lies before this moment, counted from some moment of the calendar's own: a place on its line of work. */
  workAt(at: Tick): Ticks {
    const k = this.at(at);
    const start = this.starts[k] as number;
    return (this.before[k] as number) + (at > start ? at - start : 0);
  }

  /** The moment at a place on the line of work, read as an end: the evening rather than the next morning. */
  finishAt(work: Ticks): Tick {
    if (work > this.mostWork) this.growTo(work);
    if (work > this.mostWork) return AFTER_ALL;
    const k = this.holding(work - 1);
    return (this.starts[k] as number) + work - (this.before[k] as number);
  }

  /** The moment at a place on the line of work, read as a beginning. */
  startAt(work: Ticks): Tick {
    if (work < this.leastWork || work >= this.mostWork) this.growTo(work);
    if (work < this.leastWork) return BEFORE_ALL;
    if (work >= this.mostWork) return AFTER_ALL;
    const k = this.holding(work);
    return (this.starts[k] as number) + work - (this.before[k] as number);
  }

  /** The stretch that ends after this moment and is the first to do so. */
  private at(moment: Tick): number {
    if (moment < this.low || moment >= this.high) moment = this.reach(moment);
    let k = this.byTime[(moment - this.origin) >> this.timeShift] as number;
    // One step or none, without a branch for the processor to guess wrong.
    k += ((this.ends[k] as number) - moment - 1) >>> 31;
    while ((this.ends[k] as number) <= moment) k++;
    return k;
  }

  /** The stretch in which the unit of work with this number is done. */
  private holding(unit: Ticks): number {
    let k = this.byWork[(unit - this.leastWork) >> this.workShift] as number;
    k += ((this.before[k + 1] as number) - unit - 1) >>> 31;
    while ((this.before[k + 1] as number) <= unit) k++;
    return k;
  }

  private reach(moment: Tick): Tick {
    const within = Math.min(Math.max(moment, BEFORE_ALL), AFTER_ALL - 1);
    while (within < this.low && this.firstDay > FIRST_DAY) this.grow(true);
    while (within >= this.high && this.lastDay < LAST_DAY) this.grow(false);
    return within;
  }

  private growTo(work: Ticks): void {
    while (work < this.leastWork && this.firstDay > FIRST_DAY) this.grow(true);
    while (work >= this.mostWork && this.lastDay < LAST_DAY) this.grow(false);
  }

  /** Doubles the known time in one direction. */
  private grow(earlier: boolean): void {
    const days = this.lastDay - this.firstDay + 1;
    const oldBeginning = this.starts[0];
    const oldWork = this.leastWork;
    if (earlier) this.firstDay = Math.max(FIRST_DAY, this.firstDay - days);
    else this.lastDay = Math.min(LAST_DAY, this.lastDay + days);
    this.leastWork = 0;
    this.layOut();
    if (!earlier || oldBeginning === undefined) this.leastWork = oldWork;
    else this.leastWork = oldWork - this.workAt(oldBeginning);
    this.number();
  }

  private layOut(): void {
    const stretches = this.pattern(this.firstDay, this.lastDay);
    if (this.firstDay <= FIRST_DAY) {
      stretches.starts.unshift(BEFORE_ALL);
      stretches.ends.unshift(Math.min(FIRST_TICK, stretches.starts[1] ?? FIRST_TICK));
    }
    if (this.lastDay >= LAST_DAY) appendStretch(stretches, Math.max(LAST_TICK, stretches.ends.at(-1) ?? LAST_TICK), AFTER_ALL);
    const { starts, ends } = stretches;
    const count = starts.length;
    this.starts = Int32Array.from(starts);
    this.ends = Int32Array.from(ends);
    this.before = new Int32Array(count + 1);
    this.number();
    this.origin = starts[0] ?? 0;
    // Before the first stretch there is none to have ended in.
    this.low = starts[0] ?? Infinity;
    this.high = ends[count - 1] ?? -Infinity;
    const worked = this.before.subarray(1);
    this.timeShift = shiftFor(this.ends, count);
    this.workShift = shiftFor(worked, count);
    this.byTime = coarseIndex(this.ends, count, this.origin, this.timeShift);
    this.byWork = coarseIndex(worked, count, this.leastWork, this.workShift);
  }

  /** Counts the work before each stretch. */
  private number(): void {
    const { starts, ends, before } = this;
    const count = starts.length;
    before[0] = this.leastWork;
    for (let k = 0; k < count; k++) before[k + 1] = (before[k] as number) + (ends[k] as number) - (starts[k] as number);
    this.mostWork = before[count] as number;
  }
}

/** The widest bucket in which no more than one entry lies, but for the closest few. */
function shiftFor(ends: Int32Array, count: number): number {
  const distances = Array.from(
    { length: Math.min(Math.max(0, count - 1), 40) },
    (_, k) => (ends[k + 1] as number) - (ends[k] as number),
  ).toSorted((a, b) => a - b);
  const close = distances[Math.floor(distances.length / 20)] ?? 1 << MOST_SHIFT;
  return Math.max(LEAST_SHIFT, Math.min(MOST_SHIFT, 31 - Math.clz32(Math.max(1, close))));
}

/** For every bucket of 2^shift: the first entry whose end lies after the bucket's beginning. `ends` is ascending. */
function coarseIndex(ends: Int32Array, count: number, origin: number, shift: number): Int32Array {
  const last = count === 0 ? origin : (ends[count - 1] as number);
  const index = new Int32Array(((last - origin) >> shift) + 1);
  let k = 0;
  for (let bucket = 0; bucket < index.length; bucket++) {
    const beginning = origin + bucket * (1 << shift);
    while (k < count - 1 && (ends[k] as number) <= beginning) k++;
    index[bucket] = k;
  }
  return index;
}
