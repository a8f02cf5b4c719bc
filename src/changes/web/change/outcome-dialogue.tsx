/** How a change came out, in a word and a sentence; or why it is given up. */
import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { cancelChange, change, finishChange, rejectChange, rollBackChange, type ChangeRow } from '#changes/rules';
import type { Deed } from '#platform/kit';
import { FormDialogue, nameOfField, nameOfValue, sentenceOf, useDeed, useWords } from '#platform/web';

export type Ending = 'finish' | 'roll-back' | 'cancel' | 'reject';
const deeds = { finish: finishChange, 'roll-back': rollBackChange, cancel: cancelChange, reject: rejectChange } as const;
const outcomes = ['successful', 'with-issues', 'failed'] as const;

export function OutcomeDialogue({
  row,
  ending,
  onClose,
}: {
  readonly row: ChangeRow;
  readonly ending: Ending;
  readonly onClose: () => void;
}) {
  const t = useWords();
  const { run, isRunning, problem } = useDeed(deeds[ending] as unknown as Deed);
  const [outcome, setOutcome] = useState<string>('successful');
  const [text, setText] = useState('');
  const told = ending === 'reject' ? { comment: text, round: row.round } : { outcomeNotes: text };
  return (
    <FormDialogue title={t(`changes.${ending}`)} onClose={onClose}>
      <form
        noValidate
        onSubmit={async (event) => {
          event.preventDefault();
          const done = await run(
            { id: row.id, ...told, ...(ending === 'finish' ? { outcome } : {}) },
            { isQuiet: true, said: t(`changes.said.${ending}`) },
          );
          if (!done.problem) onClose();
        }}
      >
        <div className="form-stack">
          {ending === 'finish' ? (
            <Select
              label={nameOfField(change, 'outcome')}
              allowDeselect={false}
              data={outcomes.map((value) => ({ value, label: nameOfValue(change, 'outcome', value) }))}
              value={outcome}
              onChange={(value) => setOutcome(value ?? 'successful')}
            />
          ) : null}
          <Textarea
            label={ending === 'reject' || ending === 'cancel' ? t('changes.why') : nameOfField(change, 'outcomeNotes')}
            autosize
            minRows={3}
            maxRows={10}
            data-autofocus
            value={text}
            error={problem ? sentenceOf(problem) : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <div className="button-row form-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={isRunning} color={ending === 'finish' ? undefined : 'red'}>
            {t(`changes.${ending}`)}
          </Button>
        </div>
      </form>
    </FormDialogue>
  );
}
