/** What happened to a record, latest first: who, when, what before and after, and Undo. */
import { Button, Text } from '@mantine/core';
import type { HistoryEntry, Thing } from '#platform/kit';
import { useHistory } from '../data/read.ts';
import { undo } from '../data/undo.ts';
import { nameOfDeed, nameOfField, nameOfValue } from '../form/labels.ts';
import { useFormat, useWords } from '../words/use-words.ts';
import { EmptyState, ErrorState, ListSkeleton } from './states.tsx';
import styles from './history-panel.module.css';

export interface HistoryPanelProps {
  readonly thing: Thing;
  readonly id: string;
  /** Shows Undo beside each entry. */
  readonly mayUndo?: boolean;
}

export function HistoryPanel({ thing, id, mayUndo }: HistoryPanelProps) {
  const t = useWords();
  const history = useHistory(thing, id);
  if (history.error) return <ErrorState problem={history.error} retry={() => void history.refetch()} />;
  if (history.isPending) return <ListSkeleton rows={4} height={48} />;
  const entries = history.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <EmptyState title={t('shell.historyEmpty')} />;
  return (
    <>
      <ol className={styles['list']}>
        {entries.map((entry) => (
          <HistoryLine key={entry.sequence} entry={entry} thing={thing} mayUndo={mayUndo} />
        ))}
      </ol>
      {history.hasNextPage ? (
        <Button variant="subtle" size="xs" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('shell.showOlder')}
        </Button>
      ) : null}
    </>
  );
}

/** One deed of the journal. `thing` limits it to that thing's changes and gives its fields their names. */
export function HistoryLine({
  entry,
  thing,
  mayUndo,
}: {
  readonly entry: HistoryEntry;
  readonly thing?: Thing;
  readonly mayUndo?: boolean;
}) {
  const t = useWords();
  const format = useFormat();
  const changes = entry.changes.filter((change) => !thing || change.thing === thing.name);
  const room = thing?.room ?? '';
  return (
    <li className={styles['entry']}>
      <div className={styles['head']}>
        <strong>{entry.by.name}</strong>
        <span>{entry.undoes === null ? nameOfDeed(entry.deed) : t('shell.historyUndid')}</span>
        <time dateTime={entry.at} title={format.instant(entry.at)}>
          {format.ago(entry.at)}
        </time>
        {mayUndo && entry.undoes === null && entry.by.membershipId !== null ? (
          <Button className={styles['undo']} variant="subtle" size="compact-xs" onClick={() => void undo(entry.sequence)}>
            {t('shell.undo')}
          </Button>
        ) : null}
      </div>
      {changes.slice(0, 5).map((change) => (
        <FieldChanges key={change.thing + change.id} change={change} thing={thing ?? { room, name: change.thing }} />
      ))}
      {changes.length > 5 ? (
        <Text size="xs" c="dimmed">
          {t('shell.historyMore', { count: changes.length - 5 })}
        </Text>
      ) : null}
    </li>
  );
}

const unspoken = new Set(['id', 'version', 'createdAt', 'updatedAt']);

function FieldChanges({
  change,
  thing,
}: {
  readonly change: HistoryEntry['changes'][number];
  readonly thing: Thing | { room: string; name: string };
}) {
  const { before, after, kind } = change;
  if (kind !== 'patch' || !after) return null;
  const known = 'fieldOf' in thing ? thing.fieldOf : undefined;
  const show = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '—';
    if (known?.get(field)?.values) return nameOfValue(thing, field, String(value));
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  const fields = Object.keys(after).filter(
    (field) => !unspoken.has(field) && JSON.stringify(before?.[field]) !== JSON.stringify(after[field]),
  );
  return (
    <dl className={styles['fields']}>
      {fields.map((field) => (
        <div key={field}>
          <dt>{nameOfField(thing, field)}</dt>
          <dd>
            <del>{show(field, before?.[field])}</del> <span aria-hidden="true">→</span> <ins>{show(field, after[field])}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
