/** How bad it is, by sign and word, never by colour alone. */
import { useWords } from '#platform/web';
import styles from './intake.module.css';

const signs = ['·', 'i', '▽', '▲', '✕'] as const;

export function SeverityMark({ severity }: { readonly severity: number }) {
  const t = useWords();
  return (
    <span className={styles['severity']} data-severity={severity}>
      <i aria-hidden>{signs[severity]}</i>
      {t(`incidents.severity.${severity}`)}
    </span>
  );
}
