/** The last checks as a bar: the higher, the worse; beside the colour the height says so. */
import type { Beat } from '#monitoring/rules';
import { useFormat, useWords } from '#platform/web';
import styles from './monitoring.module.css';

const heights = { up: 9, warning: 14, down: 20 } as const;
const step = 5;

export function Beats({ beats }: { readonly beats: readonly Beat[] }) {
  const t = useWords();
  const format = useFormat();
  if (beats.length === 0) return null;
  const count = (state: Beat['state']): number => beats.filter((each) => each.state === state).length;
  return (
    <svg
      className={styles['beats']}
      width={beats.length * step}
      height={20}
      role="img"
      aria-label={t('monitoring.beats', { count: beats.length, up: count('up'), warning: count('warning'), down: count('down') })}
    >
      {beats.map((each, place) => (
        <rect
          key={each.at}
          data-state={each.state}
          x={place * step}
          y={20 - heights[each.state]}
          width={step - 2}
          height={heights[each.state]}
          rx={1}
        >
          <title>{`${format.instant(each.at)}: ${t(`monitoring.state.${each.state}`)}, ${t('monitoring.milliseconds', { count: format.number(each.milliseconds) })}`}</title>
        </rect>
      ))}
    </svg>
  );
}
