/** What the readers of tables (CSV, XLSX) give, and what the writers take. */

/**
 * Text, number, truth or nothing, or a civil date or time (`2026-03-02`, `2026-03-02T08:00:00`), which a spreadsheet keeps apart from text.
 */
export type TableCell = string | number | boolean | { readonly civil: string } | null;

export interface TableRow {
  /** The number of the row or line in the file, from 1, for reports. */
  readonly row: number;
  readonly cells: readonly TableCell[];
}

export interface Table {
  readonly name: string;
  readonly rows: readonly TableRow[];
  /** What the reader assumed, by code: `encoding-windows-1252`, `delimiter-semicolon`. */
  readonly remarks: readonly string[];
}

export interface TableLimits {
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  readonly cellCharacters: number;
}

export const TABLE_LIMITS: TableLimits = { rows: 200_000, columns: 256, cells: 4_000_000, cellCharacters: 32_767 };
