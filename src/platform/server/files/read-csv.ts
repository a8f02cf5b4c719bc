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
  const rows: TableRow[] = [];
  const remarks = eachCsvRow(bytes, options, (row) => rows.push(row));
  return [{ name: '', rows, remarks }];
}

/**
 * The same row by row, for a file of which only a part is to be kept: the whole of a large one would not fit into a worker's memory.
 * Answers the remarks of the table. Throws `FileRefused`, also after rows were given.
 */
export function eachCsvRow(bytes: Uint8Array, options: ReadCsvOptions, take: (row: TableRow) => void): readonly string[] {
  const limits = options.limits ?? TABLE_LIMITS;
  const { text, remarks } = textOf(bytes, options.encoding);
  const nul = text.indexOf('\0');
  if (nul >= 0)
    refuseFile('csv-nul', 'The file contains a NUL character: it is not a text file.', { row: text.slice(0, nul).split('\n').length });
  const delimiter = options.delimiter ?? delimiterOf(text);
  eachRecord(text, delimiter, limits, (row, cells) => take({ row, cells: cells.map((cell) => (cell === '' ? null : plainCell(cell))) }));
  return [...remarks, `delimiter-${DELIMITER_WORDS[delimiter] ?? 'other'}`];
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

function eachRecord(text: string, delimiter: string, limits: TableLimits, take: (row: number, cells: readonly string[]) => void): void {
  // Excel's own first line stays as an empty one, so that the lines keep their numbers.
  const body = text.replace(/^sep=.(?=\r?\n)/, '');
  let rows = 0;
  let cells = 0;
  const check = (record: readonly string[], line: number): null => {
    const at = { row: line };
    if (++rows > limits.rows) refuseFile('too-many-rows', `The file has more than ${limits.rows} rows.`);
    cells += record.length;
    if (cells > limits.cells) refuseFile('too-many-cells', `The file has more than ${limits.cells} cells.`);
    if (record.length > limits.columns)
      refuseFile('too-many-columns', `Line ${line} has ${record.length} columns; at most ${limits.columns} are taken.`, at);
    if (record.some((cell) => cell.length > limits.cellCharacters))
      refuseFile('cell-too-long', `Line ${line} has a cell of more than ${limits.cellCharacters} characters.`, at);
    take(line, record);
    return null;
  };
  if (!body.includes('"')) return eachPlainLine(body, delimiter, check);
  try {
    parse(body, {
      delimiter,
      max_record_size: RECORD_CHARACTERS,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      on_record: (record: readonly string[], { lines }: { readonly lines: number }) => check(record, lines),
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error['lines'] ?? 0) || undefined;
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      refuseFile('csv-line-too-long', `A line has more than ${RECORD_CHARACTERS} characters.`, { row });
    refuseFile('malformed-csv', error.message, { row });
  }
}

/** Without a quote in it a record is a line and a cell is what stands between two delimiters (RFC 4180); that is read many times as fast. */
function eachPlainLine(body: string, delimiter: string, take: (record: readonly string[], line: number) => void): void {
  const end = /\r\n|\n|\r/g;
  for (let line = 1, from = 0; from < body.length; line++) {
    end.lastIndex = from;
    const found = end.exec(body);
    const to = found?.index ?? body.length;
    if (to - from > RECORD_CHARACTERS)
      refuseFile('csv-line-too-long', `A line has more than ${RECORD_CHARACTERS} characters.`, { row: line });
    const cells = body.slice(from, to).split(delimiter);
    if (cells.some((cell) => cell.trim() !== '')) take(cells, line);
    from = found ? end.lastIndex : body.length;
  }
}
