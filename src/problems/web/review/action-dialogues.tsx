/** What is asked before an action becomes a task, and before it is given up. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { planReviewAction, reviewAction, settleReviewAction, type StandingAction } from '#problems/rules';
import { project } from '#projects/rules';
import { AskDialogue, nameOfField, RecordSelect, useWords } from '#platform/web';
import { useTimelineDeed } from '../use-timeline-deed.ts';

interface AskedProps {
  readonly action: StandingAction;
  readonly onClose: () => void;
}

export function PlanDialogue({ action, onClose }: AskedProps) {
  const t = useWords();
  const [projectId, setProjectId] = useState<string | null>(null);
  return (
    <AskDialogue
      title={t('problems.planItOf', { title: action.title })}
      submit={t('problems.planIt')}
      said={t('problems.didPlan')}
      deed={useTimelineDeed(planReviewAction)}
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
    </AskDialogue>
  );
}

export function GiveUpDialogue({ action, onClose }: AskedProps) {
  const t = useWords();
  const [reason, setReason] = useState('');
  return (
    <AskDialogue
      title={`${t('problems.giveUp')}: ${action.title}`}
      submit={t('problems.giveUp')}
      said={t('problems.giveUp')}
      deed={useTimelineDeed(settleReviewAction)}
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
    </AskDialogue>
  );
}
