/** The rows of a table told apart into those that come new and those that change what is here. */
import type { ImportRemark } from '#platform/kit';
import type { Thing } from '#platform/kit';
import { newId } from '#platform/server';
import { cellIn, textOf, type HeadedTable, type TableRow } from '#platform/server/files';
import type { FieldReading } from './column-readings.ts';

type Fields = Readonly<Record<string, unknown>>;
export type Tell = (remark: ImportRemark) => void;

export interface GatheredRows {
  readonly added: readonly { readonly id: string; readonly row: Fields }[];
  readonly changed: readonly { readonly id: string; readonly fields: Fields }[];
  readonly unchanged: number;
}

const rowsAtMost = 100_000;

/** False where there are too many; tells of columns that nothing is made of. */
export function canBeRead({ rows, unused }: HeadedTable<string>, tell: Tell): boolean {
  if (rows.length > rowsAtMost) {
    const detail = `the table has ${rows.length} rows; at most ${rowsAtMost} are taken`;
    tell({ severity: 'left-out', name: '', code: 'too-many-rows', detail });
    return false;
  }
  for (const text of unused)
    tell({ severity: 'note', name: text, code: 'column-not-used', detail: `nothing is made of the column "${text}"`, values: { text } });
  return true;
}

/** `own`: what a new one gets that the row need not say. */
export function gatherRows(thing: Thing, headed: HeadedTable<string>, readings: readonly FieldReading[], tell: Tell) {
  const { header, mapping } = headed;
  const added: { id: string; row: Fields }[] = [];
  const changed: { id: string; fields: Fields }[] = [];
  let unchanged = 0;
  const take = (row: TableRow, name: string, here: { readonly id: string } | undefined, own: Fields): void => {
    const about = { name, row: row.row };
    const fields = fieldsOf(row, headed, readings, (remark) => tell({ ...remark, ...about }));
    const before = here as Fields | undefined;
    const whole = thing.schema.safeParse(
      before ? { ...Object.fromEntries(thing.fields.map((each) => [each.name, before[each.name]])), ...fields } : { ...own, ...fields },
    );
    if (!whole.success) {
      const issue = whole.error.issues[0]!;
      const field = issue.path.join('.');
      const column = readings.find((each) => each.field === field)?.column ?? field;
      const values = { column: header[mapping[column] ?? -1] ?? field, text: textOf(cellIn(row, mapping, column)).slice(0, 80) };
      tell({ severity: 'left-out', ...about, field, code: 'value-not-possible', detail: `${field}: ${issue.message}`, values });
      return;
    }
    const data = whole.data as Fields;
    if (!here) {
      added.push({ id: newId(), row: data });
      return;
    }
    const differing = Object.keys(fields).filter((field) => data[field] !== before![field]);
    if (differing.length === 0) unchanged++;
    else changed.push({ id: here.id, fields: Object.fromEntries(differing.map((field) => [field, data[field]])) });
  };
  return { take, all: (): GatheredRows => ({ added, changed, unchanged }) };
}

/** Only what the table has a column for; an empty cell empties what may be empty and leaves the rest alone. */
function fieldsOf(
  row: TableRow,
  { header, mapping }: HeadedTable<string>,
  readings: readonly FieldReading[],
  tell: (remark: Pick<ImportRemark, 'severity' | 'field' | 'code' | 'detail' | 'values'>) => void,
): Fields {
  const fields: Record<string, unknown> = {};
  for (const { column, field, isOptional, read, unknown } of readings) {
    if (mapping[column] === undefined) continue;
    const text = textOf(cellIn(row, mapping, column));
    if (text === '') {
      if (isOptional) fields[field] = null;
      continue;
    }
    const value = read(text, header[mapping[column]] ?? '');
    if (value !== undefined) fields[field] = value;
    else
      tell({
        severity: 'amended',
        field,
        code: unknown ?? 'not-understood',
        detail: `"${text.slice(0, 80)}" is not understood and does not come`,
        values: { text: text.slice(0, 80) },
      });
  }
  return fields;
}
