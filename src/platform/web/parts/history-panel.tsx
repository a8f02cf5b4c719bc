/** What happened to a record, latest first: who, when, what before and after, and Undo. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { HistoryEntry, Thing } from '#platform/kit';
import { useHistory } from '../data/read.ts';
import { undo } from '../data/undo.ts';
import { useSession } from '../data/use-session.ts';
import { nameOfDeed, nameOfThing } from '../form/labels.ts';
import { GoLink } from '../shell/go-link.tsx';
import { pathOf } from '../shell/rooms.ts';
import { useFormat, useLanguage, useWords } from '../words/use-words.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { historyField, historyValue, spokenChanges, withoutMarks, type HistoryWords } from './history-value.ts';
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
  const language = useLanguage();
  const session = useSession();
  const words: HistoryWords = { language, zone: session.data?.organisation?.zone ?? 'UTC', names: entry.names };
  const changes = entry.changes.filter((change) => !thing || change.thing === thing.name);
  // One record: it stands in the sentence. In its own history it need not be named.
  const only = new Set(changes.map((change) => change.id)).size === 1 && !thing ? changes[0] : undefined;
  // What has a name is told; what only belongs to it (the rows of a baseline) is counted.
  const named = changes.filter((change) => change.kind === 'patch' || entry.names[change.id] !== undefined);
  const shown = (named.length > 0 ? named : changes).slice(0, 5);
  return (
    <li className={styles['entry']}>
      <div className={styles['head']}>
        <strong>{entry.by.name}</strong>
        <span>{entry.undoes === null ? nameOfDeed(entry.deed) : t('shell.historyUndid')}</span>
        {only ? <HistorySubject change={only} names={entry.names} /> : null}
        <time dateTime={entry.at} title={format.instant(entry.at)}>
          {format.ago(entry.at)}
        </time>
        {entry.isUndone ? <span className={styles['undone']}>{t('shell.historyUndone')}</span> : null}
        {mayUndo && !entry.isUndone && entry.undoes === null && entry.by.membershipId !== null ? <UndoEntry entry={entry} /> : null}
      </div>
      {shown.map((change) => (
        <div key={change.thing + change.id}>
          {thing || only ? null : (
            <p className={styles['record']}>
              {nameOfThing({ room: '', name: change.thing })} <HistorySubject change={change} names={entry.names} />
            </p>
          )}
          <FieldChanges change={change} thing={thing ?? { room: '', name: change.thing }} words={words} />
        </div>
      ))}
      {changes.length > shown.length ? (
        <Text size="xs" c="dimmed">
          {entry.changes.length < mostTold ? t('shell.historyMore', { count: changes.length - shown.length }) : t('shell.historyMany')}
        </Text>
      ) : null}
    </li>
  );
}

/** What changed much, perhaps far beyond the page one is on, is taken back only when asked twice. */
function UndoEntry({ entry }: { readonly entry: HistoryEntry }) {
  const t = useWords();
  const [isRunning, setRunning] = useState(false);
  if (entry.changes.length >= mostTold)
    return (
      <ConfirmButton
        className={styles['undo']}
        variant="subtle"
        size="compact-xs"
        question={t('shell.undoMany', { deed: nameOfDeed(entry.deed) })}
        confirm={t('shell.undo')}
        onConfirm={() => undo(entry.sequence)}
      >
        {t('shell.undo')}
      </ConfirmButton>
    );
  return (
    <Button
      className={styles['undo']}
      variant="subtle"
      size="compact-xs"
      loading={isRunning}
      onClick={async () => {
        setRunning(true);
        await undo(entry.sequence);
        setRunning(false);
      }}
    >
      {t('shell.undo')}
    </Button>
  );
}

/** The journal spells out so many records of a deed; there may be more. */
const mostTold = 20;

/** How the record is called, with the way to it; a record without a name of its own by what it joins: “Ada Krüger · Set up the network”. */
export function HistorySubject({
  change,
  names,
}: {
  readonly change: HistoryEntry['changes'][number];
  readonly names: HistoryEntry['names'];
}) {
  const name = names[change.id];
  const fields = { ...change.before, ...change.after };
  const joined = Object.entries(fields).flatMap(([field, value]) =>
    field !== 'projectId' && typeof value === 'string' && names[value] ? [{ field, id: value, name: names[value] }] : [],
  );
  const target = name ? pathOf(change.thing, change.id) : undefined;
  const task = joined.find(({ field }) => /^(taskId|toId)$/.test(field));
  const path = change.kind === 'remove' ? undefined : (target ?? (name || !task ? undefined : pathOf('task', task.id)));
  const text = withoutMarks(name ?? joined.map((each) => each.name).join(' · '));
  if (!text) return null;
  return path ? <GoLink to={path}>{text}</GoLink> : <em className={styles['gone']}>{text}</em>;
}

function FieldChanges({
  change,
  thing,
  words,
}: {
  readonly change: HistoryEntry['changes'][number];
  readonly thing: { readonly room: string; readonly name: string };
  readonly words: HistoryWords;
}) {
  const { before, after, kind } = change;
  const fields = kind === 'patch' ? spokenChanges(before, after) : [];
  if (fields.length === 0) return null;
  return (
    <dl className={styles['fields']}>
      {fields.map((field) => (
        <div key={field}>
          <dt>{historyField(thing, field)}</dt>
          <dd>
            <del>{historyValue(thing, field, before?.[field], words)}</del> <span aria-hidden="true">→</span>{' '}
            <ins>{historyValue(thing, field, after?.[field], words)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
