/** A word about an absence, kept apart from it: the person and managers read it, nobody else does. */
import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { absence, absenceNote, changeAbsenceNote, createAbsenceNote, removeAbsenceNote } from '#people/rules';
import type { Row } from '#platform/kit';
import { useAll, useDeed, useWords } from '#platform/web';
import styles from '../people.module.css';

/** Of an absence that is there already. */
export function AbsenceNote({ record }: { readonly record: Row<typeof absence> }) {
  const found = useAll(absenceNote, { absenceId: record.id });
  if (!found.data) return null;
  const [note] = found.data;
  return <NoteForm key={note?.version ?? 0} record={record} note={note} />;
}

function NoteForm({ record, note }: { readonly record: Row<typeof absence>; readonly note: Row<typeof absenceNote> | undefined }) {
  const t = useWords();
  const before = note?.text ?? '';
  const [text, setText] = useState(before);
  const add = useDeed(createAbsenceNote);
  const change = useDeed(changeAbsenceNote);
  const drop = useDeed(removeAbsenceNote);
  const isRunning = add.isRunning || change.isRunning || drop.isRunning;
  async function submit(event: FormEvent) {
    event.preventDefault();
    const said = t('people.noteSaved');
    const wanted = text.trim();
    if (!note) await add.run({ absenceId: record.id, personId: record.personId, text: wanted } as never, { said });
    else if (wanted === '') await drop.run({ id: note.id } as never, { version: note.version, said });
    else await change.run({ id: note.id, text: wanted } as never, { version: note.version, said });
  }
  return (
    <form className={styles['apart']} onSubmit={(event) => void submit(event)}>
      <NoteInput text={text} onText={setText} />
      <div className="button-row" style={{ marginTop: 8 }}>
        <Button size="xs" variant="default" type="submit" loading={isRunning} disabled={text.trim() === before}>
          {t('people.saveNote')}
        </Button>
      </div>
    </form>
  );
}

export function NoteInput({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const t = useWords();
  return (
    <Textarea
      label={t('people.note')}
      description={t('people.noteAbout')}
      name="note"
      autosize
      minRows={2}
      maxRows={8}
      maxLength={2000}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}
