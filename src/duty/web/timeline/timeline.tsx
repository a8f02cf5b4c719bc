/** Lines of shifts against days. Each bar is a button; arrow keys go from bar to bar, and only one of all is a stop of the Tab key. */
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { civilOf, dateOf, tickOf, tickOfCivil, weekdayOf } from '#calendar/rules';
import { offsetsAround } from '#duty/rules';
import { useLanguage, useWords } from '#platform/web';
import { whyOf } from '../gap-words.ts';
import { useZoned } from '../zoned.ts';
import { nearestIn, type Bar, type Line } from './lines-of.ts';
import styles from './timeline.module.css';

export interface TimelineProps {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  readonly now: string;
  /** Of everybody, so that somebody is drawn alike in every line. */
  readonly tintOf: (personId: string) => number;
  readonly onOpen: (bar: Bar) => void;
}

const dayWidths = [
  [14, 58],
  [28, 29],
  [Number.POSITIVE_INFINITY, 14],
] as const;

export function Timeline({ label, lines, startsAt, endsAt, zone, now, tintOf, onOpen }: TimelineProps) {
  const t = useWords();
  const language = useLanguage();
  const zoned = useZoned(zone);
  const scroller = useRef<HTMLDivElement>(null);
  const mustFocus = useRef(false);
  const [active, setActive] = useState({ line: 0, bar: 0 });
  const [begin, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  const days = daysBetween(startsAt, endsAt, zone);
  const dayWidth = dayWidths.find(([most]) => days.length <= most)![1];
  const share = (part: number): string => `${(part * 100).toFixed(4)}%`;
  const dayShare = share(1 / days.length);
  const at = (instant: string): number => (Math.min(Math.max(Date.parse(instant), begin), end) - begin) / (end - begin);
  const isNowShown = begin <= Date.parse(now) && Date.parse(now) < end;
  const atLine = Math.min(active.line, lines.length - 1);
  const first = lines[atLine]?.bars.length ? atLine : lines.findIndex((line) => line.bars.length > 0);
  const focused = { line: first, bar: Math.min(active.bar, (lines[first]?.bars.length ?? 1) - 1) };

  useEffect(() => {
    if (!mustFocus.current) return;
    mustFocus.current = false;
    const found = scroller.current?.querySelector<HTMLElement>(`[data-bar="${focused.line} ${focused.bar}"]`);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  function walk(event: KeyboardEvent) {
    const here = lines[focused.line]?.bars[focused.bar];
    if (!here) return;
    const aside = { ArrowLeft: focused.bar - 1, ArrowRight: focused.bar + 1, Home: 0, End: lines[focused.line]!.bars.length - 1 }[
      event.key
    ];
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (aside === undefined && step === undefined) return;
    event.preventDefault();
    mustFocus.current = true;
    if (aside !== undefined) {
      setActive({ line: focused.line, bar: Math.max(0, Math.min(aside, lines[focused.line]!.bars.length - 1)) });
      return;
    }
    for (let line = focused.line + step!; line >= 0 && line < lines.length; line += step!) {
      const { bars } = lines[line]!;
      if (bars.length > 0) {
        setActive({ line, bar: nearestIn(bars, here) });
        return;
      }
    }
  }

  const locale = language === 'en' ? 'en-GB' : 'de-DE';
  const weekday = new Intl.DateTimeFormat(locale, { weekday: dayWidth > 50 ? 'short' : 'narrow', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  return (
    <div ref={scroller} className={styles['scroller']} role="region" aria-label={label}>
      <div className={styles['sheet']} style={{ '--width': `${days.length * dayWidth}px` } as CSSProperties}>
        <div className={styles['head']} aria-hidden="true">
          <div className={styles['name']} />
          <div className={styles['days']} data-narrow={dayWidth < 20 || undefined}>
            {days.map(({ date, from, weekend }, place) => {
              const number = Number(date.slice(8));
              const isTold = dayWidth > 20 || number === 1 || weekdayOf(Date.parse(date) / 86_400_000) === 0;
              return (
                <span key={date} data-weekend={weekend || undefined} style={{ left: share(at(from)), width: dayShare }}>
                  <small>
                    {number === 1 || place === 0 ? month.format(new Date(date)) : dayWidth > 20 ? weekday.format(new Date(date)) : ''}
                  </small>
                  {isTold ? number : ''}
                </span>
              );
            })}
          </div>
        </div>
        {lines.map((line, lineAt) => (
          <div
            key={line.id}
            className={styles['line']}
            data-kind={line.kind}
            role="group"
            aria-label={[line.name, line.about].filter(Boolean).join(', ')}
          >
            <div className={styles['name']} aria-hidden="true">
              <span>{line.name}</span>
              <small>{line.about}</small>
            </div>
            <div className={styles['bars']}>
              {days.map(({ date, from, weekend }) =>
                weekend ? <i key={date} style={{ left: share(at(from)), width: dayShare }} aria-hidden="true" /> : null,
              )}
              {line.bars.map((bar, barAt) => {
                const left = at(bar.startsAt);
                const pixels = (at(bar.endsAt) - left) * days.length * dayWidth;
                const told = toldOf(bar, zoned.span(bar.startsAt, bar.endsAt), t);
                return (
                  <button
                    key={`${bar.startsAt} ${barAt}`}
                    type="button"
                    className={styles['bar']}
                    data-bar={`${lineAt} ${barAt}`}
                    data-kind={bar.kind}
                    data-tint={bar.kind === 'gap' ? undefined : tintOf(bar.kind === 'shift' ? bar.shift.personId : bar.piece.personId)}
                    data-narrow={pixels < narrow || undefined}
                    // Letters for the eye only: the name in full is what is told.
                    data-letters={pixels < narrow ? lettersOf(bar, pixels) : undefined}
                    data-away={isAway(bar) || undefined}
                    data-by={bar.kind === 'piece' ? bar.piece.by : bar.kind === 'shift' && bar.shift.swapId ? 'swap' : undefined}
                    tabIndex={lineAt === focused.line && barAt === focused.bar ? 0 : -1}
                    aria-label={told}
                    title={told}
                    onFocus={() => setActive({ line: lineAt, bar: barAt })}
                    onKeyDown={walk}
                    onClick={() => onOpen(bar)}
                    style={{ left: share(left), width: `max(3px, calc(${share(at(bar.endsAt) - left)} - 1px))` }}
                  >
                    {pixels < narrow && bar.kind !== 'gap' ? null : labelOf(bar)}
                  </button>
                );
              })}
            </div>
          </div>
        ))}
        {isNowShown ? <b className={styles['now']} style={{ '--now': at(now) } as CSSProperties} aria-hidden="true" /> : null}
      </div>
    </div>
  );
}

const isAway = (bar: Bar): boolean => (bar.kind === 'shift' ? bar.shift.isAway : bar.kind === 'piece' && bar.piece.away !== null);

const marks = { swap: '⇄ ', override: '✎ ', rotation: '' } as const;
/** Below so many pixels a name is its initials, below the lesser one letter. */
const [narrow, narrowest] = [64, 24];
const initials = (name: string): string =>
  name
    .split(' ')
    .map((part) => part.charAt(0))
    .join('');

function lettersOf(bar: Bar, pixels: number): string | undefined {
  if (bar.kind === 'gap') return undefined;
  return initials((bar.kind === 'shift' ? bar.shift : bar.piece).name).slice(0, pixels < narrowest ? 1 : 3);
}

function labelOf(bar: Bar): string {
  if (bar.kind === 'gap') return '!';
  const { name } = bar.kind === 'shift' ? bar.shift : bar.piece;
  return `${marks[bar.kind === 'piece' ? bar.piece.by : bar.shift.swapId ? 'swap' : 'rotation']}${name}`;
}

function toldOf(bar: Bar, time: string, t: ReturnType<typeof useWords>): string {
  if (bar.kind === 'gap') return t('duty.gapAt', { time, why: whyOf(bar.gap, t) });
  const { name } = bar.kind === 'shift' ? bar.shift : bar.piece;
  const by = bar.kind === 'piece' ? bar.piece.by : bar.shift.swapId ? 'swap' : 'rotation';
  return [name, time, by === 'swap' ? t('duty.bySwap') : by === 'override' ? t('duty.byOverride') : '', isAway(bar) ? t('duty.isAway') : '']
    .filter(Boolean)
    .join(', ');
}

/** The civil days of a zone between two moments, each with the instant at which it begins. */
function daysBetween(startsAt: string, endsAt: string, zone: string) {
  const offsets = offsetsAround(zone, startsAt);
  const first = civilOf(tickOf(startsAt), offsets).day;
  const last = civilOf(tickOf(endsAt) - 1, offsets).day;
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const day = first + place;
    return {
      date: dateOf(day),
      from: new Date(tickOfCivil({ day, minute: 0 }, offsets) * 6000).toISOString(),
      weekend: weekdayOf(day) > 4,
    };
  });
}
