/** What others (and I) did lately, as far as I may read it; not what the program does by itself. */
import { staff, type HistoryEntry, type Page } from '#platform/kit';
import { ErrorState, HistorySubject, ListSkeleton, nameOfDeed, Section, useFormat, useGet, useMay, useWords } from '#platform/web';
import { targetOf } from './target-of.ts';
import styles from './home.module.css';

export function LatestChanges() {
  const t = useWords();
  const may = useMay();
  const isAllowed = may({ organisation: staff.organisation });
  const journal = useGet<Page<HistoryEntry>>('/journal?limit=12&by=people', { enabled: isAllowed, withAllWords: true });
  if (!isAllowed || journal.data?.items.length === 0) return null;
  return (
    <Section title={t('projects.latestChanges')}>
      {journal.error ? (
        <ErrorState problem={journal.error} retry={() => void journal.refetch()} />
      ) : journal.data ? (
        <ol className={styles['plain']}>
          {journal.data.items.map((entry) => (
            <ChangeLine key={entry.sequence} entry={entry} />
          ))}
        </ol>
      ) : (
        <ListSkeleton rows={5} />
      )}
    </Section>
  );
}

function ChangeLine({ entry }: { readonly entry: HistoryEntry }) {
  const t = useWords();
  const format = useFormat();
  const what = entry.undoes === null ? nameOfDeed(entry.deed, 'projects') : t('projects.tookBack');
  const target = targetOf(entry);
  const others = new Set(entry.changes.map(({ id }) => id)).size - 1;
  return (
    <li className={styles['change']}>
      <p>
        <strong>{entry.by.name}</strong> {what} {target ? <HistorySubject change={target} names={entry.names} /> : null}
        {others > 0 ? ` ${t(entry.changes.length < mostTold ? 'projects.andRecords' : 'projects.andMoreRecords', { count: others })}` : ''}
      </p>
      <time dateTime={entry.at} title={format.instant(entry.at)}>
        {format.ago(entry.at)}
      </time>
    </li>
  );
}

/** The journal spells out so many records of a deed; there may be more. */
const mostTold = 20;
