/** A dialogue for one deed on an incident: a few questions, the reason of a refusal beside them, done by Ctrl+Enter too. */
import { Alert, Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Incident } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { FormDialogue, sentenceOf, useWords } from '#platform/web';
import { QuestionInput, type Question } from './question-input.tsx';
import { useIncidentDeed } from './use-incident-deed.ts';

export interface DeedDialogueProps {
  readonly deed: unknown;
  readonly row: Incident;
  readonly title: string;
  readonly submit: string;
  readonly said: string;
  readonly about?: string;
  readonly questions: readonly Question[];
  readonly initial?: Readonly<Record<string, unknown>>;
  /** What is sent of the answers; they themselves when left out. */
  readonly sent?: (answers: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
}

export function DeedDialogue({ deed, row, title, submit, said, about, questions, initial = {}, sent, onClose }: DeedDialogueProps) {
  const t = useWords();
  const { run, isRunning } = useIncidentDeed(deed as Deed);
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>(initial);
  const [refused, setRefused] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    const { problem } = await run({ id: row.id, ...(sent ? sent(answers) : answers) }, said, true);
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
          {about ? <p className="no-lines">{about}</p> : null}
          {questions.map((question, place) => (
            <QuestionInput
              key={question.name}
              question={question}
              value={answers[question.name]}
              onChange={(value) => setAnswers((before) => ({ ...before, [question.name]: value }))}
              isFirst={place === 0}
            />
          ))}
        </div>
        <div className="button-row form-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={isRunning}>
            {submit}
          </Button>
        </div>
      </form>
    </FormDialogue>
  );
}
