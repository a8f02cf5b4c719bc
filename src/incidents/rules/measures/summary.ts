/** How values lie: never a mean alone. */
export interface Summary {
  readonly count: number;
  /** Null where there is no value. */
  readonly mean: number | null;
  readonly median: number | null;
  /** Nine of ten are at most this. */
  readonly p90: number | null;
}

/** Quantiles by linear interpolation (Hyndman and Fan 1996, type 7). */
export function summaryOf(values: readonly number[]): Summary {
  if (values.length === 0) return { count: 0, mean: null, median: null, p90: null };
  const sorted = Float64Array.from(values).sort();
  const sum = sorted.reduce((total, value) => total + value, 0);
  return { count: sorted.length, mean: sum / sorted.length, median: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9) };
}

/** Of ascending values, at least one. */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below]!;
  return place === below ? low : low + (sorted[below + 1]! - low) * (place - below);
}
