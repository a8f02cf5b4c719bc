/** What others (and I) did lately, as far as I may read it. */
import { staff, type HistoryEntry, type Page } from '#platform/kit';
import { ErrorState, GoLink, ListSkeleton, nameOfDeed, pathOf, Section, useFormat, useGet, useMay, useWords } from '#platform/web';
import styles from './home.module.css';

export function LatestChanges() {
  const t = useWords();
  const may = useMay();
  const isAllowed = may({ organisation: staff.organisation });
  const journal = useGet<Page<HistoryEntry>>('/journal?limit=12', { enabled: isAllowed });
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
  const target = entry.changes.map((change) => ({ change, path: pathOf(change.thing, change.id) })).find((each) => each.path);
  const fields = (target?.change.after ?? target?.change.before) as Readonly<Record<string, unknown>> | null | undefined;
  const name = typeof fields?.['name'] === 'string' ? fields['name'] : null;
  const what = entry.undoes === null ? nameOfDeed(entry.deed, 'projects') : t('projects.tookBack');
  return (
    <li className={styles['change']}>
      <p>
        <strong>{entry.by.name}</strong> {target?.path && target.change.kind !== 'remove' ? <GoLink to={target.path}>{what}</GoLink> : what}
        {name ? ` “${name}”` : ''}
        {entry.changes.length > 1 ? ` ${t('projects.recordCount', { count: entry.changes.length })}` : ''}
      </p>
      <time dateTime={entry.at} title={format.instant(entry.at)}>
        {format.ago(entry.at)}
      </time>
    </li>
  );
}
