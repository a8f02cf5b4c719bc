/** What is asked before an action becomes a task, and before it is given up. */
import { Alert, Button, Textarea } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { planReviewAction, reviewAction, settleReviewAction, type StandingAction } from '#problems/rules';
import { project } from '#projects/rules';
import { FormDialogue, nameOfField, RecordSelect, sentenceOf, useWords } from '#platform/web';
import { useTimelineDeed } from '../use-timeline-deed.ts';

interface AskedProps {
  readonly action: StandingAction;
  readonly onClose: () => void;
}

export function PlanDialogue({ action, onClose }: AskedProps) {
  const t = useWords();
  const [projectId, setProjectId] = useState<string | null>(null);
  return (
    <AskBefore
      title={t('problems.planItOf', { title: action.title })}
      submit={t('problems.planIt')}
      said={t('problems.didPlan')}
      deed={planReviewAction}
      input={projectId === null ? null : { actionId: action.id, projectId }}
      onClose={onClose}
    >
      <RecordSelect
        data-autofocus
        required
        label={t('problems.inProject')}
        thing={project}
        query={{ status: 'planned,active' }}
        value={projectId}
        onChange={setProjectId}
      />
    </AskBefore>
  );
}

export function GiveUpDialogue({ action, onClose }: AskedProps) {
  const t = useWords();
  const [reason, setReason] = useState('');
  return (
    <AskBefore
      title={`${t('problems.giveUp')}: ${action.title}`}
      submit={t('problems.giveUp')}
      said={t('problems.giveUp')}
      deed={settleReviewAction}
      input={reason.trim() === '' ? null : { id: action.id, as: 'dropped', reason: reason.trim() }}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        required
        label={nameOfField(reviewAction, 'reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </AskBefore>
  );
}

interface AskBeforeProps {
  readonly title: string;
  readonly submit: string;
  readonly said: string;
  readonly deed: unknown;
  /** Null while something is missing. */
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function AskBefore({ title, submit, said, deed, input, onClose, children }: AskBeforeProps) {
  const t = useWords();
  const { run, isRunning } = useTimelineDeed(deed);
  const [refused, setRefused] = useState<string | null>(null);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (input === null) return;
    const { problem } = await run(input, said, true);
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
            {t('problems.cancel')}
          </Button>
          <Button type="submit" disabled={input === null} loading={isRunning}>
            {submit}
          </Button>
        </div>
      </form>
    </FormDialogue>
  );
}
