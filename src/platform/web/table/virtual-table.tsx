/** Rows in a grid of which only the visible ones are in the document. Arrow keys move, Enter opens. */
import { useVirtualizer } from '@tanstack/react-virtual';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './virtual-table.module.css';

export interface Column<R> {
  readonly id: string;
  readonly title: ReactNode;
  readonly render: (row: R) => ReactNode;
  /** CSS grid track, such as `120px` or `minmax(160px, 2fr)`. */
  readonly width?: string;
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
  /** Left out below 768 px. */
  readonly isWideOnly?: boolean;
}

export interface VirtualTableProps<R extends { readonly id: string }> {
  readonly label: string;
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  /** `name` or `-name`. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  readonly onOpen?: (row: R) => void;
  /** The last rows are near. */
  readonly onEnd?: () => void;
  readonly isLoadingMore?: boolean;
  readonly rowHeight?: number;
}

export function VirtualTable<R extends { readonly id: string }>(props: VirtualTableProps<R>) {
  const { rows, columns, sort = '', onSort, onOpen, onEnd, rowHeight = 36 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  // The virtualizer keeps state of its own that React's compiler must not cache; this component is not compiled.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 20) onEnd?.();
  }, [last, rows.length, onEnd]);

  const tracks = columns.map((column) => column.width ?? (column.isNumber ? '120px' : 'minmax(120px, 1fr)'));
  const narrowTracks = columns.filter((column) => !column.isWideOnly).map((column) => column.width ?? 'minmax(96px, 1fr)');

  function onKeyDown(event: KeyboardEvent) {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 12,
      PageUp: -12,
      Home: -rows.length,
      End: rows.length,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(rows.length - 1, active + step));
      setActive(next);
      virtual.scrollToIndex(next);
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus());
    } else if (event.key === 'Enter' && onOpen && event.target instanceof HTMLElement && event.target.dataset['index']) {
      const row = rows[active];
      if (row) onOpen(row);
    }
  }

  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-busy={props.isLoadingMore}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      style={
        {
          '--tracks': tracks.join(' '),
          '--least': `${leastOf(tracks)}px`,
          '--narrow-tracks': narrowTracks.join(' '),
          '--narrow-least': `${leastOf(narrowTracks)}px`,
          '--row': `${rowHeight}px`,
        } as React.CSSProperties
      }
    >
      <div className={styles['head']} role="row" aria-rowindex={1}>
        {columns.map((column) => {
          const direction = sort === column.id ? 'ascending' : sort === `-${column.id}` ? 'descending' : undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              className={styles['cell']}
              data-number={column.isNumber || undefined}
              data-wide={column.isWideOnly || undefined}
              aria-sort={column.isSortable ? (direction ?? 'none') : undefined}
            >
              {column.isSortable && onSort ? (
                <button
                  type="button"
                  className={styles['sort']}
                  onClick={() => onSort(direction === 'ascending' ? `-${column.id}` : direction === 'descending' ? '' : column.id)}
                >
                  {column.title}
                  {direction === 'ascending' ? <IconArrowUp size={14} /> : direction ? <IconArrowDown size={14} /> : null}
                </button>
              ) : (
                column.title
              )}
            </div>
          );
        })}
      </div>
      <div className={styles['body']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index]!;
          return (
            // Keys are handled by the grid, which holds the focus of its rows.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={row.id}
              role="row"
              aria-rowindex={item.index + 2}
              data-index={item.index}
              data-open={onOpen ? '' : undefined}
              tabIndex={item.index === Math.min(active, rows.length - 1) ? 0 : -1}
              className={styles['row']}
              style={{ transform: `translateY(${item.start}px)` }}
              onFocus={() => setActive(item.index)}
              onClick={(event) => {
                if (onOpen && !(event.target as HTMLElement).closest('a,button,input')) onOpen(row);
              }}
            >
              {columns.map((column) => (
                <div
                  key={column.id}
                  role="gridcell"
                  className={styles['cell']}
                  data-number={column.isNumber || undefined}
                  data-wide={column.isWideOnly || undefined}
                >
                  {column.render(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** What the tracks take at least. Rows lie apart from one another, so their content must not decide how wide each is. */
const leastOf = (tracks: readonly string[]): number => tracks.reduce((sum, track) => sum + Number(/(\d+)px/.exec(track)?.[1] ?? 96), 0);
