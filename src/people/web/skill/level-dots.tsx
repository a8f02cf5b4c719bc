/** A level from 1 to 5 as dots; its name is read out. */
import { useWords } from '#platform/web';
import styles from '../people.module.css';

export function LevelDots({ level }: { readonly level: number }) {
  const t = useWords();
  return (
    <span className={styles['dots']} role="img" aria-label={`${level} · ${t(`people.level.${level}`)}`} title={t(`people.level.${level}`)}>
      {[1, 2, 3, 4, 5].map((each) => (
        <i key={each} data-on={each <= level || undefined} />
      ))}
    </span>
  );
}
