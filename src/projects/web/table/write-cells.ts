/** Texts typed or pasted into cells, as deeds. Rows that get the same values are changed by one deed. */
import { addTasks, changeTask, changeTasks, parseDuration, setStatus, taskStatuses, type Task, type TaskStatus } from '#projects/rules';
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

type Fields = Partial<Task>;
type Read = { readonly fields: Fields } | { readonly wrong: string } | null;

/** Null when all went through, or the first sentence that said no; what was done before it stays done (and is undone as one). */
export function writeCells(hand: PlanInHand, cells: readonly CellText[], writing: Writing): Promise<string | null> {
  const { t } = writing;
  const said = cells.length === 1 ? undefined : t('projects.saidCells', { count: cells.length });
  return hand.together(async (session) => {
    const simple = new Map<string, Fields>();
    const others: CellText[] = [];
    for (const cell of cells) {
      const read = readField(hand, cell, writing);
      if (read === null) others.push(cell);
      else if ('wrong' in read) return read.wrong;
      else simple.set(cell.taskId, { ...simple.get(cell.taskId), ...read.fields });
    }
    const refusal = await changeAll(session, simple, t);
    if (refusal !== null) return refusal;
    for (const cell of others) {
      const no = await writeOne(session, cell, writing);
      if (no !== null) return no;
    }
    return null;
  }, said);
}

async function changeAll(session: PlanSession, byTask: ReadonlyMap<string, Fields>, t: Writing['t']): Promise<string | null> {
  const alike = Map.groupBy(byTask, ([, fields]) => JSON.stringify(fields));
  for (const group of alike.values()) {
    const fields = group[0]![1];
    const ids = group.map(([id]) => id);
    const name = session.records.task.get(ids[0]!)?.name ?? '';
    const refusal =
      ids.length === 1
        ? await session.do(changeTask, { id: ids[0]!, ...fields } as z.input<typeof changeTask.input>, {
            said: t('projects.gantt.saidChanged', { name }),
          })
        : await session.do(changeTasks, { projectId: session.project.id, ids, fields } as z.input<typeof changeTasks.input>, {
            said: t('projects.saidTasks', { count: ids.length }),
          });
    if (refusal !== null) return refusal;
  }
  return null;
}

/** The fields that a text means where nothing else has to be known; null for columns that other deeds write. */
function readField({ session, labels }: PlanInHand, { column, text }: CellText, { t, tongue }: Writing): Read {
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
function readStatus(text: string, { status }: Wording): { status: TaskStatus; blockedReason: string | null } | null {
  const [word = '', ...rest] = text.split(':');
  const typed = word.trim().toLowerCase();
  if (typed === '') return null;
  const found =
    taskStatuses.find((each) => status(each).toLowerCase() === typed || each === typed) ??
    taskStatuses.find((each) => status(each).toLowerCase().startsWith(typed));
  const reason = rest.join(':').trim();
  return found ? { status: found, blockedReason: found === 'blocked' && reason !== '' ? reason : null } : null;
}

/** Pasted lines as new tasks below everything. Spaces or tabs before a name put it deeper. */
export function addRows(
  hand: PlanInHand,
  lines: readonly (readonly string[])[],
  columns: readonly ColumnId[],
  where: { readonly parentId: string | null; readonly afterId?: string | null },
  writing: Writing,
): Promise<string | null> {
  const { t } = writing;
  return hand.together(
    async (session) => {
      const rows: z.input<typeof addTasks.input>['rows'] = [];
      let above = 0;
      for (const line of lines) {
        const named = line[columns.indexOf('name')] ?? line[0] ?? '';
        if (named.trim() === '') continue;
        let fields: Fields = { name: named.trim() };
        for (const [i, column] of columns.entries()) {
          const text = line[i];
          if (text === undefined || text.trim() === '' || column === 'name') continue;
          const read = readField(hand, { taskId: '', column, text }, writing);
          if (read === null) continue;
          if ('wrong' in read) return t('projects.wrongInRow', { row: rows.length + 1, why: read.wrong });
          fields = { ...fields, ...read.fields };
        }
        const indent = Math.floor((/^\s*/.exec(named)?.[0].replaceAll('\t', '  ').length ?? 0) / 2);
        const level = Math.min(indent + 1, above + 1);
        above = level;
        rows.push({ ...fields, level } as (typeof rows)[number]);
      }
      if (rows.length === 0) return t('projects.nothingToPaste');
      return session.do(
        addTasks,
        { projectId: session.project.id, ...where, rows },
        { said: t('projects.saidAdded', { count: rows.length }), waits: true },
      );
    },
    t('projects.saidAdded', { count: lines.length }),
  );
}
