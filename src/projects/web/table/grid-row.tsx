/** One row of the task table: its cells, the one that is active, the one that is written into. Without a task it is the line that makes one. */
import type { PointerEvent, ReactNode } from 'react';
import { has, SUMMARY } from '../gantt/plan-model.ts';
import { missedDeadlineOf } from '../project/missed-deadline.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import { cellText, isNumber, type ColumnId } from './columns.ts';
import { isInside, type Block, type Place } from './selection.ts';
import styles from './task-grid.module.css';
import type { Writing } from './write-cells.ts';

export interface GridRowProps {
  readonly hand: PlanInHand;
  readonly row: number;
  /** Pixels from the top. */
  readonly start: number;
  /** In the order of the plan; undefined for the line that makes a new task. */
  readonly index: number | undefined;
  readonly columns: readonly ColumnId[];
  readonly isClosed: boolean;
  readonly isChecked: boolean;
  readonly isOpen: boolean;
  readonly active: Place;
  readonly block: Block;
  /** Stands in the active cell while it is written into. */
  readonly editor: ReactNode;
  readonly writing: Writing;
  readonly onPlace: (event: PointerEvent, to: Place) => void;
  readonly onBegin: () => void;
  readonly onOpen: (taskId: string) => void;
  readonly onToggle: () => void;
  readonly onCheck: (taskId: string) => void;
}

export const cellId = (row: number, column: number): string => `task-cell-${row}-${column}`;

export function GridRow(props: GridRowProps) {
  const { hand, row, index, columns, active, block, editor, writing, onPlace, onBegin, onOpen } = props;
  const { t } = writing;
  const { plan } = hand;
  const line = index === undefined ? undefined : plan.rows[index];
  const task = line?.task;
  const isSummary = index !== undefined && has(plan.model, index, SUMMARY);
  const isCritical = index !== undefined && plan.model.percent[index]! < 100 && plan.network.isCritical[index] === 1;
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      aria-level={line?.level ?? 1}
      aria-expanded={isSummary ? !props.isClosed : undefined}
      aria-selected={task ? props.isChecked : undefined}
      className={styles['row']}
      data-summary={isSummary || undefined}
      data-inactive={task && !task.isActive ? '' : undefined}
      data-open={props.isOpen || undefined}
      data-critical={isCritical || undefined}
      style={{ transform: `translateY(${props.start}px)` }}
    >
      <div role="gridcell" aria-colindex={1} className={styles['check']}>
        {task ? (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('projects.chooseTask', { name: task.name })}
            checked={props.isChecked}
            onChange={() => props.onCheck(task.id)}
          />
        ) : null}
      </div>
      {columns.map((column, at) => {
        const isActive = row === active.row && at === active.column;
        return (
          <div
            key={column}
            id={cellId(row, at)}
            role="gridcell"
            aria-colindex={at + 2}
            aria-selected={isInside(block, row, at)}
            tabIndex={-1}
            className={styles['cell']}
            data-column={column}
            data-number={isNumber(column) || undefined}
            data-active={isActive || undefined}
            data-status={column === 'status' ? task?.status : undefined}
            onPointerDown={(event) => onPlace(event, { row, column: at })}
            onDoubleClick={() => (column === 'key' && task ? onOpen(task.id) : onBegin())}
          >
            {isActive && editor ? editor : <Content {...props} column={column} />}
          </div>
        );
      })}
    </div>
  );
}

function Content({ hand, index, column, isClosed, writing, onOpen, onToggle }: GridRowProps & { readonly column: ColumnId }) {
  const { t } = writing;
  const line = index === undefined ? undefined : hand.plan.rows[index];
  if (index === undefined || !line) {
    return column === 'name' ? (
      <span className={styles['name']}>
        <span className={styles['dot']} aria-hidden="true">
          +
        </span>
        <span className={styles['new']}>{t('projects.addTaskHere')}</span>
      </span>
    ) : null;
  }
  const { task, level, hasChildren } = line;
  const text = cellText(hand, index, column, writing);
  if (column === 'key') {
    return (
      <button
        type="button"
        tabIndex={-1}
        className={styles['key']}
        aria-label={t('projects.openTask', { name: `${text} ${task.name}` })}
        onClick={() => onOpen(task.id)}
      >
        {text}
      </button>
    );
  }
  if (column === 'finish') {
    const days = missedDeadlineOf(task, hand.plan, hand.session.project.zone);
    if (days === null) return text;
    const missed = t('projects.deadlineMissed', { days });
    return (
      <span className={styles['missed']} title={`${text} · ${missed}`}>
        {text} <span aria-hidden="true">⚑ {days === 0 ? '' : t('projects.slipDays', { days: `+${days}` })}</span>
        <span className="visually-hidden">{missed}</span>
      </span>
    );
  }
  if (column !== 'name') return text;
  return (
    <span className={styles['name']} style={{ paddingInlineStart: `${(level - 1) * 18}px` }}>
      {hasChildren ? (
        <button
          type="button"
          tabIndex={-1}
          className={styles['fold']}
          aria-label={t(isClosed ? 'projects.unfold' : 'projects.fold', { name: task.name })}
          onClick={onToggle}
        >
          {isClosed ? '▸' : '▾'}
        </button>
      ) : (
        <span className={styles['dot']} aria-hidden="true">
          {task.kind === 'milestone' ? '◆' : ''}
        </span>
      )}
      <span>{task.name}</span>
    </span>
  );
}
