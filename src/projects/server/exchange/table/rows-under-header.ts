import type { Table, TableCell, TableRow } from '#platform/server/files';
import { textOf } from './cell-values.ts';
import { guessMapping, type ColumnMapping, type ColumnWords } from './columns.ts';

export interface HeadedTable<Name extends string> {
  readonly header: readonly string[];
  readonly mapping: ColumnMapping<Name>;
  readonly rows: readonly TableRow[];
  /** Columns that nothing was made of, by their place, although something stands in them. */
  readonly unused: readonly number[];
}

const HEADER_WITHIN_ROWS = 10;

/**
 * The table from its header on. The header is the row, among the first ten, whose words name most columns; the mapping is the
 * one given, else what the header's words tell.
 */
export function headedTable<Name extends string>(
  table: Table,
  columns: readonly ColumnWords<Name>[],
  given?: ColumnMapping<Name>,
): HeadedTable<Name> {
  const candidates = table.rows.slice(0, HEADER_WITHIN_ROWS).map((row, at) => ({ at, texts: row.cells.map(textOf) }));
  const counted = candidates.map(({ at, texts }) => ({ at, texts, count: Object.keys(guessMapping(texts, columns)).length }));
  const best = counted.reduce((found, each) => (each.count > found.count ? each : found), {
    at: 0,
    texts: candidates[0]?.texts ?? [],
    count: 0,
  });
  const mapping = given ?? guessMapping(best.texts, columns);
  const used = new Set(Object.values(mapping));
  return {
    header: best.texts,
    mapping,
    rows: table.rows.slice(best.at + 1),
    unused: best.texts.flatMap((text, at) =>
      !used.has(at) && text !== '' && table.rows.slice(best.at + 1).some((row) => textOf(row.cells[at] ?? null) !== '') ? [at] : [],
    ),
  };
}

export function cellIn<Name extends string>(row: TableRow, mapping: ColumnMapping<Name>, name: Name): TableCell {
  const at = mapping[name];
  return at === undefined ? null : (row.cells[at] ?? null);
}
