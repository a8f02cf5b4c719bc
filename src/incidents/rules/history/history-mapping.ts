/** Which column of a table of past incidents holds what, as somebody told it: the next table with the same header is read so by itself. */
import { z } from 'zod';
import { line, managers, put, patch, standardDeeds, thing, type Change, type Row } from '#platform/kit';
import { historyColumns, type HistoryColumn } from './history-columns.ts';

export const historyMapping = thing({
  name: 'history-mapping',
  plural: 'history-mappings',
  room: 'incidents',
  about: 'Which column of a table of past incidents holds what, remembered with the header of that table.',
  schema: z.strictObject({
    /** The first cells of the header, to tell one from another. */
    name: line(200),
    header: z.array(z.string().max(2000)).max(256),
    /** Counted from 0. */
    columns: z.partialRecord(z.enum(historyColumns), z.int().min(0).max(255)),
  }),
  title: 'name',
  sortable: ['name'],
  filterable: ['name'],
  fixed: ['name', 'header', 'columns'],
  mayRead: managers,
});
export type HistoryMapping = Row<typeof historyMapping>;

/** Told with an import; what is forgotten is guessed again. */
export const { remove: removeHistoryMapping } = standardDeeds(historyMapping, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
});

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((cell, place) => cell === other[place]);

/** The mapping told before for a table with this header. */
export const mappingOf = <M extends { readonly header: readonly string[] }>(header: readonly string[], told: readonly M[]): M | undefined =>
  told.find((each) => isSame(each.header, header));

/** What remembering changes: nothing, where it was told so before. */
export function remembered(
  header: readonly string[],
  columns: Readonly<Partial<Record<HistoryColumn, number>>>,
  told: readonly HistoryMapping[],
  newId: () => string,
): readonly Change[] {
  const before = mappingOf(header, told);
  if (before && historyColumns.every((column) => before.columns[column] === columns[column])) return [];
  if (before) return [patch(historyMapping, before.id, { columns })];
  const name =
    header
      .filter((cell) => cell !== '')
      .join(', ')
      .replace(/\s+/g, ' ')
      .slice(0, 200) || '–';
  return [put(historyMapping, newId(), { name, header: [...header], columns })];
}
