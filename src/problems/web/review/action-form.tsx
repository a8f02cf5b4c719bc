/** What a review decides: what, who, by when, how much work; and at once the project in which it becomes a task. */
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { person } from '#people/rules';
import { changeReviewAction, createReviewAction, planReviewAction, reviewAction, type ReviewAction } from '#problems/rules';
import { project } from '#projects/rules';
import { FieldInput, FormDialogue, RecordSelect, ThingForm, useWords, type FieldInputProps } from '#platform/web';
import { useTimelineDeed } from '../use-timeline-deed.ts';

export interface ActionFormProps {
  readonly reviewId: string;
  /** Left out: a new one. */
  readonly record?: ReviewAction;
  readonly onClose: () => void;
}

export function ActionForm({ reviewId, record, onClose }: ActionFormProps) {
  const t = useWords();
  const [projectId, setProjectId] = useState<string | null>(null);
  const { run } = useTimelineDeed(planReviewAction);
  const fields = ['title', 'ownerId', 'dueOn', 'estimateMinutes'];
  const common = { thing: reviewAction, fields, references: { ownerId: person }, inputs: { estimateMinutes: HoursInput, dueOn: DueInput } };
  async function plan(actionId: string) {
    if (projectId !== null) await run({ actionId, projectId }, t('problems.didPlan'));
    onClose();
  }
  return (
    <FormDialogue title={record ? record.title : t('problems.newAction')} onClose={onClose} mayClickAway={false}>
      {record ? (
        <ThingForm {...common} deed={changeReviewAction} record={record} onDone={onClose} onCancel={onClose} />
      ) : (
        <ThingForm
          {...common}
          deed={createReviewAction}
          initial={{ reviewId, estimateMinutes: 480 }}
          submit={t('problems.decide')}
          extra={
            <RecordSelect
              label={t('problems.inProject')}
              description={t('problems.inProjectAbout')}
              thing={project}
              query={{ status: 'planned,active' }}
              value={projectId}
              onChange={setProjectId}
            />
          }
          onDone={(answer) => void plan((answer as { readonly id: string }).id)}
          onCancel={onClose}
        />
      )}
    </FormDialogue>
  );
}

/** A day that is over may be meant, where what was decided is written down late; but it is said. */
function DueInput(props: FieldInputProps) {
  const t = useWords();
  const isOver = typeof props.value === 'string' && props.value !== '' && props.value < new Date().toLocaleDateString('sv');
  return <FieldInput {...props} error={props.error ?? (isOver ? t('problems.dueIsOver') : undefined)} />;
}

/** Minutes, typed as hours of work. */
function HoursInput({ field, value, onChange, error, isRequired }: FieldInputProps) {
  const t = useWords();
  return (
    <NumberInput
      label={t('problems.estimateHours')}
      name={field.name}
      required={isRequired}
      min={0}
      step={1}
      decimalScale={1}
      value={typeof value === 'number' ? value / 60 : ''}
      onChange={(hours) => onChange(hours === '' ? null : Math.round(Number(hours) * 60))}
      error={error}
    />
  );
}
