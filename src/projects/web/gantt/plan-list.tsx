/** The plan on a narrow screen: a list with mini bars; own tasks are moved by buttons in the menu of each. */
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { barState } from './bar-shape.ts';
import { MARKS } from './bar-outline.ts';
import type { Say } from './chart.ts';
import { civilZone } from './civil-zone.ts';
import { has, MILESTONE, SUMMARY } from './plan-model.ts';
import type { ComputedPlan } from './plan-records.ts';
import type { DateWords } from './time-units.ts';

const PAGE = 60;
/** Days that the mini bars tell; 0: the whole plan. */
export const LIST_ZOOMS = [0, 180, 60, 21] as const;
const DAY = 14_400;

/** The first task on which something is left to do; 0 when all is done. */
export const firstOpenTask = (model: ComputedPlan['model']): number =>
  Math.max(
    0,
    model.tasks.findIndex((_, task) => model.percent[task]! < 100 && !has(model, task, SUMMARY)),
  );

export const isOpenAndCritical = ({ model, network }: ComputedPlan, task: number): boolean =>
  network.isCritical[task] === 1 && model.percent[task]! < 100;

export function PlanList({
  plan,
  say,
  dates,
  label,
  statusDate,
  shows,
  isWhole,
  days,
  onOpen,
}: {
  readonly plan: ComputedPlan;
  readonly say: Say;
  readonly dates: DateWords;
  readonly label: string;
  readonly statusDate: number;
  readonly shows: (task: number) => boolean;
  /** All tasks are shown: then the list begins a little before what is to be done now. */
  readonly isWhole: boolean;
  /** Of `LIST_ZOOMS`. */
  readonly days: number;
  readonly onOpen: (task: number, at: DOMRect) => void;
}) {
  const [count, setCount] = useState(PAGE);
  const { model, network } = plan;
  const zone = civilZone(plan.offsets);
  const span = days === 0 ? Math.max(1, network.projectFinish - network.projectStart) : days * DAY;
  const from = days === 0 ? network.projectStart : statusDate - span * 0.3;
  const share = (at: number) => Math.max(0, Math.min(100, (100 * (at - from)) / span));
  const [showsEarlier, setShowsEarlier] = useState(false);
  const earlier = isWhole && !showsEarlier ? Math.max(0, firstOpenTask(model) - 3) : 0;
  const tasks = model.tasks.map((_, task) => task).filter((task) => task >= earlier && shows(task));
  return (
    <>
      {earlier > 0 ? (
        <UnstyledButton className="list-more" onClick={() => setShowsEarlier(true)}>
          {say('showEarlier', { count: earlier })}
        </UnstyledButton>
      ) : null}
      <ul className="gantt plan-list" aria-label={label}>
        {tasks.slice(0, count).map((task) => {
          const { id, name, level } = model.tasks[task]!;
          const state = barState(model, task, statusDate);
          const left = share(network.start[task]!);
          const kind = has(model, task, SUMMARY) ? 'summary' : has(model, task, MILESTONE) ? 'milestone' : 'task';
          const day = (at: number) => dates.day(zone.toCivil(at));
          return (
            <li key={id} style={{ paddingLeft: Math.min(level, 4) * 12 }}>
              <UnstyledButton onClick={(event) => onOpen(task, event.currentTarget.getBoundingClientRect())}>
                <span className={kind === 'summary' ? 'list-name is-summary' : 'list-name'}>{name}</span>
                <span className="list-dates">
                  {kind === 'milestone' ? day(network.finish[task]!) : `${day(network.start[task]!)} – ${day(network.finish[task]!)}`}
                  {` · ${MARKS[state]} ${say(`state-${state}`)}`}
                  {network.isCritical[task] && state !== 'done' ? ` · ${say('criticalShort')}` : ''}
                </span>
                <span className="mini-track" aria-hidden="true">
                  <span
                    className={`mini-bar ${kind} ${state}`}
                    style={{ left: `${Math.min(98.5, left)}%`, width: `${Math.max(1.5, share(network.finish[task]!) - left)}%` }}
                  />
                  <span className="mini-today" style={{ left: `${share(statusDate)}%` }} />
                </span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      {count < tasks.length ? (
        <UnstyledButton className="list-more" onClick={() => setCount(count + PAGE)}>
          {say('showMore', { count: tasks.length - count })}
        </UnstyledButton>
      ) : null}
    </>
  );
}
