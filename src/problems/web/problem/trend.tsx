/** Twelve months in little: hours open, and in front of them hours down. */
import type { RankedProblem } from '#problems/rules';
import { useFormat, useWords } from '#platform/web';
import styles from './problem.module.css';
import { hoursText } from './hours.ts';

const [width, height, step] = [120, 28, 10] as const;

export function Trend({ months, isLarge = false }: { readonly months: RankedProblem['months']; readonly isLarge?: boolean }) {
  const t = useWords();
  const format = useFormat();
  const most = Math.max(1, ...months.map((each) => Math.max(each.openMinutes, each.downMinutes)));
  const bar = (value: number): number => (value === 0 ? 0 : Math.max(1, (value * height) / most));
  const told = (each: RankedProblem['months'][number]): string =>
    t('problems.trendOf', {
      month: each.month,
      incidents: each.incidents,
      down: hoursText(each.downMinutes, format),
      open: hoursText(each.openMinutes, format),
    });
  return (
    <>
      <svg
        className={styles[isLarge ? 'trendLarge' : 'trend']}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {months.map((each, place) => (
          <g key={each.month}>
            <title>{told(each)}</title>
            <rect x={place * step} y={0} width={step} height={height} fill="transparent" />
            <rect data-of="open" x={place * step + 1} y={height - bar(each.openMinutes)} width={step - 2} height={bar(each.openMinutes)} />
            <rect data-of="down" x={place * step + 3} y={height - bar(each.downMinutes)} width={step - 6} height={bar(each.downMinutes)} />
          </g>
        ))}
      </svg>
      {isLarge ? (
        <ul className="visually-hidden">
          {months.map((each) => (
            <li key={each.month}>{told(each)}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
