import { CsvError, parse } from 'csv-parse/sync';
import { plainCell } from '../../kit/csv-cell.ts';
import { decodeText, markedEncoding } from './decode-text.ts';
import { refuseFile } from './file-refused.ts';
import { TABLE_LIMITS, type Table, type TableLimits, type TableRow } from './table.ts';

export interface ReadCsvOptions {
  /** Found out from the first lines when not given. */
  readonly delimiter?: string;
  /** Used when the file has no mark and is not UTF-8; else Windows-1252 is taken. */
  readonly encoding?: string;
  readonly limits?: TableLimits;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
const DELIMITER_WORDS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };
const RECORD_CHARACTERS = 1024 * 1024;

/** Reads an untrusted CSV file: one table, every cell a text. Throws `FileRefused`. */
export function readCsv(bytes: Uint8Array, options: ReadCsvOptions = {}): readonly Table[] {
  const limits = options.limits ?? TABLE_LIMITS;
  const { text, remarks } = textOf(bytes, options.encoding);
  const nul = text.indexOf('\0');
  if (nul >= 0)
    refuseFile('csv-nul', 'The file contains a NUL character: it is not a text file.', { row: text.slice(0, nul).split('\n').length });
  const delimiter = options.delimiter ?? delimiterOf(text);
  const rows = recordsOf(text, delimiter, limits).map(({ row, cells }): TableRow => ({
    row,
    cells: cells.map((cell) => (cell === '' ? null : plainCell(cell))),
  }));
  return [{ name: '', rows, remarks: [...remarks, `delimiter-${DELIMITER_WORDS[delimiter] ?? 'other'}`] }];
}

function textOf(bytes: Uint8Array, encoding: string | undefined): { readonly text: string; readonly remarks: readonly string[] } {
  if (markedEncoding(bytes) !== undefined) return { text: withoutMark([...decodeText(bytes)].join('')), remarks: [] };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), remarks: [] };
  } catch {
    const assumed = encoding ?? 'windows-1252';
    return { text: [...decodeText(bytes, assumed)].join(''), remarks: [`encoding-${assumed}`] };
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The delimiter that the first lines have most often, and equally often; quoted text does not count. Excel's own line `sep=;` rules. */
export function delimiterOf(text: string): string {
  const said = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (said !== undefined) return said;
  const lines = text
    .slice(0, 64 * 1024)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    const alike = counts.filter((count) => count === first).length;
    const score = first === 0 ? 0 : first * (alike / lines.length) ** 2;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

interface CsvRecord {
  readonly row: number;
  readonly cells: readonly string[];
}

function recordsOf(text: string, delimiter: string, limits: TableLimits): readonly CsvRecord[] {
  // Excel's own first line stays as an empty one, so that the lines keep their numbers.
  const body = text.replace(/^sep=.(?=\r?\n)/, '');
  const parsed = parsedRecords(body, delimiter, limits.rows + 1);
  if (parsed.length > limits.rows) refuseFile('too-many-rows', `The file has more than ${limits.rows} rows.`);
  let cells = 0;
  return parsed.map(({ record, info }) => {
    cells += record.length;
    const at = { row: info.lines };
    if (cells > limits.cells) refuseFile('too-many-cells', `The file has more than ${limits.cells} cells.`);
    if (record.length > limits.columns)
      refuseFile('too-many-columns', `Line ${info.lines} has ${record.length} columns; at most ${limits.columns} are taken.`, at);
    if (record.some((cell) => cell.length > limits.cellCharacters))
      refuseFile('cell-too-long', `Line ${info.lines} has a cell of more than ${limits.cellCharacters} characters.`, at);
    return { row: info.lines, cells: record };
  });
}

function parsedRecords(body: string, delimiter: string, rowsAtMost: number): readonly Parsed[] {
  try {
    return parse(body, {
      delimiter,
      info: true,
      max_record_size: RECORD_CHARACTERS,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      to: rowsAtMost,
    }) as unknown as readonly Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error['lines'] ?? 0) || undefined;
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      return refuseFile('csv-line-too-long', `A line has more than ${RECORD_CHARACTERS} characters.`, { row });
    return refuseFile('malformed-csv', error.message, { row });
  }
}
