import writeExcelFile from 'write-excel-file/node';
import { neutralCell } from '../../kit/csv-cell.ts';
import type { TableCell } from './table.ts';

export interface SheetOut {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

const SHEET_NAME_CHARACTERS = 31;
const [NARROWEST, WIDEST] = [8, 60];

/**
 * Sheets as an Excel file: header bold and frozen, dates as dates, texts neutral (they come back as texts when somebody saves the
 * sheet as CSV).
 */
export async function writeXlsx(sheets: readonly SheetOut[]): Promise<Uint8Array> {
  const out = sheets.map((sheet) => ({
    sheet: sheetName(sheet.name),
    data: [
      sheet.header.map((value) => ({ value: neutralCell(value), type: String, fontWeight: 'bold' as const })),
      ...sheet.rows.map((row) => row.map(cellOut)),
    ],
    columns: sheet.header.map((value, column) => ({ width: widthOf(value, sheet.rows, column) })),
    stickyRowsCount: 1,
  }));
  return new Uint8Array(await writeExcelFile(out).toBuffer());
}

function cellOut(cell: TableCell) {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: neutralCell(cell), type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  const hasTime = cell.civil.includes('T');
  const date = new Date(hasTime ? `${cell.civil}Z` : `${cell.civil}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return { value: neutralCell(cell.civil), type: String };
  return { value: date, type: Date, format: hasTime ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd' };
}

/** What Excel does not take in a sheet's name. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, SHEET_NAME_CHARACTERS) || 'Sheet'
  );
}

function widthOf(header: string, rows: readonly (readonly TableCell[])[], column: number): number {
  const longest = rows.slice(0, 200).reduce((width, row) => Math.max(width, textLength(row[column] ?? null)), header.length);
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}

function textLength(cell: TableCell): number {
  return cell === null ? 0 : typeof cell === 'object' ? cell.civil.length : String(cell).length;
}
