/** The columns of the task table: what each says of a task, and whether it can be written into. */
import type { SnapshotTask } from '#projects/rules';
import { formatDuration, shortDuration, type Tongue } from '#projects/rules';
import { civilZone } from '../gantt/civil-zone.ts';
import { has, SUMMARY } from '../gantt/plan-model.ts';
import { durationOf } from '../gantt/task-duration.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';

export const columnIds = [
  'key',
  'name',
  'duration',
  'start',
  'finish',
  'percent',
  'predecessors',
  'assignees',
  'status',
  'priority',
  'labels',
] as const;
export type ColumnId = (typeof columnIds)[number];

const widths: Readonly<Record<ColumnId, number>> = {
  key: 84,
  name: 340,
  duration: 76,
  start: 128,
  finish: 178,
  percent: 64,
  predecessors: 112,
  assignees: 180,
  status: 96,
  priority: 72,
  labels: 150,
};
/** For the style of the grid: a checkbox, then the columns; the name takes what is left. */
export const tracksOf = (columns: readonly ColumnId[]): Readonly<Record<`--${string}`, string>> => ({
  '--tracks': `36px ${columns.map((id) => (id === 'name' ? `minmax(${widths[id]}px, 1fr)` : `${widths[id]}px`)).join(' ')}`,
  '--least': `${36 + columns.reduce((sum, id) => sum + widths[id], 0)}px`,
});
export const isNumber = (column: ColumnId): boolean => column === 'duration' || column === 'percent' || column === 'priority';

export interface Wording {
  readonly tongue: Tongue;
  /** `2027-02-12` as the reader writes days. */
  readonly day: (day: string) => string;
  readonly status: (status: SnapshotTask['status']) => string;
  /** So many are asked for, and nobody is named yet. */
  readonly unfilled: (count: number) => string;
}

const ofSummary: ReadonlySet<ColumnId> = new Set(['key', 'duration', 'start', 'finish', 'percent', 'status']);

/** A summary takes its dates and progress from below. */
export const isWritable = (column: ColumnId, isSummary: boolean): boolean => column !== 'key' && !(isSummary && ofSummary.has(column));

/** Delete empties these; the others always have a value. */
export const clearable: ReadonlySet<ColumnId> = new Set(['predecessors', 'assignees', 'labels', 'priority']);

/** The civil day of a tick, as `2027-02-12`. */
const dayText = (civil: number): string => new Date(Math.floor(civil / 14_400) * 86_400_000).toISOString().slice(0, 10);

/** Whether a task has this text (in small letters) in its number, name or people. */
export const hasText = ({ plan }: Pick<PlanInHand, 'plan'>, index: number, text: string): boolean =>
  `${plan.rows[index]!.task.number} ${plan.rows[index]!.task.name} ${plan.model.tasks[index]!.resources ?? ''}`
    .toLowerCase()
    .includes(text);

/** `raw`: as it is typed and copied, rather than as it is read. */
export function cellText({ plan, session, labels }: PlanInHand, index: number, column: ColumnId, wording: Wording, raw = false): string {
  const { model, network, rows } = plan;
  const task = rows[index]!.task;
  const zone = civilZone(plan.offsets);
  const date = (tick: number) => (raw ? dayText(zone.toCivil(tick)) : wording.day(dayText(zone.toCivil(tick))));
  switch (column) {
    case 'key':
      return `${session.project.key}-${task.number}`;
    case 'name':
      return task.name;
    case 'duration': {
      const { ticks, isElapsed, isEstimated } = durationOf(model, index, plan.workingTime);
      return (raw ? formatDuration : shortDuration)(
        { minutes: ticks / 10, isElapsed, isEstimated },
        session.project.options,
        wording.tongue,
      );
    }
    case 'start':
      return date(network.start[index]!);
    case 'finish':
      return date(network.finish[index]!);
    case 'percent':
      return `${Math.round(model.percent[index]!)}${raw ? '' : ' %'}`;
    case 'predecessors':
      return model.tasks[index]!.predecessors ?? '';
    case 'assignees': {
      const { resources = '', unfilled = 0 } = model.tasks[index]!;
      return raw || unfilled === 0 ? resources : [resources, wording.unfilled(unfilled)].filter((each) => each !== '').join(' · ');
    }
    case 'status':
      return has(model, index, SUMMARY) ? '' : wording.status(task.status);
    case 'priority':
      return String(task.priority);
    case 'labels':
      return task.labelIds.map((id) => labels.get(id)?.name ?? '').join(', ');
  }
}
