/** Says something: among those who work on it, to whoever told of it, or to all who wait. */
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { noteOnIncident, updateStakeholders, workersAndReporter, type Incident } from '#incidents/rules';
import { useKeys, useMay, useWords } from '#platform/web';
import styles from './incident.module.css';
import { useIncidentDeed } from './use-incident-deed.ts';

type To = 'note' | 'reply' | 'update';

export function Composer({ row, works }: { readonly row: Incident; readonly works: boolean }) {
  const t = useWords();
  const may = useMay();
  const input = useRef<HTMLTextAreaElement>(null);
  const [to, setTo] = useState<To>('note');
  const [text, setText] = useState('');
  const note = useIncidentDeed(noteOnIncident);
  const update = useIncidentDeed(updateStakeholders);
  const begin = (next: To) => () => {
    setTo(next);
    input.current?.focus();
  };
  useKeys({
    n: { does: t('incidents.say.note'), run: begin('note') },
    ...(works ? { u: { does: t('incidents.say.update'), run: begin('update') } } : {}),
  });
  if (!may(workersAndReporter, { ownerId: row.reporterId })) return null;

  async function send() {
    if (text.trim() === '') return input.current?.focus();
    const { problem } =
      to === 'update'
        ? await update.run({ id: row.id, text }, t('incidents.did.update'))
        : await note.run({ id: row.id, text, isForReporter: to === 'reply' }, t('incidents.did.note'));
    if (!problem) setText('');
  }

  return (
    <div className={styles['composer']}>
      {works ? (
        <SegmentedControl
          size="xs"
          aria-label={t('incidents.sayTo')}
          data={(row.reporterId ? (['note', 'reply', 'update'] as const) : (['note', 'update'] as const)).map((each) => ({
            value: each,
            label: t(`incidents.say.${each}`),
          }))}
          value={to}
          onChange={(next) => setTo(next as To)}
        />
      ) : null}
      <Textarea
        ref={input}
        aria-label={t(`incidents.placeholder.${works ? to : 'reporter'}`)}
        placeholder={t(`incidents.placeholder.${works ? to : 'reporter'}`)}
        autosize
        minRows={2}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      <div className={styles['composerEnd']}>
        <small>{t('incidents.sendBy')}</small>
        <Button size="xs" loading={note.isRunning || update.isRunning} onClick={() => void send()}>
          {t(`incidents.send.${works ? to : 'note'}`)}
        </Button>
      </div>
    </div>
  );
}
