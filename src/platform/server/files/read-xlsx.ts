import { refuseFile } from './file-refused.ts';
import { readXml, type XmlElement } from './read-xml.ts';
import { readZip } from './read-zip.ts';
import { plainCell } from '../../kit/csv-cell.ts';
import { TABLE_LIMITS, type Table, type TableCell, type TableLimits, type TableRow } from './table.ts';
import { civilOfSerial } from './xlsx/serial-date.ts';
import { localName, readWorkbook, richText, type Workbook } from './xlsx/workbook.ts';

export interface ReadXlsxOptions {
  /** Only the sheet of this name; else all. */
  readonly sheet?: string;
  readonly limits?: TableLimits;
}

const SHEETS = 50;

/**
 * Reads the values of an untrusted Excel file (.xlsx): shared and inline texts, numbers, dates of both day counts, what formulas
 * came to when it was saved. Formulas, links to the outside, macros and embedded files are not looked at. Throws `FileRefused`.
 */
export async function readXlsx(bytes: Uint8Array, options: ReadXlsxOptions = {}): Promise<readonly Table[]> {
  const limits = options.limits ?? TABLE_LIMITS;
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    refuseFile('not-xlsx', 'This is an old or password-protected Excel file; save it as .xlsx without a password.');
  const zip = await readZip(bytes);
  const workbook = await readWorkbook(zip);
  const wanted = workbook.sheets.filter((sheet) => options.sheet === undefined || sheet.name === options.sheet);
  if (wanted.length === 0)
    refuseFile(
      'sheet-missing',
      options.sheet === undefined ? 'The file has no sheet with cells.' : `The file has no sheet "${options.sheet}".`,
    );
  if (wanted.length > SHEETS) refuseFile('too-many-sheets', `The file has ${wanted.length} sheets; at most ${SHEETS} are taken.`);
  const tables: Table[] = [];
  let cells = 0;
  for (const { name, path } of wanted) {
    // One after the other, to hold only one sheet's bytes.
    // oxlint-disable-next-line no-await-in-loop
    const rows = readSheet(await zip.open(path), workbook, limits, (more) => {
      cells += more;
      if (cells > limits.cells) refuseFile('too-many-cells', `The file has more than ${limits.cells} cells.`);
    });
    tables.push({ name, rows, remarks: [] });
  }
  return tables;
}

function readSheet(xml: Uint8Array, workbook: Workbook, limits: TableLimits, count: (cells: number) => void): readonly TableRow[] {
  const rows: TableRow[] = [];
  let number = 0;
  readXml(xml, {
    isRecord: (path) => path.length === 3 && localName(path[2] ?? '') === 'row',
    onRecord: (element) => {
      number = Number.parseInt(element.attributes['r'] ?? '', 10) || number + 1;
      const cells = readRow(element, number, workbook, limits);
      count(cells.length);
      if (cells.every((cell) => cell === null)) return;
      if (rows.length >= limits.rows) refuseFile('too-many-rows', `The sheet has more than ${limits.rows} rows.`);
      rows.push({ row: number, cells });
    },
  });
  return rows;
}

function readRow(element: XmlElement, row: number, workbook: Workbook, limits: TableLimits): readonly TableCell[] {
  const cells: TableCell[] = [];
  let next = 0;
  for (const child of element.children) {
    const reference = child.attributes['r'];
    const column = reference === undefined ? next : columnOf(reference);
    next = column + 1;
    const value = readCell(child, workbook);
    if (value === null) continue;
    if (column >= limits.columns) refuseFile('too-many-columns', `Row ${row} has a value beyond column ${limits.columns}.`, { row });
    if (typeof value === 'string' && value.length > limits.cellCharacters)
      refuseFile('cell-too-long', `Row ${row} has a cell of more than ${limits.cellCharacters} characters.`, { row });
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
  return cells;
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference.toUpperCase())?.[0] ?? 'A') column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}

function readCell(element: XmlElement, workbook: Workbook): TableCell {
  const value = element.children.find((child) => localName(child.name) === 'v')?.text;
  switch (element.attributes['t'] ?? 'n') {
    case 's':
      return value === undefined ? null : textCell(workbook.sharedTexts[Number(value)] ?? '');
    case 'inlineStr': {
      const inline = element.children.find((child) => localName(child.name) === 'is');
      return inline === undefined ? null : textCell(richText(inline));
    }
    case 'str':
      return value === undefined ? null : textCell(value);
    case 'b':
      return value === undefined ? null : value.trim() === '1';
    case 'd':
      return value === undefined
        ? null
        : {
            civil: value
              .trim()
              .replace(/(T\d\d:\d\d:\d\d)\..*$/, '$1')
              .replace(/Z$/, '')
              .replace(/T00:00:00$/, ''),
          };
    case 'e':
      return null;
    default:
      return value === undefined ? null : numberCell(Number(value), Number(element.attributes['s'] ?? 0), workbook);
  }
}

function textCell(text: string): TableCell {
  return text === '' ? null : plainCell(text);
}

function numberCell(value: number, format: number, workbook: Workbook): TableCell {
  if (!Number.isFinite(value)) return null;
  if (workbook.isDateFormat[format] !== true) return value;
  const civil = civilOfSerial(value, workbook.uses1904);
  return civil === undefined ? value : { civil };
}
