/** A table under its header: which column holds what, told from what people head columns with in English or German. */
import type { Table, TableCell, TableRow } from './table.ts';

type Tongue = 'en' | 'de';

/** A column that we understand: what we call it, and what people head it with. The first word of each tongue is the one that we write. */
export interface ColumnWords<Name extends string> {
  readonly name: Name;
  readonly en: readonly string[];
  readonly de: readonly string[];
}

/** Which column of the file (from 0) holds what. */
export type ColumnMapping<Name extends string> = Readonly<Partial<Record<Name, number>>>;

export interface HeadedTable<Name extends string> {
  readonly header: readonly string[];
  readonly mapping: ColumnMapping<Name>;
  /** Those that something stands in. */
  readonly rows: readonly TableRow[];
  /** Headers of columns that something stands in and nothing is made of. */
  readonly unused: readonly string[];
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
  const headers = table.rows.slice(0, HEADER_WITHIN_ROWS).map((row) => row.cells.map(textOf));
  const guesses = headers.map((header) => guessMapping(header, columns));
  const counts = guesses.map((guess) => Object.keys(guess).length);
  const best = Math.max(0, counts.indexOf(Math.max(...counts)));
  const header = headers[best] ?? [];
  const mapping = given ?? guesses[best] ?? ({} as ColumnMapping<Name>);
  const rows = table.rows.slice(best + 1).filter((row) => row.cells.some((cell) => textOf(cell) !== ''));
  const used = new Set(Object.values(mapping));
  const unused = header.filter((text, at) => text !== '' && !used.has(at) && rows.some((row) => textOf(row.cells[at]) !== ''));
  return { header, mapping, rows, unused };
}

/** The columns as their headers name them. A word stands for the first column that claims it and has none yet. */
function guessMapping<Name extends string>(header: readonly string[], columns: readonly ColumnWords<Name>[]): ColumnMapping<Name> {
  const places = new Map<string, number>();
  for (const [at, text] of header.entries()) if (!places.has(plain(text))) places.set(plain(text), at);
  // `Predecessors, such as 12FS+2d` and `Work [hours]` are what their first word says, unless another column is just that.
  for (const [at, text] of header.entries()) {
    const first = plain(text.split(/[,;:([]/u)[0] ?? '');
    if (first !== '' && !places.has(first)) places.set(first, at);
  }
  const taken = new Set<number>();
  const mapping: Partial<Record<Name, number>> = {};
  const longest = Math.max(...columns.map((column) => Math.max(column.en.length, column.de.length)));
  // A column's own first word goes before another's second one: `Start` is the start, although the first day is headed so too.
  for (let rank = 0; rank < longest; rank += 1) {
    for (const column of columns) {
      if (mapping[column.name] !== undefined) continue;
      const place = [column.en[rank], column.de[rank]]
        .map((word) => (word === undefined ? undefined : places.get(plain(word))))
        .find((each) => each !== undefined && !taken.has(each));
      if (place === undefined) continue;
      mapping[column.name] = place;
      taken.add(place);
    }
  }
  return mapping;
}

/** Capitals, dots, blanks, strokes, brackets and hyphens do not make another header. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s._\-:/()]+/g, '');
}

/** `name:0,email:3`, as a request says it; what is no such column is passed over. */
export function columnMappingIn<Name extends string>(text: string, names: readonly Name[]): ColumnMapping<Name> {
  const pairs = text.split(',').map((pair) => pair.split(':') as [Name, string]);
  return Object.fromEntries(pairs.filter(([name]) => names.includes(name)).map(([name, at]) => [name, Number(at)])) as ColumnMapping<Name>;
}

export function cellIn<Name extends string>(row: TableRow, mapping: ColumnMapping<Name>, name: Name): TableCell {
  const at = mapping[name];
  return at === undefined ? null : (row.cells[at] ?? null);
}

/** Nothing is an empty text, a date its civil form. */
export function textOf(cell: TableCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.civil : String(cell).trim();
}

/** The language in which most of these headers are written, to read durations and dates by. */
export function tongueOfHeader<Name extends string>(header: readonly string[], columns: readonly ColumnWords<Name>[]): Tongue {
  const words = new Set(header.map(plain));
  const count = (tongue: Tongue) => columns.filter((column) => column[tongue].some((word) => words.has(plain(word)))).length;
  return count('de') > count('en') ? 'de' : 'en';
}

export function headerOf<Name extends string>(
  columns: readonly ColumnWords<Name>[],
  names: readonly Name[],
  tongue: Tongue,
): readonly string[] {
  return names.map((name) => columns.find((column) => column.name === name)?.[tongue][0] ?? name);
}
