import type { PlanTask } from '../../../rules/plan-document.ts';

interface ReadTask {
  readonly task: PlanTask;
  readonly statesSummary: boolean;
  readonly statesLevel: boolean;
}

/**
 * The tasks with what small programs leave out of the outline: the level is counted from the outline number, and a task is a
 * summary when the next one stands deeper.
 */
export function outlineFrom(read: readonly ReadTask[]): readonly PlanTask[] {
  const levelled = read.map((entry) =>
    entry.statesLevel ? entry : { ...entry, task: { ...entry.task, outlineLevel: levelOf(entry.task) } },
  );
  const rows = levelled.filter(({ task }) => !task.isBlank);
  const summaries = new Set(
    rows.filter(({ task }, at) => (rows[at + 1]?.task.outlineLevel ?? 0) > task.outlineLevel).map(({ task }) => task.uid),
  );
  return levelled.map(({ task, statesSummary }) => (statesSummary ? task : { ...task, isSummary: summaries.has(task.uid) }));
}

function levelOf(task: PlanTask): number {
  if (task.uid === 0) return 0;
  return task.outlineNumber === null || task.outlineNumber === '0' ? 1 : task.outlineNumber.split('.').length;
}
