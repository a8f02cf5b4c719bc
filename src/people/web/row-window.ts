/** Which rows of a long table are drawn: those that are seen and some around them. What is left out above and below is told as heights. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { usePrinting } from '#platform/web';

export interface RowWindow {
  /** Places of the rows that are drawn, ascending. */
  readonly places: readonly number[];
  readonly above: number;
  readonly below: number;
  /** Scrolls a row into sight. */
  readonly reveal: (place: number) => void;
}

/** `scroller` holds a head of `headHeight` that stays, and `count` rows of known heights. On paper all are drawn. */
export function useRowWindow({
  scroller,
  count,
  headHeight,
  heightOf,
}: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly headHeight: number;
  readonly heightOf: (place: number) => number;
}): RowWindow {
  const isPrinting = usePrinting();
  // The virtualizer keeps state of its own that React's compiler must not cache; this hook is not compiled.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    overscan: 12,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 12,
  });
  const reveal = (place: number) => virtual.scrollToIndex(place);
  if (isPrinting) return { places: Array.from({ length: count }, (_, place) => place), above: 0, below: 0, reveal };
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  return {
    places: items.map(({ index }) => index),
    above: first ? first.start - headHeight : 0,
    below: last ? virtual.getTotalSize() - (last.end - headHeight) : virtual.getTotalSize(),
    reveal,
  };
}
