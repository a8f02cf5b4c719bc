/** Texts typed or pasted into cells, as deeds. Rows that get the same values are changed by one deed. */
import { limits } from '#platform/kit';
import { changeTask, changeTasks, parseDuration, setStatus, taskStatuses, type Task, type TaskStatus } from '#projects/rules';
import type { z } from 'zod';
import { carryOut } from '../gantt/carry-out.ts';
import { parsePercent } from '../gantt/cell-text.ts';
import type { Say } from '../gantt/chart.ts';
import type { ColumnId as ChartColumn } from '../gantt/grid-columns.ts';
import type { PlanSession } from '../gantt/plan-session.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import type { ColumnId, Wording } from './columns.ts';

export interface CellText {
  readonly taskId: string;
  readonly column: ColumnId;
  readonly text: string;
}

export interface Writing extends Wording {
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
}

export type Fields = Partial<Task>;
type Read = { readonly fields: Fields } | { readonly wrong: string } | null;

export interface RefusedText {
  readonly cell: CellText;
  readonly why: string;
}

/** As one step for undo. What cannot be written is told, each with its sentence; the rest is written. */
export async function writeCells(hand: PlanInHand, cells: readonly CellText[], writing: Writing): Promise<readonly RefusedText[]> {
  const { t } = writing;
  const said = cells.length === 1 ? undefined : t('projects.saidCells', { count: cells.length });
  let refused: readonly RefusedText[] = [];
  await hand.together(async (session) => {
    refused = await writeEach(hand, session, cells, writing);
    return null;
  }, said);
  return refused;
}

export async function writeEach(
  hand: PlanInHand,
  session: PlanSession,
  cells: readonly CellText[],
  writing: Writing,
): Promise<readonly RefusedText[]> {
  const refused: RefusedText[] = [];
  const simple = new Map<string, { fields: Fields; cells: CellText[] }>();
  const others: CellText[] = [];
  for (const cell of cells) {
    const read = readField(hand, cell, writing);
    if (read === null) others.push(cell);
    else if ('wrong' in read) refused.push({ cell, why: read.wrong });
    else {
      const before = simple.get(cell.taskId);
      simple.set(cell.taskId, { fields: { ...before?.fields, ...read.fields }, cells: [...(before?.cells ?? []), cell] });
    }
  }
  const alike = Map.groupBy(simple.values(), ({ fields }) => JSON.stringify(fields));
  for (const group of alike.values()) {
    const taken = group.flatMap((each) => each.cells);
    const why = await changeAlike(session, [...new Set(taken.map((cell) => cell.taskId))], group[0]!.fields, writing.t);
    if (why !== null) refused.push(...taken.map((cell) => ({ cell, why })));
  }
  for (const cell of others) {
    const why = await writeOne(session, cell, writing);
    if (why !== null) refused.push({ cell, why });
  }
  return refused;
}

async function changeAlike(session: PlanSession, ids: readonly string[], fields: Fields, t: Writing['t']): Promise<string | null> {
  const name = session.records.task.get(ids[0]!)?.name ?? '';
  if (ids.length === 1)
    return session.do(changeTask, { id: ids[0]!, ...fields } as z.input<typeof changeTask.input>, {
      said: t('projects.gantt.saidChanged', { name }),
    });
  for (let at = 0; at < ids.length; at += limits.bulkRows) {
    const some = ids.slice(at, at + limits.bulkRows);
    const input = { projectId: session.project.id, ids: some, fields } as z.input<typeof changeTasks.input>;
    const refusal = await session.do(changeTasks, input, { said: t('projects.saidTasks', { count: some.length }) });
    if (refusal !== null) return refusal;
  }
  return null;
}

/** The fields that a text means where nothing else has to be known; null for columns that other deeds write. */
export function readField({ session, labels }: PlanInHand, { column, text }: CellText, { t, tongue }: Writing): Read {
  const typed = text.trim();
  switch (column) {
    case 'name':
      return typed === '' ? { wrong: t('projects.gantt.refused-name') } : { fields: { name: typed } };
    case 'duration': {
      const duration = parseDuration(typed, session.project.options, tongue);
      if (!duration || duration.minutes < 0) return { wrong: t('projects.gantt.refused-duration') };
      return { fields: { durationMinutes: duration.minutes, isElapsed: duration.isElapsed, isEstimated: duration.isEstimated } };
    }
    case 'percent': {
      const percentComplete = parsePercent(typed);
      return percentComplete === null ? { wrong: t('projects.gantt.refused-percent') } : { fields: { percentComplete } };
    }
    case 'priority': {
      const priority = Number(typed === '' ? 500 : typed);
      return Number.isInteger(priority) && priority >= 0 && priority <= 1000
        ? { fields: { priority } }
        : { wrong: t('projects.wrongPriority') };
    }
    case 'labels': {
      const names = typed
        .split(/[,;]/)
        .map((each) => each.trim())
        .filter((each) => each !== '');
      const labelIds: string[] = [];
      for (const name of names) {
        const found = [...labels.values()].find((each) => each.name.toLowerCase() === name.toLowerCase());
        if (!found) return { wrong: t('projects.wrongLabel', { name }) };
        labelIds.push(found.id);
      }
      return { fields: { labelIds } };
    }
    default:
      return null;
  }
}

async function writeOne(session: PlanSession, { taskId, column, text }: CellText, writing: Writing): Promise<string | null> {
  const index = session.plan.network.indexOf.get(taskId);
  const task = session.records.task.get(taskId);
  if (index === undefined || !task) return null;
  const { t, tongue } = writing;
  if (column === 'status') {
    const read = readStatus(text, writing);
    if (!read) return t('projects.wrongStatus', { statuses: taskStatuses.map(writing.status).join(', ') });
    return session.do(
      setStatus,
      { id: taskId, ...read },
      { said: t('projects.saidMoved', { name: task.name, status: writing.status(read.status) }) },
    );
  }
  const say: Say = (id, values) => t(`projects.gantt.${id}`, values);
  const chartColumn: ChartColumn = column === 'assignees' ? 'resources' : (column as ChartColumn);
  return carryOut({ kind: 'edit-cell', task: index, column: chartColumn, text }, session, { say, tongue });
}

/** `doing`, `d`, `Blocked: waiting for the licence`: the column's word in the reader's language or the record's own, or its beginning. */
export function readStatus(text: string, { status }: Wording): { status: TaskStatus; blockedReason: string | null } | null {
  const [word = '', ...rest] = text.split(':');
  const typed = word.trim().toLowerCase();
  if (typed === '') return null;
  const found =
    taskStatuses.find((each) => status(each).toLowerCase() === typed || each === typed) ??
    taskStatuses.find((each) => status(each).toLowerCase().startsWith(typed));
  const reason = rest.join(':').trim();
  return found ? { status: found, blockedReason: found === 'blocked' && reason !== '' ? reason : null } : null;
}
