/** Pastes text of a clipboard into a plan: over cells that are there, or as new tasks; all of it is one step for undo. */
import { parseDuration, parseLinkText, addTasks } from '#projects/rules';
import { isMonthFirstIn, parseDay, parsePercent } from '../gantt/cell-text.ts';
import type { ColumnId as ChartColumn } from '../gantt/grid-columns.ts';
import { has, SUMMARY } from '../gantt/plan-model.ts';
import { civilDate } from '../gantt/time-units.ts';
import type { PlanInHand } from '../project/plan-in-hand.tsx';
import { columnIds, isWritable, type ColumnId } from '../table/columns.ts';
import { parseTsv } from '../table/tsv.ts';
import { readStatus, writeEach, type CellText, type Writing } from '../table/write-cells.ts';
import { arrangeColumns, type PastedColumn } from './arrange-columns.ts';
import type { PasteReport, RefusedCell } from './paste-report.ts';
import { readRows } from './read-rows.ts';

export const mostPastedRows = 2000;

export interface PastePlace {
  /** The tasks from the cell downwards, as they are shown: their cells are written over. */
  readonly tasks: readonly string[];
  /** The columns from the cell to the right. */
  readonly columns: readonly ColumnId[];
  /** Where lines go for which there is no task. */
  readonly where: { readonly parentId: string | null; readonly afterId?: string | null };
}

export async function pasteText(hand: PlanInHand, text: string, place: PastePlace, writing: Writing): Promise<PasteReport> {
  const { t } = writing;
  const own: readonly PastedColumn[] =
    place.tasks.length === 0 && !place.columns.includes('name') ? ['name', ...place.columns] : place.columns;
  const arranged = arrangeColumns(parseTsv(text), own, (column, cell) => readsAs(hand, column, cell, writing));
  const over = arranged.lines.slice(0, place.tasks.length);
  const fresh = arranged.lines.slice(place.tasks.length);
  const isMonthFirst = isMonthFirstIn(
    arranged.lines.flatMap((line) => line.filter((_, i) => arranged.columns[i] === 'start' || arranged.columns[i] === 'finish')),
  );
  /** Cells that are there are read as they would be typed. */
  const dayFirst = (column: PastedColumn | null, cell: string): string => {
    const day = isMonthFirst && (column === 'start' || column === 'finish') ? parseDay(cell, 0, true) : null;
    return day === null ? cell : civilDate(day).toISOString().slice(0, 10);
  };
  const offset = arranged.hasHeader ? 2 : 1;
  const cells = over.flatMap((line, row) =>
    arranged.columns.flatMap((column, at): (CellText & { row: number })[] => {
      const taskId = place.tasks[row]!;
      const index = hand.plan.network.indexOf.get(taskId);
      const isOwn = column !== null && (columnIds as readonly string[]).includes(column);
      if (!isOwn || line[at] === undefined || index === undefined) return [];
      return isWritable(column as ColumnId, has(hand.plan.model, index, SUMMARY))
        ? [{ taskId, column: column as ColumnId, text: dayFirst(column, line[at]), row: row + offset }]
        : [];
    }),
  );
  const refused: RefusedCell[] = [];
  let tasks = 0;
  await hand.together(
    async (session) => {
      for (const { cell, why } of await writeEach(hand, session, cells, writing))
        refused.push({ row: (cell as (typeof cells)[number]).row, column: cell.column, text: cell.text, why });
      if (fresh.length === 0) return null;
      const read = await readRows(hand, { ...arranged, lines: fresh }, writing, isMonthFirst);
      refused.push(...read.refused.map((each) => ({ ...each, row: each.row + over.length })));
      const whole = (why: string) => refused.push({ row: over.length + offset, column: null, text: '', why });
      if (read.rows.length === 0 || read.rows.length > mostPastedRows) {
        whole(t(read.rows.length === 0 ? 'projects.nothingToPaste' : 'projects.pasteTooMany', { count: mostPastedRows }));
        return null;
      }
      const add = (rows: typeof read.rows) =>
        session.do(
          addTasks,
          { projectId: session.project.id, ...place.where, rows: [...rows] },
          { said: t('projects.saidAdded', { count: rows.length }), waits: true },
        );
      let no = await add(read.rows);
      if (no !== null && read.rows.some((row) => row.predecessors?.length)) {
        // One impossible link must not cost all the rows: they come without, and that is told.
        const firstNo = no;
        no = await add(read.rows.map((row) => ({ ...row, predecessors: [] })));
        if (no === null) whole(t('projects.pasteNoLinks', { why: firstNo }));
      }
      if (no === null) tasks = read.rows.length;
      else whole(no);
      return no;
    },
    t('projects.saidPasted', { cells: cells.length, tasks: fresh.length }),
  );
  return { cells: cells.length - refused.filter((each) => each.row < over.length + offset && each.column !== null).length, tasks, refused };
}

const columnOfChart: Readonly<Partial<Record<ChartColumn, ColumnId>>> = { number: 'key', resources: 'assignees' };
const chartOrder: readonly ChartColumn[] = ['name', 'duration', 'start', 'finish', 'percent', 'predecessors', 'resources'];

/** Upon a name, lines become tasks below it; upon any other cell, and for a single text, cells are written over. */
export function pasteIntoChart(
  hand: PlanInHand,
  { column, text, below }: { readonly column: ChartColumn; readonly text: string; readonly below: readonly number[] },
  writing: Writing,
): Promise<PasteReport> {
  const lines = parseTsv(text);
  const isName = column === 'name' || column === 'number';
  const isSingle = lines.length === 1 && lines[0]!.length === 1;
  const task = hand.plan.rows[below[0]!]?.task;
  const columns = chartOrder.slice(Math.max(0, chartOrder.indexOf(column))).map((each) => columnOfChart[each] ?? (each as ColumnId));
  const tasks = isName && !isSingle ? [] : below.slice(0, isSingle ? 1 : undefined).map((index) => hand.plan.rows[index]!.task.id);
  return pasteText(hand, text, { tasks, columns, where: { parentId: task?.parentId ?? null, afterId: task?.id } }, writing);
}

/** Whether the text could be meant so, as far as it shows by itself. */
function readsAs({ session }: PlanInHand, column: PastedColumn, text: string, writing: Writing): boolean {
  switch (column) {
    case 'duration':
      return parseDuration(text, session.project.options, writing.tongue) !== undefined;
    case 'start':
    case 'finish':
      return parseDay(text, 0) !== null;
    case 'percent':
      return parsePercent(text) !== null;
    case 'predecessors':
      return !('wrong' in parseLinkText(text, session.project.options, writing.tongue));
    case 'assignees':
    case 'labels':
      return /\p{L}/u.test(text);
    case 'status':
      return readStatus(text, writing) !== null;
    case 'priority':
      return /^\d{1,4}$/u.test(text.trim());
    default:
      return true;
  }
}
