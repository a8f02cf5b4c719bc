/** "Why this date?": the engine's own reasons, cause by cause back to the root; each step leads to its task. */
import { CloseButton, SegmentedControl, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { schedule } from '#engine';
import { useAbsenceKinds } from './absence-kinds.ts';
import type { Say } from './chart.ts';
import { FreezeNote } from './freeze-note.tsx';
import type { ComputedPlan } from './plan-records.ts';
import { whySentences } from './why-words.ts';

export interface WhyPanelProps {
  readonly plan: ComputedPlan;
  readonly task: number;
  readonly say: Say;
  readonly moment: (at: number) => string;
  readonly day: (civil: number) => string;
  readonly duration: (ticks: number, isElapsed: boolean) => string;
  readonly onShow: (taskId: string) => void;
  readonly onClose: () => void;
}

export function WhyPanel({ plan, task, say, moment, day, duration, onShow, onClose }: WhyPanelProps) {
  const [side, setSide] = useState<'start' | 'finish'>('start');
  // Reasons are worked out when somebody asks, not in every frame.
  const computed = useMemo(() => schedule(plan.facts), [plan.facts]);
  const absence = useAbsenceKinds(plan.facts);
  const id = plan.model.tasks[task]?.id;
  const steps = id === undefined ? [] : whySentences(computed, plan.facts, id, side, { say, moment, day, duration, absence });
  const nameOf = (taskId: string) => plan.facts.tasks.find((each) => each.id === taskId)?.name ?? '';
  return (
    <aside className="why-panel" aria-label={say('whyTitle')}>
      <header>
        <h2>{say('whyTitle')}</h2>
        <CloseButton aria-label={say('close')} onClick={onClose} />
      </header>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={say('whyTitle')}
        value={side}
        onChange={(value) => setSide(value as 'start' | 'finish')}
        data={[
          { value: 'start', label: say('column-start') },
          { value: 'finish', label: say('column-finish') },
        ]}
      />
      <FreezeNote plan={plan} task={task} say={say} day={day} />
      {steps.length === 0 ? <p>{say('whyNone')}</p> : null}
      <ol>
        {steps.map((step, at) => (
          <li key={`${step.task} ${at}`}>
            <UnstyledButton title={say('showTask', { name: nameOf(step.task) })} onClick={() => onShow(step.task)}>
              <strong>{step.headline}</strong>
              <span>{step.because}</span>
              {step.meanwhile.map((text) => (
                <span key={text}>{text}</span>
              ))}
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </aside>
  );
}
