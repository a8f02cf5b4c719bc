import { newId } from '#platform/server';
import { readCsv, readXlsx } from '#platform/server/files';
import { peopleOfTable, type PersonTableOptions, type PersonTableRead } from './people-of-table.ts';

/** All that can go to a worker; the ids are made there. */
export interface PeopleFileOptions extends Omit<PersonTableOptions, 'newId'> {
  readonly format: 'xlsx' | 'csv';
  readonly sheet?: string;
}

/** From the bytes of a table of people to what would be added and changed. For a worker. Throws `FileRefused`. */
export async function readPeopleFile(bytes: Uint8Array, options: PeopleFileOptions): Promise<PersonTableRead> {
  const tables = options.format === 'csv' ? readCsv(bytes) : await readXlsx(bytes, { sheet: options.sheet });
  const table = tables.find((each) => each.rows.length > 0) ?? { name: '', rows: [], remarks: [] };
  return peopleOfTable(table, { ...options, newId });
}
