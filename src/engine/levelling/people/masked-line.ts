/**
 * The working time of a member as far as a task's own calendar allows: pieces of his line. Work runs over the pieces, and only the pieces
 * are taken from him.
 */
import { TICKS_PER_DAY } from '../../facts.ts';
import type { PerMille, Tick, Ticks } from '../../facts.ts';
import type { Pattern } from '../../calendar/pattern.ts';
import { NEVER, NOWHERE } from './member-line.ts';
import type { MemberLine } from './member-line.ts';

const DAYS_AT_ONCE = 366;
const MOST_DAYS = 16 * DAYS_AT_ONCE;

export class MaskedLine {
  readonly line: MemberLine;
  fitStart = 0;
  fitEnd = 0;
  natural = 0;

  private readonly pattern: Pattern;
  private readonly isMirrored: boolean;
  private readonly firstDay: number;
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private days = 0;

  /** `pattern`: when both work. `anchor`: nothing is asked about the time before it (in mirrored time when mirrored). */
  constructor(line: MemberLine, pattern: Pattern, anchor: Tick, isMirrored: boolean) {
    this.line = line;
    this.pattern = pattern;
    this.isMirrored = isMirrored;
    this.firstDay = Math.floor((isMirrored ? -anchor : anchor) / TICKS_PER_DAY) + (isMirrored ? 2 : -2);
  }

  mirrored(line: MemberLine, anchor: Tick): MaskedLine {
    return new MaskedLine(line, this.pattern, anchor, !this.isMirrored);
  }

  fit(position: number, units: PerMille, work: Ticks, duration: Ticks, ignoresLoad: boolean): void {
    const { line } = this;
    let wanted = position;
    let isFirst = true;
    search: for (;;) {
      let k = this.pieceAfter(wanted);
      if (line.share <= 0 || k < 0) {
        this.fitStart = this.fitEnd = NEVER;
        if (isFirst) this.natural = NEVER;
        return;
      }
      let from = Math.max(wanted, this.from[k] as number);
      const start = from;
      if (isFirst) this.natural = start;
      isFirst = false;
      for (let left = duration >= 0 ? duration : work * 1000; ;) {
        const to = this.to[k] as number;
        const possible = duration >= 0 ? to - from : line.done(to, units) - line.done(from, units);
        const end = possible < left ? to : duration >= 0 ? from + left : line.positionWhenDone(line.done(from, units) + left, units);
        const behind = ignoresLoad ? NOWHERE : line.firstShortage(from, end, units);
        if (behind !== NOWHERE) {
          wanted = behind;
          continue search;
        }
        left -= possible;
        if (left <= 0) {
          this.fitStart = start;
          this.fitEnd = end;
          return;
        }
        k++;
        if (!this.has(k)) {
          this.fitStart = this.fitEnd = NEVER;
          return;
        }
        from = this.from[k] as number;
      }
    }
  }

  runStart(end: number, units: PerMille, work: Ticks, duration: Ticks): number {
    const { line } = this;
    let left = duration >= 0 ? duration : work * 1000;
    let k = this.pieceAfter(end - 1);
    for (k = k < 0 ? this.from.length - 1 : k; k >= 0; k--) {
      const from = this.from[k] as number;
      const to = Math.min(end, this.to[k] as number);
      if (to <= from) continue;
      const possible = duration >= 0 ? to - from : line.done(to, units) - line.done(from, units);
      if (possible >= left) return duration >= 0 ? to - left : line.positionWhenDone(line.done(to, units) - left + 1, units) - 1;
      left -= possible;
    }
    return this.from[0] ?? end;
  }

  book(from: number, to: number, units: PerMille): void {
    for (const [start, end] of this.piecesWithin(from, to)) this.line.book(start, end, units);
  }

  piecesWithin(from: number, to: number): readonly (readonly [from: number, to: number])[] {
    const pieces: (readonly [number, number])[] = [];
    for (let k = this.pieceAfter(from); k >= 0 && this.has(k) && (this.from[k] as number) < to; k++)
      pieces.push([Math.max(from, this.from[k] as number), Math.min(to, this.to[k] as number)]);
    return pieces;
  }

  /** Number of the first piece that ends after this position, or -1. */
  private pieceAfter(position: number): number {
    while ((this.to.at(-1) ?? -NEVER) <= position) if (!this.grow()) return -1;
    let low = 0;
    let high = this.to.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.to[middle] as number) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private has(k: number): boolean {
    while (k >= this.from.length) if (!this.grow()) return false;
    return true;
  }

  private grow(): boolean {
    if (this.days >= MOST_DAYS) return false;
    const { line, isMirrored, firstDay } = this;
    const day = isMirrored ? firstDay - this.days - DAYS_AT_ONCE + 1 : firstDay + this.days;
    const { starts, ends } = this.pattern(day, day + DAYS_AT_ONCE - 1);
    for (let step = 0; step < starts.length; step++) {
      const k = isMirrored ? starts.length - 1 - step : step;
      const start = starts[k] as number;
      const end = ends[k] as number;
      this.from.push(line.positionOf(isMirrored ? -end : start));
      this.to.push(line.positionOf(isMirrored ? -start : end));
    }
    this.days += DAYS_AT_ONCE;
    return true;
  }
}
