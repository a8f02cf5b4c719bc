/** How many rows of each kind come with a file. */
import { useFormat, useWords } from '#platform/web';
import type { ImportAnswer } from '#projects/rules';
import styles from './import.module.css';

export function Coming({ coming }: { readonly coming: ImportAnswer['coming'] }) {
  const t = useWords();
  const format = useFormat();
  const shown = Object.entries(coming).filter(([name, count]) => count > 0 && name !== 'project');
  return (
    <dl className={styles['coming']}>
      {shown.map(([name, count]) => (
        <div key={name}>
          <dd>{format.number(count)}</dd>
          <dt>{t(`projects.coming.${name}`, { count })}</dt>
        </div>
      ))}
    </dl>
  );
}
