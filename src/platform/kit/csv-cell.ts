/**
 * Texts that a spreadsheet would take for a formula. `=HYPERLINK(…)` in a cell of an exported list runs on the computer of whoever
 * opens it; so such a text leaves with an apostrophe before it, which makes it text everywhere, and loses it again when it is read.
 */
const FORMULA_START = /^[=+\-@\t\r\n]/;
const GUARDED = /^'[=+\-@\t\r\n']/;

/** The text as it may stand in a cell of a list that leaves the house. A text that begins with an apostrophe gets a second one. */
export function neutralCell(text: string): string {
  return FORMULA_START.test(text) || text.startsWith("'") ? `'${text}` : text;
}

/** The text again, as it was before `neutralCell`. */
export function plainCell(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

export interface CsvStyle {
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** German spreadsheets read `1,5`, others `1.5`. */
  readonly decimal: '.' | ',';
}

export const ENGLISH_CSV: CsvStyle = { delimiter: ',', decimal: '.' };
export const GERMAN_CSV: CsvStyle = { delimiter: ';', decimal: ',' };

/** One line of a CSV file after RFC 4180, without its end: texts neutral, `null` empty, numbers as numbers even when negative. */
export function csvLine(cells: readonly (string | number | boolean | null)[], style: CsvStyle): string {
  return cells.map((cell) => csvCell(cell, style)).join(style.delimiter);
}

function csvCell(cell: string | number | boolean | null, style: CsvStyle): string {
  if (cell === null) return '';
  const text = typeof cell === 'string' ? neutralCell(cell) : String(cell).replace('.', style.decimal);
  return text.includes('"') || text.includes(style.delimiter) || /[\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
