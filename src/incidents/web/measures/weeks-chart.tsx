/** Week by week: how many were opened, and how many stood open as the week began. */
import { useFormat, useWords } from '#platform/web';
import styles from './measures.module.css';

export interface Week {
  /** Its Monday. */
  readonly on: string;
  readonly opened: number;
  /** Null before the first or after the last that is known. */
  readonly open: number | null;
}

const height = 160;
const step = 14;

export function WeeksChart({ weeks }: { readonly weeks: readonly Week[] }) {
  const t = useWords();
  const format = useFormat();
  const most = Math.max(1, ...weeks.map((each) => Math.max(each.opened, each.open ?? 0)));
  const y = (value: number): number => height - (height * value) / most;
  const line = weeks
    .flatMap((each, place) => (each.open === null ? [] : [`${place * step + step / 2},${y(each.open).toFixed(1)}`]))
    .join(' ');
  return (
    <figure className={styles['figure']}>
      <figcaption>
        <span className={styles['keyBar']}>{t('incidents.measures.openedByWeek')}</span>
        <span className={styles['keyLine']}>{t('incidents.measures.openThen')}</span>
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
            <rect key={each.on} x={place * step + 2} width={step - 4} y={y(each.opened)} height={height - y(each.opened)}>
              <title>{`${format.day(each.on)}: ${format.number(each.opened)} / ${each.open === null ? '–' : format.number(each.open)}`}</title>
            </rect>
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
            <th>{t('incidents.measures.openedByWeek')}</th>
            <th>{t('incidents.measures.openThen')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((each) => (
            <tr key={each.on}>
              <td>{format.day(each.on)}</td>
              <td>{format.number(each.opened)}</td>
              <td>{each.open === null ? '' : format.number(each.open)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
