/** Stretches of time as sets: joined, cut out of one another, and counted in the hours in which something is promised. */
import type { Tick, Ticks, WorkingTime } from '#engine';

/** From `from` until just before `to`. */
export interface Span {
  readonly from: Tick;
  readonly to: Tick;
}

export const within = (spans: readonly Span[], { from, to }: Span): readonly Span[] =>
  spans.map((each) => ({ from: Math.max(each.from, from), to: Math.min(each.to, to) })).filter((each) => each.from < each.to);

/** Ascending, each moment in one of them only. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const each of spans.filter(({ from, to }) => from < to).toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && each.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, each.to) };
    else result.push(each);
  }
  return result;
}

/** What is left of the first when the second is taken out. */
export function without(spans: readonly Span[], out: readonly Span[]): readonly Span[] {
  const holes = joined(out);
  return joined(spans).flatMap((span) => {
    const left: Span[] = [];
    let { from } = span;
    for (const hole of holes) {
      if (hole.to <= from || hole.from >= span.to) continue;
      if (hole.from > from) left.push({ from, to: hole.from });
      from = Math.max(from, hole.to);
    }
    if (from < span.to) left.push({ from, to: span.to });
    return left;
  });
}

export const openTime = (spans: readonly Span[], working: WorkingTime): Ticks =>
  joined(spans).reduce((sum, { from, to }) => sum + working.between(from, to), 0);
