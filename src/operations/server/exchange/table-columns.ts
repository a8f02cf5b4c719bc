/** Which column of a table holds what, told from its header in English or German. */
import type { Table, TableCell, TableRow } from '#platform/server/files';

/** What people head a column with; capitals, blanks and dots do not matter. */
export type ColumnWords<Name extends string> = Readonly<Record<Name, readonly string[]>>;
export type Mapping<Name extends string> = Readonly<Partial<Record<Name, number>>>;

export interface HeadedRows<Name extends string> {
  readonly header: readonly string[];
  readonly mapping: Mapping<Name>;
  readonly rows: readonly TableRow[];
  /** Headers of columns that something stands in and nothing is made of. */
  readonly unused: readonly string[];
}

export const textIn = (cell: TableCell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? cell.civil : String(cell).trim();

/** The header is the row, among the first ten, that names most columns. */
export function headedRows<Name extends string>(table: Table, words: ColumnWords<Name>, given?: Mapping<Name>): HeadedRows<Name> {
  const candidates = table.rows.slice(0, 10).map((row) => row.cells.map(textIn));
  const guessed = candidates.map((header) => mappingOf(header, words));
  const most = guessed.reduce((best, mapping, at) => (Object.keys(mapping).length > Object.keys(guessed[best]!).length ? at : best), 0);
  const header = candidates[most] ?? [];
  const mapping: Mapping<Name> = given ?? guessed[most] ?? ({} as Mapping<Name>);
  const rows = table.rows.slice(most + 1).filter((row) => row.cells.some((cell) => textIn(cell) !== ''));
  const used = new Set(Object.values(mapping));
  const unused = header.filter((text, at) => text !== '' && !used.has(at) && rows.some((row) => textIn(row.cells[at]) !== ''));
  return { header, mapping, rows, unused };
}

function mappingOf<Name extends string>(header: readonly string[], words: ColumnWords<Name>): Mapping<Name> {
  const places = new Map<string, number>();
  for (const [at, text] of header.entries()) if (!places.has(plain(text))) places.set(plain(text), at);
  const taken = new Set<number>();
  const mapping: Partial<Record<Name, number>> = {};
  for (const [name, known] of Object.entries(words) as [Name, readonly string[]][]) {
    const at = known.map((word) => places.get(plain(word))).find((place) => place !== undefined && !taken.has(place));
    if (at === undefined) continue;
    mapping[name] = at;
    taken.add(at);
  }
  return mapping;
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s._\-:/()]+/g, '');
