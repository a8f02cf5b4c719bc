/** Whether a cell is still what it was when somebody began to write into it. */
import type { SnapshotTask } from '#projects/rules';
import type { ColumnId } from './columns.ts';

export interface OpenedCell {
  readonly column: ColumnId;
  readonly record: SnapshotTask;
  /** As it is typed. */
  readonly text: string;
}

/** The cell that is being written into. */
export interface Editing {
  readonly text: string;
  readonly isTyped: boolean;
  readonly problem?: string;
  /** Undefined on the line that makes a task. */
  readonly opened: OpenedCell | undefined;
}

const fieldsOf: Readonly<Partial<Record<ColumnId, readonly (keyof SnapshotTask)[]>>> = {
  start: ['constraintKind', 'constraintAt', 'manualStart'],
  finish: ['durationMinutes', 'isElapsed', 'manualFinish'],
};

/** Whether this is no longer the cell that was opened. Dates move when others tasks do: there it counts what was told of the task itself. */
export function isOvertaken(opened: OpenedCell, now: OpenedCell): boolean {
  const told = fieldsOf[opened.column];
  if (!told) return opened.text !== now.text;
  return told.some((field) => JSON.stringify(opened.record[field]) !== JSON.stringify(now.record[field]));
}
