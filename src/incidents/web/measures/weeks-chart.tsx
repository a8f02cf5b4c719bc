/** Week by week: a bar with, perhaps, a part of it, and a line. */
import { useFormat, useWords } from '#platform/web';
import styles from './measures.module.css';

export interface Week {
  /** Its Monday. */
  readonly on: string;
  readonly bar: number;
  /** Of the bar. */
  readonly part?: number;
  /** Null before the first or after the last that is known. */
  readonly line: number | null;
}

export interface WeeksChartProps {
  readonly weeks: readonly Week[];
  readonly barName: string;
  readonly partName?: string;
  readonly lineName: string;
}

const height = 160;
const step = 14;

export function WeeksChart({ weeks, barName, partName, lineName }: WeeksChartProps) {
  const t = useWords();
  const format = useFormat();
  const most = Math.max(1, ...weeks.map((each) => Math.max(each.bar, each.line ?? 0)));
  const y = (value: number): number => height - (height * value) / most;
  const line = weeks
    .flatMap((each, place) => (each.line === null ? [] : [`${place * step + step / 2},${y(each.line).toFixed(1)}`]))
    .join(' ');
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <span className={styles['keyBar']}>{barName}</span>
        {partName ? <span className={styles['keyPart']}>{partName}</span> : null}
        <span className={styles['keyLine']}>{lineName}</span>
        <span className={styles['scale']}>{t('incidents.measures.scale', { count: format.number(most) })}</span>
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={styles['scroller']} tabIndex={0} role="group" aria-label={t('incidents.measures.byWeek')}>
        <svg
          aria-hidden="true"
          preserveAspectRatio="none"
          viewBox={`0 0 ${Math.max(1, weeks.length) * step} ${height}`}
          style={{ minInlineSize: `${weeks.length * 6}px` }}
          className={styles['weeks']}
        >
          {weeks.map((each, place) => (
            <g key={each.on}>
              <rect x={place * step + 2} width={step - 4} y={y(each.bar)} height={height - y(each.bar)}>
                <title>{`${format.day(each.on)}: ${[each.bar, each.part, each.line].flatMap((value) => (value === undefined ? [] : [value === null ? '–' : format.number(value)])).join(' / ')}`}</title>
              </rect>
              {each.part ? (
                <rect data-part="true" x={place * step + 2} width={step - 4} y={y(each.part)} height={height - y(each.part)} />
              ) : null}
            </g>
          ))}
          <polyline points={line} vectorEffect="non-scaling-stroke" />
        </svg>
      </div>
      {weeks.length > 0 ? (
        <div className={styles['ends']} aria-hidden="true">
          <span>{format.day(weeks[0]!.on)}</span>
          <span>{format.day(weeks.at(-1)!.on)}</span>
        </div>
      ) : null}
      <table className="visually-hidden">
        <caption>{t('incidents.measures.byWeek')}</caption>
        <thead>
          <tr>
            <th>{t('incidents.measures.week')}</th>
            <th>{barName}</th>
            {partName ? <th>{partName}</th> : null}
            <th>{lineName}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((each) => (
            <tr key={each.on}>
              <td>{format.day(each.on)}</td>
              <td>{format.number(each.bar)}</td>
              {partName ? <td>{format.number(each.part ?? 0)}</td> : null}
              <td>{each.line === null ? '' : format.number(each.line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
