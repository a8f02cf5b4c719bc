/** Says something: among those who work on it, or to whoever asked. */
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { noteOnRequest, workersAndRequester, type ServiceRequest } from '#requests/rules';
import { useKeys, useMay, useWords } from '#platform/web';
import styles from '../requests.module.css';
import { useRequestDeed } from '../use-request-deed.ts';

export function Composer({ row, works }: { readonly row: ServiceRequest; readonly works: boolean }) {
  const t = useWords();
  const may = useMay();
  const input = useRef<HTMLTextAreaElement>(null);
  const [to, setTo] = useState<'note' | 'reply'>('note');
  const [text, setText] = useState('');
  const { run, isRunning } = useRequestDeed(noteOnRequest);
  useKeys({ n: { does: t('requests.say.note'), run: () => input.current?.focus() } });
  if (!may(workersAndRequester, { ownerId: row.requesterId })) return null;

  async function send() {
    if (text.trim() === '') return input.current?.focus();
    const { problem } = await run({ id: row.id, text, isForRequester: to === 'reply' }, t('requests.did.note'));
    if (!problem) setText('');
  }

  const placeholder = t(`requests.placeholder.${works ? to : 'requester'}`);
  return (
    <div className={styles['composer']}>
      {works ? (
        <SegmentedControl
          size="xs"
          aria-label={t('requests.sayTo')}
          data={(['note', 'reply'] as const).map((each) => ({ value: each, label: t(`requests.say.${each}`) }))}
          value={to}
          onChange={(next) => setTo(next as 'note')}
        />
      ) : null}
      <Textarea
        ref={input}
        aria-label={placeholder}
        placeholder={placeholder}
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
        <small>{t('requests.sendBy')}</small>
        <Button size="xs" loading={isRunning} onClick={() => void send()}>
          {t(`requests.sendNote.${works ? to : 'note'}`)}
        </Button>
      </div>
    </div>
  );
}
