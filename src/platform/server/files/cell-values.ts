import { textOf } from './headed-table.ts';
import type { TableCell } from './table.ts';

/** What people write in cells, in English and German, as the values that it means. Undefined: nothing that we understand. */

export type DateOrder = 'day-first' | 'month-first';

/** `1.234,5`, `1,234.5`, `1,5`, `40 %`; a lone separator before three digits is taken for a decimal one only where it must be. */
export function numberOf(cell: TableCell): number | undefined {
  if (typeof cell === 'number') return cell;
  const text = textOf(cell)
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/[%€$£]|EUR|USD/g, '');
  if (!/^[+-]?\d[\d.,]*$/.test(text)) return undefined;
  const [dot, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')];
  const decimal = dot >= 0 && comma >= 0 ? (dot > comma ? '.' : ',') : comma >= 0 ? loneSeparator(text, ',') : loneSeparator(text, '.');
  const plain = text.replace(decimal === ',' ? /\./g : /,/g, '').replace(',', '.');
  return /^[+-]?\d+(\.\d*)?$/.test(plain) ? Number(plain) : undefined;
}

function loneSeparator(text: string, separator: ',' | '.'): ',' | '.' {
  const other = separator === ',' ? '.' : ',';
  return text.split(separator).length > 2 ? other : separator;
}

const TRUE = new Set(['1', 'true', 'yes', 'y', 'x', 'ja', 'j', 'wahr', '✓']);
const FALSE = new Set(['0', 'false', 'no', 'n', 'nein', 'falsch', '-', '']);

export function truthOf(cell: TableCell): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  const text = textOf(cell).toLowerCase();
  return TRUE.has(text) ? true : FALSE.has(text) ? false : undefined;
}

/**
 * Civil time (`2026-03-02T08:00:00`, or `2026-03-02` where no time stands) of ISO dates, `02.03.2026 08:00`, `2/3/26`, `Mo 02.03.26`,
 * `2 March 2026`. Which of day and month comes first between strokes the order says; dots mean day first.
 */
export function dateOf(cell: TableCell, order: DateOrder): string | undefined {
  if (typeof cell === 'object' && cell !== null) return checked(cell.civil);
  const text = textOf(cell).replace(/^\p{L}{2,10}\.?,?\s+(?=\d{1,2}[./-]|\d{1,2}\.?\s+\p{L})/u, '');
  const [datePart, timePart] = split(text);
  const date = isoOf(datePart, order);
  if (date === undefined) return undefined;
  const time = timePart === '' ? '' : clockOf(timePart);
  return time === undefined ? undefined : checked(time === '' ? date : `${date}T${time}`);
}

function split(text: string): readonly [string, string] {
  const parts = /^(.*?\d)(?:T|,?\s+)(\d{1,2}[:.]\d\d.*)$/.exec(text);
  return parts === null ? [text, ''] : [parts[1] ?? '', parts[2] ?? ''];
}

function isoOf(text: string, order: DateOrder): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return calendarDay(iso[1], iso[2], iso[3]);
  const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (numeric !== null) {
    const isDayFirst = numeric[2] === '.' || order === 'day-first';
    return isDayFirst ? calendarDay(numeric[4], numeric[3], numeric[1]) : calendarDay(numeric[4], numeric[1], numeric[3]);
  }
  const worded = /^(\d{1,2})\.?\s+(\p{L}+)\.?\s+(\d{4}|\d{2})$/u.exec(text);
  if (worded !== null) return calendarDay(worded[3], monthOf(worded[2] ?? ''), worded[1]);
  const american = /^(\p{L}+)\.?\s+(\d{1,2}),?\s+(\d{4}|\d{2})$/u.exec(text);
  return american === null ? undefined : calendarDay(american[3], monthOf(american[1] ?? ''), american[2]);
}

const MONTHS = ['jan', 'feb', 'mar|mär|mrz', 'apr', 'may|mai', 'jun', 'jul', 'aug', 'sep', 'oct|okt', 'nov', 'dec|dez'];

function monthOf(word: string): string | undefined {
  const at = MONTHS.findIndex((stems) => stems.split('|').some((stem) => word.toLowerCase().startsWith(stem)));
  return at < 0 ? undefined : String(at + 1);
}

/** A year of two digits lies between 1970 and 2069. */
function calendarDay(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const whole = year.length === 4 ? year : `${Number(year) >= 70 ? '19' : '20'}${year}`;
  return `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function clockOf(text: string): string | undefined {
  const parts = /^(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:\.\d+)?\s*(am|pm|uhr)?Z?$/i.exec(text.trim());
  if (parts === null) return undefined;
  const mark = parts[4]?.toLowerCase();
  const hour = mark === 'pm' ? (Number(parts[1]) % 12) + 12 : mark === 'am' ? Number(parts[1]) % 12 : Number(parts[1]);
  return hour > 23 || Number(parts[2]) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${parts[2]}:${parts[3] ?? '00'}`;
}

function checked(civil: string): string | undefined {
  const date = new Date(`${civil.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === civil.slice(0, 10) ? civil : undefined;
}

/** What the dates of a column between strokes tell of their order, where one of them has a day beyond twelve. */
export function dateOrderOf(cells: readonly TableCell[]): DateOrder | undefined {
  for (const cell of cells) {
    const parts = /^(?:\p{L}{2,4}\.?\s+)?(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/u.exec(textOf(cell));
    if (parts === null) continue;
    if (Number(parts[1]) > 12) return 'day-first';
    if (Number(parts[2]) > 12) return 'month-first';
  }
  return undefined;
}
