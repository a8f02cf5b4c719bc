/** The computed dates of a task, and why they are as they are. */
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { tickOf } from '#calendar/rules';
import { schedule } from '#engine';
import { useLanguage, useWords } from '#platform/web';
import { shortDuration } from '#projects/rules';
import { useAbsenceKinds } from '../gantt/absence-kinds.ts';
import { civilZone } from '../gantt/civil-zone.ts';
import { FreezeNote } from '../gantt/freeze-note.tsx';
import { dateWords } from '../gantt/time-units.ts';
import { whySentences } from '../gantt/why-words.ts';
import { MissedDeadline } from '../list/health-mark.tsx';
import { missedDeadlineOf } from '../project/missed-deadline.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import styles from './panel.module.css';

export function Dates({ hand, taskId }: { readonly hand: PlanInHand; readonly taskId: string }) {
  const t = useWords();
  const language = useLanguage();
  const [side, setSide] = useState<'start' | 'finish' | null>(null);
  const { plan, session } = hand;
  const dates = useMemo(() => dateWords(language === 'de' ? 'de-DE' : 'en-GB'), [language]);
  const index = plan.network.indexOf.get(taskId);
  if (index === undefined) return null;
  const zone = civilZone(plan.offsets);
  const moment = (tick: number) => dates.moment(zone.toCivil(tick));
  const isCritical = plan.network.isCritical[index] === 1 && plan.model.percent[index]! < 100;
  const record = session.records.task.get(taskId);
  const missed = record ? missedDeadlineOf(record, plan, session.project.zone) : null;
  return (
    <div className={styles['dates']}>
      {(['start', 'finish'] as const).map((each) => (
        <div key={each}>
          <span>{t(`projects.taskColumn.${each}`)}</span>
          <strong>{moment(plan.network[each][index]!)}</strong>
          <Button size="compact-xs" variant="subtle" aria-expanded={side === each} onClick={() => setSide(side === each ? null : each)}>
            {t('projects.why')}
            <span className="visually-hidden"> {t(`projects.taskColumn.${each}`)}</span>
          </Button>
        </div>
      ))}
      <FreezeNote plan={plan} task={index} say={(id, values) => t(`projects.gantt.${id}`, values)} day={dates.weekday} />
      {missed === null ? null : (
        <p className="plain">
          <MissedDeadline days={missed} />
        </p>
      )}
      {isCritical ? <p className={styles['critical']}>{t('projects.isCritical')}</p> : null}
      {session.records.task.get(taskId)?.actualStart ? (
        <p className="plain">{t('projects.begun', { day: moment(tickOf(session.records.task.get(taskId)!.actualStart!)) })}</p>
      ) : null}
      {side ? <Why hand={hand} taskId={taskId} side={side} moment={moment} day={dates.weekday} /> : null}
    </div>
  );
}

function Why({
  hand,
  taskId,
  side,
  moment,
  day,
}: {
  readonly hand: PlanInHand;
  readonly taskId: string;
  readonly side: 'start' | 'finish';
  readonly moment: (tick: number) => string;
  readonly day: (civil: number) => string;
}) {
  const t = useWords();
  const tongue = useLanguage();
  const { plan, session } = hand;
  const absence = useAbsenceKinds(plan.facts);
  const steps = useMemo(
    () =>
      whySentences(schedule(plan.facts), plan.facts, taskId, side, {
        say: (id, values) => t(`projects.gantt.${id}`, values),
        moment,
        day,
        absence,
        duration: (ticks, isElapsed) =>
          shortDuration({ minutes: ticks / 10, isElapsed, isEstimated: false }, session.project.options, tongue),
      }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `moment` and `day` are made of the plan and the language
    [plan, taskId, side, tongue, t, absence],
  );
  return (
    <ol className={styles['why']}>
      {steps.map((step, at) => (
        <li key={`${step.task} ${at}`}>
          <strong>{step.headline}</strong> {step.because}
          {step.meanwhile.map((text) => (
            <span key={text} className={styles['meanwhile']}>
              {text}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
