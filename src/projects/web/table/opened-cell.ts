/**
 * A cell that is being written into, as it was when it was opened. When somebody else wrote into the same cell meanwhile, the one who comes
 * second is shown both texts and chooses, as in the panel of a task; what was changed beside it is no obstacle.
 */
import { askClash } from '#platform/web';
import { task, type SnapshotTask } from '#projects/rules';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import { cellText, type ColumnId } from './columns.ts';
import { isOvertaken, type OpenedCell } from './overtaken-cell.ts';
import type { Writing } from './write-cells.ts';

export function openCell(hand: PlanInHand, taskId: string, column: ColumnId, writing: Writing): OpenedCell | null {
  const { plan, records } = hand.session;
  const index = plan.network.indexOf.get(taskId);
  const record = records.task.get(taskId);
  return index === undefined || !record ? null : { column, record, text: cellText({ ...hand, plan }, index, column, writing, true) };
}

/** Writes unless the cell was overtaken and its new text is to stand. Null, or why it cannot be written. */
export async function writeOpened(
  hand: PlanInHand,
  opened: OpenedCell,
  text: string,
  writing: Writing,
  write: () => Promise<string | null>,
): Promise<string | null> {
  for (let before = opened; ;) {
    const now = openCell(hand, before.record.id, before.column, writing);
    if (now && now.text !== text && isOvertaken(before, now) && !(await isMineToStand(before, now, text, writing))) return null;
    const refusal = await write();
    // Refused because somebody was faster still: the session has read what there is now.
    const isNewer = now !== null && hand.session.records.task.get(now.record.id)?.version !== now.record.version;
    if (refusal === null || !isNewer) return refusal;
    before = now;
  }
}

async function isMineToStand(before: OpenedCell, now: OpenedCell, text: string, { t }: Writing): Promise<boolean> {
  const field = fieldOf[before.column] ?? before.column;
  const kept = await askClash(task, [{ field, base: before.text, mine: text, theirs: now.text }], {
    id: now.record.id,
    title: t(`projects.taskColumn.${before.column}`),
    isText: true,
  });
  return kept?.includes(field) ?? false;
}

/** What the history calls it, where it is a field of the task. */
const fieldOf: Readonly<Partial<Record<ColumnId, keyof SnapshotTask>>> = {
  duration: 'durationMinutes',
  percent: 'percentComplete',
  labels: 'labelIds',
  start: 'constraintAt',
  finish: 'durationMinutes',
};
