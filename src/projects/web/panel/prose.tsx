/** A text in Markdown: shown as it reads, written in a plain field. */
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Markdown, useWords } from '#platform/web';
import styles from './panel.module.css';

interface ProseProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly hint?: string;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function Prose({ label, placeholder, value, hint, isReadOnly, onChange, onDone, onCancel }: ProseProps) {
  const t = useWords();
  const [isWriting, setWriting] = useState(false);
  if (!isWriting) {
    return (
      <section className={styles['prose']}>
        <div className={styles['proseHead']}>
          <h2>{label}</h2>
          {isReadOnly ? null : (
            <Button size="compact-xs" variant="subtle" onClick={() => setWriting(true)}>
              {t('projects.write')}
            </Button>
          )}
        </div>
        {value ? <Markdown text={value} /> : <p className="plain">{placeholder}</p>}
      </section>
    );
  }
  return (
    <section className={styles['prose']}>
      <Textarea
        label={label}
        description={hint ?? t('projects.markdown')}
        autosize
        autoFocus
        minRows={4}
        maxRows={16}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            onDone();
            setWriting(false);
          }
        }}
      />
      <div className={`button-row ${styles['after']}`}>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onCancel();
            setWriting(false);
          }}
        >
          {t('shell.cancel')}
        </Button>
        <Button
          size="xs"
          onClick={() => {
            onDone();
            setWriting(false);
          }}
        >
          {t('shell.save')}
        </Button>
      </div>
    </section>
  );
}
