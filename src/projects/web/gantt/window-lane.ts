/**
 * Windows side by side in one lane, so that every name has its own place: where several hold at once the strictest is named, of two alike
 * the one that began last; too narrow ones give way to the wide, and each stretch knows all that hold in it.
 */
import type { Band, Chart } from './chart.ts';
import type { TimeScale } from './time-scale.ts';

export interface LaneStretch {
  readonly left: number;
  readonly right: number;
  /** Whose name stands there. */
  readonly named: Band;
  /** All that hold in it, in the order of their beginning. */
  readonly bands: readonly Band[];
}

/** Narrower than this no word can be read. */
export const LEAST_NAMED = 40;
const STRICTEST_LAST: readonly Band['kind'][] = ['peak', 'maintenance', 'soft-freeze', 'freeze'];

interface Placed {
  readonly band: Band;
  readonly left: number;
  readonly right: number;
}

/** Windows that can be seen between two pixels. Nights of maintenance are only told apart where a day has some width. */
export function bandsBetween(bands: readonly Band[], scale: TimeScale, zone: Chart['zone'], from: number, to: number): Placed[] {
  return bands.flatMap((band) => {
    const left = scale.x(zone.toCivil(band.from));
    const right = scale.x(zone.toCivil(band.to));
    return right < from || left > to || (right - left < 3 && band.kind !== 'freeze') ? [] : [{ band, left, right }];
  });
}

export function laneOf(placed: readonly Placed[]): LaneStretch[] {
  const sorted = placed.toSorted((one, other) => one.left - other.left || other.right - one.right);
  const edges = [...new Set(sorted.flatMap(({ left, right }) => [left, right]))].toSorted((one, other) => one - other);
  const stretches: { left: number; right: number; named: Band; bands: Band[] }[] = [];
  edges.slice(1).forEach((right, index) => {
    const left = edges[index]!;
    const holding = sorted.filter((each) => each.left <= left && each.right >= right);
    const wide = holding.filter((each) => each.right - each.left >= LEAST_NAMED);
    const named = (wide.length > 0 ? wide : holding).reduce<Band | undefined>(
      (best, { band }) => (best && STRICTEST_LAST.indexOf(band.kind) < STRICTEST_LAST.indexOf(best.kind) ? best : band),
      undefined,
    );
    if (!named) return;
    const before = stretches.at(-1);
    if (before?.named === named && before.right === left) {
      before.right = right;
      for (const { band } of holding) if (!before.bands.includes(band)) before.bands.push(band);
    } else stretches.push({ left, right, named, bands: holding.map(({ band }) => band) });
  });
  return stretches;
}

/** What is said on hovering: each window on a line, with its days. */
export function laneWords({ say, dates, zone }: Chart, bands: readonly Band[]): string {
  const day = (at: number) => dates.short(zone.toCivil(at));
  return bands
    .map(({ kind, name, from, to }) => {
      // A window that ends at midnight does not hold on the day that begins then.
      const [first, last] = [day(from), day(Math.max(from, to - 1))];
      return `${name ? `${name} (${say(kind)})` : say(kind)}: ${first === last ? first : `${first} – ${last}`}`;
    })
    .join('\n');
}
