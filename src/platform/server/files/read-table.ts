import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { Table } from './table.ts';

/** The first table of a file that has rows, or an empty one; of a workbook the sheet that is named. Throws `FileRefused`. */
export async function readTable(bytes: Uint8Array, format: 'csv' | 'xlsx', sheet?: string): Promise<Table> {
  const tables = format === 'csv' ? readCsv(bytes) : await readXlsx(bytes, { sheet });
  return tables.find((each) => each.rows.length > 0) ?? { name: '', rows: [], remarks: [] };
}
