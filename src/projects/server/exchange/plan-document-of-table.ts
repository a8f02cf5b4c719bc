import {
  cellIn,
  type ColumnMapping,
  type DateOrder,
  dateOrderOf,
  headedTable,
  type Table,
  type TableRow,
  textOf,
  tongueOfHeader,
} from '#platform/server/files';
import type { DayLengths, Tongue } from '../../rules/duration-text.ts';
import { parseLinkText } from '../../rules/link-text.ts';
import type { PlanAssignment, PlanDocument, PlanLink, PlanResource, PlanTask } from '../../rules/plan-document.ts';
import { importReport, type ImportRemark } from './import/import-report.ts';
import { ticksOfMinutes } from './import/wall-clock.ts';
import { EMPTY_ASSIGNMENT, EMPTY_PROJECT, EMPTY_RESOURCE } from './mspdi/empty-records.ts';
import { TASK_COLUMNS, type TaskColumn } from './table/columns.ts';
import { levelsOf } from './table/levels.ts';
import { rowReader, type RowReader } from './table/read-row.ts';
import { taskOf } from './table/task-of-row.ts';

export interface TaskTableOptions {
  /** The name of the project; the sheet's otherwise. */
  readonly name?: string;
  /** Instead of what the headers tell. */
  readonly mapping?: ColumnMapping<TaskColumn>;
  /** In which durations are written; the header's when not told. */
  readonly tongue?: Tongue;
  readonly lengths: DayLengths;
  /** Of dates between strokes, where no date of the file tells. */
  readonly dateOrder?: DateOrder;
  /** Start of a task whose start is a mere date, in minutes of the day; and its finish. */
  readonly dayStartMinute?: number;
  readonly dayFinishMinute?: number;
}

export interface TaskTableRead {
  readonly document: PlanDocument;
  readonly report: readonly ImportRemark[];
  /** For the screen on which people say what each column is. */
  readonly header: readonly string[];
  readonly mapping: ColumnMapping<TaskColumn>;
  /** The first value of each column. */
  readonly samples: readonly string[];
}

type KnownOptions = TaskTableOptions & { readonly tongue: Tongue };

const ROWS_AT_MOST = 100_000;

/**
 * A table of tasks, as people keep them in spreadsheets, as the neutral content of a project file; so that both come in by the same
 * way. A row without a name is left out; a value that is not understood is left out of its row and told.
 */
export function planDocumentOfTable(table: Table, wishes: TaskTableOptions): TaskTableRead {
  const report = importReport();
  const { header, mapping, rows, unused } = headedTable(table, TASK_COLUMNS, wishes.mapping);
  const options: KnownOptions = { ...wishes, tongue: wishes.tongue ?? tongueOfHeader(header, TASK_COLUMNS) };
  const samples = header.map((_, at) => rows.map((row) => textOf(row.cells[at])).find((text) => text !== '') ?? '');
  const empty = { document: documentOf(options.name ?? table.name, [], [], [], []), header, mapping, samples };
  if (mapping.name === undefined) {
    report.add({
      severity: 'left-out',
      subject: 'file',
      name: table.name,
      field: 'name',
      code: 'column-missing',
      detail: 'no column is headed as the names of tasks are; say which one holds them',
    });
    return { ...empty, report: report.all() };
  }
  if (rows.length > ROWS_AT_MOST) {
    report.add({
      severity: 'left-out',
      subject: 'file',
      name: table.name,
      code: 'too-many-rows',
      detail: `the table has ${rows.length} rows; at most ${ROWS_AT_MOST} are taken`,
    });
    return { ...empty, report: report.all() };
  }
  for (const text of unused)
    report.add({
      // Whoever said what the columns are left this one out on purpose.
      severity: options.mapping ? 'note' : 'left-out',
      subject: 'file',
      name: text,
      code: 'column-not-used',
      detail: `nothing is made of the column "${text}"`,
    });
  const order = options.dateOrder ?? orderIn(rows, mapping) ?? (options.tongue === 'de' ? 'day-first' : 'month-first');
  const named = rows.filter((row) => textOf(cellIn(row, mapping, 'name')) !== '');
  for (const row of rows)
    if (textOf(cellIn(row, mapping, 'name')) === '')
      report.add({
        severity: 'left-out',
        subject: 'task',
        name: row.cells
          .map(textOf)
          .find((text) => text !== '')!
          .slice(0, 200),
        row: row.row,
        field: 'name',
        code: 'name-missing',
        detail: 'the row has no name and does not come',
      });
  const levels = levelsOf(named, mapping);
  const readers = named.map((row) => rowReader(row, mapping, order, report, textOf(cellIn(row, mapping, 'name'))));
  const numbers = readers.map((reader, at) => reader.number('number') ?? at + 1);
  // Numbers are kept if all can be: links and people who talk about a task mean it by its number.
  const keepsNumbers =
    new Set(numbers).size === numbers.length && numbers.every((each) => Number.isInteger(each) && each > 0 && each < 1e9);
  const tasks = named.map((row, at) => ({
    ...taskOf(row, at, levels, readers[at]!, options),
    ...(keepsNumbers ? { number: numbers[at]! } : {}),
  }));
  const uidOf = new Map<number, number>();
  for (const [at, reader] of readers.entries()) {
    const number = numbers[at]!;
    if (uidOf.has(number)) reader.remark('number', 'number-twice', `the number ${number} stands twice; links to it mean the first`);
    else uidOf.set(number, at + 1);
  }
  const links = readers.flatMap((reader, at) => linksOf(reader, at + 1, uidOf, options));
  const { resources, assignments } = assignmentsOf(readers, tasks);
  return {
    document: documentOf(options.name ?? table.name, tasks, links, resources, assignments),
    report: report.all(),
    header,
    mapping,
    samples,
  };
}

function documentOf(
  name: string,
  tasks: readonly PlanTask[],
  links: readonly PlanLink[],
  resources: readonly PlanResource[],
  assignments: readonly PlanAssignment[],
): PlanDocument {
  const starts = tasks.flatMap((task) => [task.constraintDate, task.actualStart, task.manualStart]).filter((each) => each !== null);
  return {
    project: { ...EMPTY_PROJECT, title: name === '' ? null : name, start: starts.toSorted()[0] ?? null },
    customFields: [],
    outlineCodes: [],
    calendars: [],
    tasks,
    links,
    resources,
    assignments,
  };
}

const DATE_COLUMNS: readonly TaskColumn[] = ['start', 'finish', 'deadline', 'actualStart', 'actualFinish', 'constraintDate'];

function orderIn(rows: readonly TableRow[], mapping: ColumnMapping<TaskColumn>): DateOrder | undefined {
  return dateOrderOf(rows.flatMap((row) => DATE_COLUMNS.map((name) => cellIn(row, mapping, name))));
}

function linksOf(reader: RowReader, successorUid: number, uidOf: ReadonlyMap<number, number>, options: KnownOptions): readonly PlanLink[] {
  const text = reader.text('predecessors');
  if (text === '') return [];
  const parsed = parseLinkText(text, options.lengths, options.tongue);
  if ('wrong' in parsed) {
    reader.remark('predecessors', 'not-understood', `"${parsed.wrong.slice(0, 80)}" is not understood as a link`);
    return [];
  }
  return parsed.links.flatMap(({ number, kind, lag, lagKind }) => {
    const predecessorUid = uidOf.get(number);
    if (predecessorUid === undefined) {
      reader.remark('predecessors', 'task-missing', `there is no task ${number}`);
      return [];
    }
    const unit = lagKind === 'working' ? 'days' : lagKind === 'elapsed' ? 'elapsed-days' : lagKind;
    const size = unit === 'percent' || unit === 'elapsed-percent' ? lag : ticksOfMinutes(lag);
    return [
      {
        predecessorUid,
        successorUid,
        kind,
        lag: size,
        lagFormat: { unit, isEstimated: false },
        isCrossProject: false,
        crossProjectName: null,
      },
    ];
  });
}

/** `Mia Brandt [50 %]; Jon` */
function assignmentsOf(
  readers: readonly RowReader[],
  tasks: readonly PlanTask[],
): { readonly resources: readonly PlanResource[]; readonly assignments: readonly PlanAssignment[] } {
  const resources: PlanResource[] = [];
  const assignments: PlanAssignment[] = [];
  const uids = new Map<string, number>();
  for (const [at, reader] of readers.entries()) {
    const parts = reader
      .text('assigned')
      .split(/[;\n]|,(?![^[]*\])/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    for (const part of parts) {
      const [, name = part, share] = /^(.*?)\s*(?:\[\s*(\d{1,4}(?:[.,]\d+)?)\s*%?\s*\])?$/.exec(part) ?? [];
      const key = name.toLowerCase();
      if (!uids.has(key)) {
        uids.set(key, resources.length + 1);
        resources.push({ ...EMPTY_RESOURCE, uid: resources.length + 1, name, ...(name.includes('@') ? { email: name } : {}) });
      }
      const work = parts.length === 1 ? (tasks[at]?.work ?? null) : null;
      const units = share === undefined ? 1 : Number(share.replace(',', '.')) / 100;
      assignments.push({
        ...EMPTY_ASSIGNMENT,
        uid: assignments.length + 1,
        taskUid: at + 1,
        resourceUid: uids.get(key) ?? null,
        units,
        work,
      });
    }
  }
  return { resources, assignments };
}
