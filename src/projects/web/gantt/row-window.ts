/** Which rows are worth having in the page: those in sight and a few on either side. */
export interface RowWindow {
  readonly first: number;
  /** Not included. */
  readonly end: number;
}

export function rowWindow(scrollTop: number, height: number, rowHeight: number, count: number, spare: number): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { first: Math.min(first, Math.max(0, end)), end: Math.max(end, 0) };
}

/** How far to scroll so that this row is seen between what covers it; undefined when it is already. */
export function scrollToRow(row: number, scrollTop: number, height: number, rowHeight: number): number | undefined {
  const top = row * rowHeight;
  if (top < scrollTop) return Math.max(0, top - rowHeight);
  if (top + rowHeight > scrollTop + height) return top + 2 * rowHeight - height;
  return undefined;
}
