/** Records of the sample: every row goes through the shape of its thing, and can be referred to by a key of our own. */
import type { Row, Thing } from '#platform/kit';
import type { z } from 'zod';

export interface SampleRecord {
  /** The thing's name. */
  readonly thing: string;
  readonly id: string;
  readonly row: Readonly<Record<string, unknown>>;
}

type Bare<T extends Thing> = Omit<Row<T>, 'version' | 'createdAt' | 'updatedAt'>;

export interface Making {
  /** In the order in which they can be put into the database. */
  readonly records: SampleRecord[];
  /** Makes a record; defaults are filled in. */
  add<T extends Thing>(thing: T, fields: z.input<T['schema']>, id?: string): Bare<T>;
  newId(): string;
}

export function making(newId: () => string): Making {
  const records: SampleRecord[] = [];
  return {
    records,
    newId,
    add(thing, fields, id = newId()) {
      const row = thing.schema.parse(fields) as Readonly<Record<string, unknown>>;
      records.push({ thing: thing.name, id, row });
      return { ...row, id } as never;
    },
  };
}
