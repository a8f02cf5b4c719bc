/** Stretches of time, each from a tick until just before another: joined, cut and taken away. What is given and answered ascends and is apart. */
import type { Stretch } from '#calendar/rules';

/** In any order and over one another: as one ascending line in which none touches the next. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const line: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = line.at(-1);
    if (to <= from) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else line.push({ from, to });
  }
  return line;
}

/** What lies in both. */
export function common(one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] {
  const line: Stretch[] = [];
  for (let i = 0, k = 0; i < one.length && k < other.length;) {
    const [a, b] = [one[i]!, other[k]!];
    const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
    if (from < to) line.push({ from, to });
    if (a.to < b.to) i++;
    else k++;
  }
  return line;
}

/** What of the one does not lie in the other. */
export function without(one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] {
  const line: Stretch[] = [];
  let k = 0;
  for (const { from, to } of one) {
    let at = from;
    while (k < other.length && other[k]!.to <= from) k++;
    for (let next = k; next < other.length && other[next]!.from < to; next++) {
      if (other[next]!.from > at) line.push({ from: at, to: other[next]!.from });
      at = Math.max(at, other[next]!.to);
    }
    if (at < to) line.push({ from: at, to });
  }
  return line;
}

export const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { from, to }) => sum + to - from, 0);
