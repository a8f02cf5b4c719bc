/** How something fares, by sign and word, never by colour alone. */
import type { ImpactState } from '#operations/rules';
import { useWords } from '#platform/web';
import styles from './operations.module.css';

export const signOf: Readonly<Record<ImpactState, string>> = { down: '✕', degraded: '▼', exposed: '◐' };

export function StateMark({ state, count }: { readonly state: ImpactState; readonly count?: number }) {
  const t = useWords();
  return (
    <span className={styles['state']}>
      <i aria-hidden>{signOf[state]}</i>
      {count === undefined ? t(`operations.state.${state}`) : t(`operations.count.${state}`, { count })}
    </span>
  );
}
