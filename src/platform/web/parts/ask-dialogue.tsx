/** What is asked before a deed is done; a refusal stands above the fields. */
import { Alert, Button } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { sentenceOf } from '../data/sentence.ts';
import { useWords } from '../words/use-words.ts';
import type { LastingDeed } from '../data/use-lasting-deed.ts';
import { FormDialogue } from './form-dialogue.tsx';

export interface AskDialogueProps {
  readonly title: string;
  readonly submit: string;
  readonly said: string;
  readonly deed: LastingDeed;
  /** Null while something is missing. */
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function AskDialogue({ title, submit, said, deed, input, onClose, children }: AskDialogueProps) {
  const t = useWords();
  const [refused, setRefused] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (input === null) return;
    const { problem } = await deed.run(input, said, true);
    if (problem) setRefused(sentenceOf(problem));
    else onClose();
  }

  return (
    <FormDialogue title={title} onClose={onClose}>
      <form noValidate onSubmit={(event) => void send(event)}>
        <div className="form-stack">
          {refused ? (
            <Alert color="red" role="alert">
              {refused}
            </Alert>
          ) : null}
          {children}
        </div>
        <div className="button-row form-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" disabled={input === null} loading={deed.isRunning}>
            {submit}
          </Button>
        </div>
      </form>
    </FormDialogue>
  );
}
