/** Lines of people against days. Each absence is a button on its line; the ground shows what each person's site has off. */
import { useEffect, useMemo, useRef, type CSSProperties } from 'react';
import { dateOf, dayOf } from '#calendar/rules';
import { EmptyState, GoLink, useFormat, useLanguage, useWords } from '#platform/web';
import { useRowWindow } from '../row-window.ts';
import { SpacerRow } from '../spacer-row.tsx';
import styles from './absence-calendar.module.css';
import { daysOf, kindOf, standingOf, type AbsenceRow } from './absence-words.ts';
import type { FreeDay } from './free-days.ts';

export interface CalendarLine {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly free: readonly FreeDay[];
  readonly absences: readonly AbsenceRow[];
}

export interface AbsenceCalendarProps {
  /** In the order of their groups. */
  readonly lines: readonly CalendarLine[];
  readonly from: string;
  readonly to: string;
  readonly now: string;
  readonly onOpen: (row: AbsenceRow) => void;
}

const kinds = ['vacation', 'sick', 'training', 'other'] as const;

/** A line, or the name of the group that begins. */
type Entry = { readonly line: CalendarLine } | { readonly group: string };

const headHeight = 42;

export function AbsenceCalendar({ lines, from, to, now, onOpen }: AbsenceCalendarProps) {
  const t = useWords();
  const language = useLanguage();
  const first = dayOf(from);
  const count = dayOf(to) - first + 1;
  const dayWidth = count > 40 ? 14 : 30;
  const weekday = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { weekday: 'narrow', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { month: 'short', timeZone: 'UTC' });
  const days = Array.from({ length: count }, (_, place) => dateOf(first + place));
  const today = dayOf(now) - first;
  const scroller = useRef<HTMLDivElement>(null);
  const entries = useMemo(
    () =>
      lines.flatMap((line, place): readonly Entry[] =>
        lines[place - 1]?.group === line.group ? [{ line }] : [{ group: line.group }, { line }],
      ),
    [lines],
  );
  const { places, above, below } = useRowWindow({
    scroller,
    count: entries.length,
    headHeight,
    heightOf: (place) => ('group' in (entries[place] ?? {}) ? 37 : 34),
  });
  // On a narrow screen today and the days after it come first.
  useEffect(() => {
    scroller.current?.scrollTo({ left: today > 2 && today < count ? (today - 2) * dayWidth : 0 });
  }, [today, count, dayWidth]);
  if (lines.length === 0) return <EmptyState title={t('people.nobodyHere')} />;
  return (
    <>
      {/* What scrolls can be scrolled by keys. */}
      <div
        ref={scroller}
        className={styles['scroller']}
        role="region"
        aria-label={t('people.absences')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        style={{ '--day': `${dayWidth}px`, '--days': count, '--today': today } as CSSProperties}
      >
        <table className={styles['table']} aria-rowcount={entries.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className={styles['name']}>
                {t('people.person')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('people.absences')}</span>
                <div className={styles['days']} aria-hidden="true">
                  {days.map((day) => {
                    const date = Number(day.slice(8));
                    const isShown = dayWidth > 20 || date % 5 === 0 || date === 1;
                    return (
                      <span key={day} data-now={day === now || undefined}>
                        {dayWidth > 20 ? (
                          <small>{weekday.format(new Date(day))}</small>
                        ) : date === 1 ? (
                          <small>{month.format(new Date(day))}</small>
                        ) : null}
                        {isShown ? date : ''}
                      </span>
                    );
                  })}
                </div>
              </th>
            </tr>
          </thead>
          <tbody>
            <SpacerRow height={above} />
            {places.map((place) => {
              const entry = entries[place];
              if (!entry) return null;
              if ('group' in entry)
                return (
                  <tr key={`group ${entry.group}`} className={styles['group']} aria-rowindex={place + 2}>
                    <th colSpan={2} scope="colgroup">
                      <span>{entry.group}</span>
                    </th>
                  </tr>
                );
              const { line } = entry;
              return (
                <tr key={line.id} aria-rowindex={place + 2}>
                  <th scope="row" className={styles['name']}>
                    <GoLink to={`/people/${line.id}`}>{line.name}</GoLink>
                  </th>
                  <td>
                    <div className={styles['line']} data-today={(today >= 0 && today < count) || undefined}>
                      {line.free.map((each) => (
                        <i
                          key={each.place}
                          data-holiday={each.holiday ? '' : undefined}
                          title={each.holiday ?? undefined}
                          style={{ '--at': each.place } as CSSProperties}
                        />
                      ))}
                      {line.absences.map((each) => (
                        <Bar key={each.id} row={each} name={line.name} first={first} count={count} onOpen={onOpen} />
                      ))}
                    </div>
                  </td>
                </tr>
              );
            })}
            <SpacerRow height={below} />
          </tbody>
        </table>
      </div>
      <ul className={styles['legend']} aria-label={t('people.legend')}>
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={styles['bar']} data-kind={kind} data-mark aria-hidden="true" />
            {kindOf({ kind })}
          </li>
        ))}
        <li>
          <span className={styles['bar']} data-kind="vacation" data-status="requested" data-mark aria-hidden="true" />
          {standingOf({ status: 'requested' })}
        </li>
        <li>
          <span className={styles['holiday']} aria-hidden="true" />
          {t('people.publicHoliday')}
        </li>
      </ul>
    </>
  );
}

function Bar({
  row,
  name,
  first,
  count,
  onOpen,
}: {
  readonly row: AbsenceRow;
  readonly name: string;
  readonly first: number;
  readonly count: number;
  readonly onOpen: (row: AbsenceRow) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const from = Math.max(0, dayOf(row.startsOn) - first + (row.startsAtNoon ? 0.5 : 0));
  const to = Math.min(count, dayOf(row.endsOn) - first + (row.endsAtNoon ? 0.5 : 1));
  if (to <= from) return null;
  const said = `${kindOf(row)}, ${daysOf(row, t, format)}, ${standingOf(row)}`;
  return (
    <button
      type="button"
      className={styles['bar']}
      data-kind={row.kind}
      data-status={row.status}
      title={said}
      aria-label={`${name}: ${said}`}
      onClick={() => onOpen(row)}
      style={{ '--at': from, '--length': to - from } as CSSProperties}
    />
  );
}
