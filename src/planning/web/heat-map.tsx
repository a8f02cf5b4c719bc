/** The heat map as a grid: only what is seen is drawn, heads stay, arrow keys walk from cell to cell, Enter opens what is behind a number. */
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { GoLink, useFormat, useGo, useLanguage, usePrinting, useWords } from '#platform/web';
import type { CapacityRow, Period, PeriodStep } from '#planning/rules';
import { cellOf, heatStepOf, hidesTooMuch, numberOf, spokenCell, type Measure, type Unit } from './heat-cell.ts';
import styles from './heat-map.module.css';
import { PrintedHeatMap } from './printed-heat-map.tsx';
import { headOf, spanText } from './period-words.ts';

export interface HeatMapProps {
  readonly label: string;
  readonly rows: readonly CapacityRow[];
  readonly periods: readonly Period[];
  readonly step: PeriodStep;
  readonly unit: Unit;
  readonly measure: Measure;
  /** Day of today, for the mark in the head. */
  readonly now: string;
  readonly nameOf: (row: CapacityRow) => string;
  readonly aboutOf: (row: CapacityRow) => string;
  readonly onOpen: (row: CapacityRow, period: Period) => void;
  /** Head of the column of names, such as a button that sorts. */
  readonly corner: React.ReactNode;
}

const rowHeight = 34;
const headHeight = 44;

export function HeatMap(props: HeatMapProps) {
  const { rows, periods, step, unit, measure, nameOf, onOpen } = props;
  const t = useWords();
  const go = useGo();
  const format = useFormat();
  const language = useLanguage();
  const isNarrow = useMediaQuery('(max-width: 47.99em)') ?? false;
  const nameWidth = isNarrow ? 124 : 216;
  const cellWidth = step === 'day' ? 50 : 56;
  const isPrinting = usePrinting();
  const scroller = useRef<HTMLDivElement>(null);
  const mustFocus = useRef(false);
  const [active, setActive] = useState({ row: 0, column: 0 });
  // oxlint-disable-next-line react/incompatible-library
  const virtualRows = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // Rows lie under the head and columns beside the names, both of which stay: a cell walked to must come out from behind them.
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 12,
  });
  const virtualColumns = useVirtualizer({
    horizontal: true,
    count: periods.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cellWidth,
    overscan: 6,
    scrollMargin: nameWidth,
    scrollPaddingStart: nameWidth,
    scrollPaddingEnd: 12,
  });
  const columns = virtualColumns.getVirtualItems();
  const at = { row: Math.min(active.row, rows.length - 1), column: Math.min(active.column, periods.length - 1) };

  useEffect(() => virtualColumns.measure(), [cellWidth, virtualColumns]);
  useEffect(() => {
    if (!mustFocus.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${at.row} ${at.column}"]`);
    if (!cell) return;
    mustFocus.current = false;
    cell.focus({ preventScroll: true });
  });

  function walk(event: KeyboardEvent) {
    if (!(event.target instanceof HTMLElement) || !event.target.dataset['cell']) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const { row, column } = at;
    const last = { row: rows.length - 1, column: periods.length - 1 };
    const whole = event.ctrlKey || event.metaKey;
    const next = {
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      PageUp: { row: row - page, column },
      PageDown: { row: row + page, column },
      Home: { row: whole ? 0 : row, column: 0 },
      End: { row: whole ? last.row : row, column: last.column },
    }[event.key];
    if (next) {
      event.preventDefault();
      const to = { row: Math.max(0, Math.min(last.row, next.row)), column: Math.max(-1, Math.min(last.column, next.column)) };
      mustFocus.current = true;
      setActive(to);
      virtualRows.scrollToIndex(to.row);
      if (to.column >= 0) virtualColumns.scrollToIndex(to.column);
    } else if (event.key === 'Enter' || event.key === ' ') {
      const found = rows[row];
      const period = periods[column];
      event.preventDefault();
      if (found && column < 0) {
        const path = pathOfRow(found);
        if (path) go(path);
      } else if (found && period && !found.isWithheld) onOpen(found, period);
    }
  }

  const place = (start: number): CSSProperties => ({ transform: `translateX(${start}px)`, width: cellWidth });
  if (isPrinting) return <PrintedHeatMap {...props} />;
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={periods.length + 1}
      tabIndex={-1}
      onKeyDown={walk}
      style={{ '--name': `${nameWidth}px`, '--row': `${rowHeight}px` } as CSSProperties}
    >
      <div className={styles['head']} role="row" aria-rowindex={1} style={{ width: nameWidth + virtualColumns.getTotalSize() }}>
        <div role="columnheader" aria-colindex={1} className={styles['corner']}>
          {props.corner}
        </div>
        {columns.map(({ index, start }) => {
          const period = periods[index];
          if (!period) return null;
          const [first, second] = headOf(period, step, language, t);
          const isNow = period.from <= props.now && props.now <= period.to;
          return (
            <div
              key={index}
              role="columnheader"
              aria-colindex={index + 2}
              className={styles['period']}
              data-now={isNow || undefined}
              aria-current={isNow ? 'date' : undefined}
              style={place(start)}
            >
              <span>{first}</span>
              <span>{second}</span>
            </div>
          );
        })}
      </div>
      <div
        className={styles['body']}
        role="rowgroup"
        style={{ height: virtualRows.getTotalSize(), width: nameWidth + virtualColumns.getTotalSize() }}
      >
        {virtualRows.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const path = pathOfRow(row);
          const name = nameOf(row);
          return (
            <div
              key={row.id}
              role="row"
              aria-rowindex={item.index + 2}
              className={styles['row']}
              style={{ transform: `translateY(${item.start - headHeight}px)` }}
            >
              {/* Keys are handled by the grid. */}
              <div
                role="rowheader"
                aria-colindex={1}
                className={styles['name']}
                data-cell={`${item.index} -1`}
                tabIndex={at.row === item.index && at.column === -1 ? 0 : -1}
                onFocus={() => setActive({ row: item.index, column: -1 })}
              >
                {path ? (
                  <GoLink to={path} tabIndex={-1}>
                    {name}
                  </GoLink>
                ) : (
                  <span>{name}</span>
                )}
                <small>{props.aboutOf(row)}</small>
              </div>
              {columns.map(({ index, start }) => {
                const period = periods[index];
                if (!period) return null;
                const cell = cellOf(row, index);
                const shown = numberOf(cell, period, unit, measure, format);
                const spoken = row.isWithheld
                  ? t('planning.cellWithheld', { name, period: spanText(period, language) })
                  : `${shown}. ${spokenCell(name, spanText(period, language), cell, t, format)}`;
                return (
                  // Keys are handled by the grid.
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                  <div
                    key={index}
                    role="gridcell"
                    aria-colindex={index + 2}
                    aria-label={spoken}
                    className={styles['cell']}
                    data-step={row.kind === 'open' && cell.planned >= 1 ? 'open' : heatStepOf(cell)}
                    data-some={(row.kind !== 'open' && hidesTooMuch(cell)) || undefined}
                    data-cell={`${item.index} ${index}`}
                    tabIndex={at.row === item.index && at.column === index ? 0 : -1}
                    onFocus={() => setActive({ row: item.index, column: index })}
                    data-withheld={row.isWithheld || undefined}
                    onClick={() => row.isWithheld || onOpen(row, period)}
                    style={place(start)}
                  >
                    {shown}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const pathOfRow = ({ kind, id }: CapacityRow): string | undefined =>
  kind === 'person' ? `/people/${id}` : kind === 'team' ? `/teams/${id}` : kind === 'skill' ? '/skills' : undefined;
