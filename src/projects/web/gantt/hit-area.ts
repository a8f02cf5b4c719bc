/** What lies under the pointer within a row: the whole height of the row counts, so that thin bars are no harder to take hold of. */
import type { BarShape } from './bar-shape.ts';

export type BarPart = 'body' | 'finish' | 'progress' | 'link-from-start' | 'link-from-finish';

/** `offset` is the vertical place within the row, 0 at its top and 1 at its bottom. */
export function hitArea(shape: BarShape, x: number, offset: number, isTouch: boolean): BarPart | null {
  const reach = isTouch ? 24 : 14;
  const edge = isTouch ? 14 : Math.min(7, shape.width / 3);
  const right = shape.x + shape.width;
  if (x < shape.x - reach || x > right + reach) return null;
  if (x < shape.x - 2) return 'link-from-start';
  if (x > right + (shape.isSummary || shape.isMilestone ? 2 : 3)) return 'link-from-finish';
  if (shape.isMilestone || shape.isSummary) return 'body';
  if (x >= right - edge) return 'finish';
  if (offset > 0.6 && shape.width > 24 && Math.abs(x - shape.doneX) <= (isTouch ? 12 : 6)) return 'progress';
  return 'body';
}

/** Where a link that is being drawn would arrive on this bar. */
export function arrivalSide(shape: BarShape, x: number): 'start' | 'finish' {
  return x <= shape.x + shape.width / 2 ? 'start' : 'finish';
}
