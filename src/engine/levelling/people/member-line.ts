/**
 * The working time of one member of the pool as a line without gaps: position 0 is the origin, and every working tick is one step. On it
 * a task is one interval however many nights lie inside, and what is taken lies side by side.
 *
 * Load is the sum of units asked for. A run of `units` fits where nothing is taken, or where load and units together stay within the
 * capacity: who asks for more than there is gets all of it, alone.
 */
import type { PerMille, Tick, Ticks } from '../../facts.ts';
import type { WorkingTime } from '../../calendar/working-time.ts';

/** Capacity from `at` on, until the next step; before the first and after the last the share holds. */
export interface CapacityStep {
  readonly at: number;
  readonly capacity: PerMille;
}

export const NEVER = 2_000_000_000;
const FULL = 1_000_000_000;

export class MemberLine {
  readonly share: PerMille;
  readonly time: WorkingTime;
  readonly origin: Tick;
  /** Where the last `fit` starts and ends, and where it would have started had nobody else asked. */
  fitStart = 0;
  fitEnd = 0;
  natural = 0;
  /** Differs whenever something was booked or taken back in between. */
  version = 0;

  private readonly most: PerMille;
  private readonly stepAt: Int32Array;
  private readonly stepCapacity: Int32Array;
  private readonly doneBefore = new Map<PerMille, Float64Array>();
  private at = new Int32Array(64);
  private load = new Int32Array(64);
  private size = 0;
  private baseAt = new Int32Array(0);
  private baseLoad = new Int32Array(0);

  constructor(time: WorkingTime, origin: Tick, share: PerMille, steps: readonly CapacityStep[]) {
    this.time = time;
    this.origin = origin;
    this.share = share;
    this.stepAt = Int32Array.from(steps, (step) => step.at);
    this.stepCapacity = Int32Array.from(steps, (step) => step.capacity);
    this.most = this.stepCapacity.reduce((most, capacity) => Math.max(most, capacity), share);
  }

  positionOf(at: Tick): number {
    return this.time.between(this.origin, at);
  }

  /** The moment at which the working tick after this position begins. */
  startAt(position: number): Tick {
    return this.time.nextStart(this.time.add(this.origin, position));
  }

  /** The moment at which the working tick before this position has ended. */
  finishAt(position: number): Tick {
    return this.time.previousFinish(this.time.add(this.origin, position));
  }

  isSteady(): boolean {
    return this.stepAt.length === 0;
  }

  steps(): readonly CapacityStep[] {
    return Array.from(this.stepAt, (at, k) => ({ at, capacity: this.stepCapacity[k] as number }));
  }

  capacityAt(position: number): PerMille {
    const k = lastAtOrBefore(this.stepAt, this.stepAt.length, position);
    return k < 0 ? this.share : (this.stepCapacity[k] as number);
  }

  /** First position from here on at which there is any capacity. */
  skipIdle(position: number): number {
    if (this.share <= 0) return NEVER;
    if (this.stepAt.length === 0) return position;
    let k = lastAtOrBefore(this.stepAt, this.stepAt.length, position);
    let from = position;
    while (k >= 0 && (this.stepCapacity[k] as number) <= 0) {
      k++;
      if (k >= this.stepAt.length) return from;
      from = this.stepAt[k] as number;
    }
    return from;
  }

  /** Where a run ends: after `duration` steps, or (duration < 0) when `work` is done at no more than `units`. */
  runEnd(position: number, units: PerMille, work: Ticks, duration: Ticks): number {
    if (duration >= 0) return position + duration;
    if (this.stepAt.length === 0) return position + Math.ceil((work * 1000) / Math.min(units, this.share));
    return this.positionWhenDone(this.done(position, units) + work * 1000, units);
  }

  /** Where a run must start that shall end here; exact for constant capacity, near it otherwise. */
  runStart(end: number, units: PerMille, work: Ticks, duration: Ticks): number {
    if (duration >= 0) return end - duration;
    if (this.stepAt.length === 0) return end - Math.ceil((work * 1000) / Math.min(units, this.share));
    return this.positionWhenDone(this.done(end, units) - work * 1000 + 1, units) - 1;
  }

  /** First place from `position` on where the run fits (or would fit, were nobody else there). */
  fit(position: number, units: PerMille, work: Ticks, duration: Ticks, ignoresLoad: boolean): void {
    let start = this.skipIdle(position);
    this.natural = start;
    if (start < NEVER && !ignoresLoad && this.size > 0) {
      const { at, load, size } = this;
      let k = Math.max(0, lastAtOrBefore(at, size, start));
      search: for (;;) {
        const end = this.runEnd(start, units, work, duration);
        while (k + 1 < size && (at[k + 1] as number) <= start) k++;
        for (let j = k; j < size && (at[j] as number) < end; j++) {
          const taken = load[j] as number;
          if (taken === 0) continue;
          const next = at[j + 1] as number;
          if (next <= start) continue;
          const free = this.roomBreaksAt(taken + units, Math.max(start, at[j] as number), Math.min(end, next), next);
          if (free === NOWHERE) continue;
          start = this.skipIdle(free);
          k = j;
          continue search;
        }
        break;
      }
    }
    this.fitStart = start;
    this.fitEnd = start >= NEVER ? NEVER : this.runEnd(start, units, work, duration);
  }

  /** The position behind the first shortage in the interval, or `NOWHERE` when `total` fits all through it. `next` is the end of the load step. */
  roomBreaksAt(total: PerMille, from: number, to: number, next: number): number {
    if (this.stepAt.length === 0) return total <= this.share ? NOWHERE : next;
    let k = lastAtOrBefore(this.stepAt, this.stepAt.length, from);
    for (let position = from; position < to; k++) {
      const capacity = k < 0 ? this.share : (this.stepCapacity[k] as number);
      const end = k + 1 < this.stepAt.length ? (this.stepAt[k + 1] as number) : NEVER;
      if (capacity > 0 && total > capacity) return Math.min(end, next);
      position = end;
    }
    return NOWHERE;
  }

  /** First load in the interval that leaves no room for `units` more: the position behind the shortage, or `NOWHERE`. */
  firstShortage(from: number, to: number, units: PerMille): number {
    const { at, load, size } = this;
    for (let j = Math.max(0, lastAtOrBefore(at, size, from)); j < size && (at[j] as number) < to; j++) {
      const taken = load[j] as number;
      if (taken === 0 || (at[j + 1] as number) <= from) continue;
      const behind = this.roomBreaksAt(
        taken + units,
        Math.max(from, at[j] as number),
        Math.min(to, at[j + 1] as number),
        at[j + 1] as number,
      );
      if (behind !== NOWHERE) return behind;
    }
    return NOWHERE;
  }

  book(from: number, to: number, units: PerMille): void {
    if (to <= from || units === 0) return;
    this.version++;
    const first = this.cut(from);
    const last = this.cut(to);
    for (let k = first; k < last; k++) {
      const load = (this.load[k] as number) + units;
      // Full is full, so that what is full lies together as one step.
      this.load[k] = load >= this.most ? FULL : load;
    }
    this.join(last);
    this.join(first);
  }

  clear(): void {
    this.version++;
    this.size = 0;
  }

  /** What is booked now is what `restore` comes back to. */
  keepAsBase(): void {
    this.baseAt = this.at.slice(0, this.size);
    this.baseLoad = this.load.slice(0, this.size);
  }

  restore(): void {
    this.version++;
    this.at.set(this.baseAt);
    this.load.set(this.baseLoad);
    this.size = this.baseAt.length;
  }

  /** Work in thousandths of a tick that someone limited to `units` can do from a fixed point up to this position. */
  done(position: number, units: PerMille): number {
    const steps = this.stepAt.length;
    if (steps === 0) return position * Math.min(units, this.share);
    const before = this.doneBeforeSteps(units);
    const k = lastAtOrBefore(this.stepAt, steps, position);
    if (k < 0) return (position - (this.stepAt[0] as number)) * Math.min(units, this.share);
    return (before[k] as number) + (position - (this.stepAt[k] as number)) * Math.min(units, this.stepCapacity[k] as number);
  }

  /** The first position up to which so much can be done. */
  positionWhenDone(work: number, units: PerMille): number {
    const steps = this.stepAt.length;
    if (steps === 0) return Math.ceil(work / Math.min(units, this.share));
    const before = this.doneBeforeSteps(units);
    let low = 0;
    let high = steps;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((before[middle] as number) < work) low = middle + 1;
      else high = middle;
    }
    const k = low - 1;
    if (k < 0) return (this.stepAt[0] as number) - Math.floor(-work / Math.min(units, this.share));
    return (this.stepAt[k] as number) + Math.ceil((work - (before[k] as number)) / Math.min(units, this.stepCapacity[k] as number));
  }

  private doneBeforeSteps(units: PerMille): Float64Array {
    const known = this.doneBefore.get(units);
    if (known) return known;
    const before = new Float64Array(this.stepAt.length);
    for (let k = 1; k < before.length; k++)
      before[k] =
        (before[k - 1] as number) +
        ((this.stepAt[k] as number) - (this.stepAt[k - 1] as number)) * Math.min(units, this.stepCapacity[k - 1] as number);
    this.doneBefore.set(units, before);
    return before;
  }

  /** Makes a load step begin here; its number. */
  private cut(position: number): number {
    const k = lastAtOrBefore(this.at, this.size, position);
    if (k >= 0 && this.at[k] === position) return k;
    if (this.size + 1 >= this.at.length) {
      this.at = grown(this.at);
      this.load = grown(this.load);
    }
    this.at.copyWithin(k + 2, k + 1, this.size);
    this.load.copyWithin(k + 2, k + 1, this.size);
    this.at[k + 1] = position;
    this.load[k + 1] = k < 0 ? 0 : (this.load[k] as number);
    this.size++;
    return k + 1;
  }

  /** Drops a step that changes nothing. */
  private join(k: number): void {
    if ((k === 0 ? 0 : (this.load[k - 1] as number)) !== this.load[k]) return;
    this.at.copyWithin(k, k + 1, this.size);
    this.load.copyWithin(k, k + 1, this.size);
    this.size--;
  }
}

export const NOWHERE = -NEVER;

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** Number of the last entry that is not behind `position`, or -1. */
function lastAtOrBefore(sorted: Int32Array, size: number, position: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
