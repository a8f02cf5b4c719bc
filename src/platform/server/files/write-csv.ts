import { csvLine, ENGLISH_CSV, type CsvStyle } from '../../kit/csv-cell.ts';
import type { TableCell } from './table.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** A table as CSV: with the mark by which spreadsheets know UTF-8, cells neutral, dates as in ISO 8601. */
export function writeCsv(rows: readonly (readonly TableCell[])[], style: CsvStyle = ENGLISH_CSV): string {
  const line = (cells: readonly TableCell[]): string => csvLine(cells.map(plain), style);
  return BYTE_ORDER_MARK + rows.map((cells) => `${line(cells)}\r\n`).join('');
}

function plain(cell: TableCell): string | number | boolean | null {
  return typeof cell === 'object' && cell !== null ? cell.civil : cell;
}
