/** What is asked before each deed on a request. */
import { Alert, Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  cancelRequest,
  fulfilRequest,
  holdRequest,
  raiseIncidentFromRequest,
  reopenRequest,
  requestKey,
  serviceRequest,
  waitReasons,
  type ServiceRequest,
} from '#requests/rules';
import { FormDialogue, nameOfField, nameOfValue, sentenceOf, useWords } from '#platform/web';
import { useRequestDeed } from '../use-request-deed.ts';

export type DialogueName = 'hold' | 'fulfil' | 'reopen' | 'cancel' | 'incident';

const deeds = {
  hold: holdRequest,
  fulfil: fulfilRequest,
  reopen: reopenRequest,
  cancel: cancelRequest,
  incident: raiseIncidentFromRequest,
};
/** The field that the text of the dialogue fills. */
const textOf = { hold: 'text', fulfil: 'resolution', reopen: 'text', cancel: 'text', incident: 'title' } as const;

export interface RequestDialogueProps {
  readonly of: DialogueName;
  readonly row: ServiceRequest;
  readonly onClose: () => void;
}

export function RequestDialogue({ of, row, onClose }: RequestDialogueProps) {
  const t = useWords();
  const { run, isRunning } = useRequestDeed(deeds[of]);
  const open = row.steps.filter((each) => each.doneAt === null).length;
  const [text, setText] = useState(of === 'incident' ? row.title : '');
  const [reason, setReason] = useState<string | null>('reporter');
  const [leavesStepsOut, setLeavesStepsOut] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    const input = {
      id: row.id,
      [textOf[of]]: text,
      ...(of === 'hold' ? { reason } : {}),
      ...(of === 'fulfil' ? { leavesStepsOut } : {}),
    };
    const { problem } = await run(input, t(`requests.did.${of}`), true);
    if (problem) return setRefused(sentenceOf(problem));
    onClose();
  }

  return (
    <FormDialogue title={`${t(`requests.do.${of}`)}: ${requestKey(row)}`} onClose={onClose}>
      <form noValidate onSubmit={(event) => void send(event)}>
        <div className="form-stack">
          {refused ? (
            <Alert color="red" role="alert">
              {refused}
            </Alert>
          ) : null}
          {of === 'incident' || of === 'cancel' ? <p className="no-lines">{t(`requests.about.${of}`)}</p> : null}
          {of === 'hold' ? (
            <Select
              label={nameOfField(serviceRequest, 'waitReason')}
              allowDeselect={false}
              data={waitReasons.map((value) => ({ value, label: nameOfValue(serviceRequest, 'waitReason', value) }))}
              value={reason}
              onChange={setReason}
              data-autofocus
            />
          ) : null}
          {of === 'incident' ? (
            <TextInput
              label={t('requests.incidentTitle')}
              value={text}
              data-autofocus
              onChange={(event) => setText(event.currentTarget.value)}
            />
          ) : (
            <Textarea
              label={t(of === 'fulfil' ? 'requests.whatTheyGot' : 'requests.why')}
              autosize
              minRows={2}
              maxRows={10}
              value={text}
              data-autofocus={of !== 'hold' || undefined}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
              }}
            />
          )}
          {of === 'fulfil' && open > 0 ? (
            <Checkbox
              label={t('requests.leaveOut', { count: open })}
              checked={leavesStepsOut}
              onChange={(event) => setLeavesStepsOut(event.currentTarget.checked)}
            />
          ) : null}
        </div>
        <div className="button-row form-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={isRunning}>
            {t(`requests.do.${of}`)}
          </Button>
        </div>
      </form>
    </FormDialogue>
  );
}
