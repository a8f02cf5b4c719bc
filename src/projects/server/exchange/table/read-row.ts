import {
  cellIn,
  type ColumnMapping,
  dateOf,
  type DateOrder,
  numberOf,
  type TableCell,
  type TableRow,
  textOf,
  truthOf,
} from '#platform/server/files';
import type { ImportReport } from '../import/import-report.ts';
import type { TaskColumn } from './columns.ts';

/** Reads the cells of one row by the names of their columns, and remarks on what is not understood. */
export interface RowReader {
  readonly text: (name: TaskColumn) => string;
  readonly number: (name: TaskColumn) => number | undefined;
  readonly truth: (name: TaskColumn) => boolean;
  /** Civil time; a mere date gets this minute of the day. */
  readonly time: (name: TaskColumn, minute: number) => string | null;
  readonly cell: (name: TaskColumn) => TableCell;
  readonly remark: (field: TaskColumn, code: string, detail: string) => void;
}

export function rowReader(
  row: TableRow,
  mapping: ColumnMapping<TaskColumn>,
  order: DateOrder,
  report: ImportReport,
  name: string,
): RowReader {
  const cell = (column: TaskColumn): TableCell => cellIn(row, mapping, column);
  const remark = (field: TaskColumn, code: string, detail: string): void =>
    report.add({ severity: 'amended', subject: 'task', name: name.slice(0, 200), row: row.row, field, code, detail });
  const understood = <Value>(column: TaskColumn, value: Value | undefined): Value | undefined => {
    if (value === undefined && textOf(cell(column)) !== '')
      remark(column, 'not-understood', `"${textOf(cell(column)).slice(0, 80)}" is not understood and does not come`);
    return value;
  };
  return {
    cell,
    remark,
    text: (column) => textOf(cell(column)),
    number: (column) => (textOf(cell(column)) === '' ? undefined : understood(column, numberOf(cell(column)))),
    truth: (column) => understood(column, truthOf(cell(column))) ?? false,
    time: (column, minute) => {
      if (textOf(cell(column)) === '') return null;
      const civil = understood(column, dateOf(cell(column), order));
      if (civil === undefined) return null;
      return civil.includes('T')
        ? civil
        : `${civil}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
    },
  };
}
