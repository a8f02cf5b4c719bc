import { newId } from '#platform/server';
import { readTable } from '#platform/server/files';
import { peopleOfTable, type PersonTableOptions, type PersonTableRead } from './people-of-table.ts';

/** All that can go to a worker; the ids are made there. */
export interface PeopleFileOptions extends Omit<PersonTableOptions, 'newId'> {
  readonly format: 'xlsx' | 'csv';
  readonly sheet?: string;
}

/** From the bytes of a table of people to what would be added and changed. For a worker. Throws `FileRefused`. */
export async function readPeopleFile(bytes: Uint8Array, options: PeopleFileOptions): Promise<PersonTableRead> {
  return peopleOfTable(await readTable(bytes, options.format, options.sheet), { ...options, newId });
}
