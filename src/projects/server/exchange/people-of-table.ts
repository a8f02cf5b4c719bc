import { person, personKinds } from '#people/rules';
import {
  cellIn,
  type ColumnMapping,
  dateOf,
  type DateOrder,
  dateOrderOf,
  headedTable,
  numberOf,
  type Table,
  type TableRow,
  textOf,
} from '#platform/server/files';
import type { Tongue } from '../../rules/duration-text.ts';
import {
  asLine,
  asProse,
  importReport,
  shapedRow,
  type ImportedRow,
  type ImportRemark,
  type ImportReport,
} from './import/import-report.ts';
import { PERSON_COLUMNS, type PersonColumn } from './table/columns.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface PersonTableOptions {
  readonly mapping?: ColumnMapping<PersonColumn>;
  readonly tongue: Tongue;
  readonly dateOrder?: DateOrder;
  readonly newId: () => string;
  readonly people: readonly (Named & { readonly email: string | null })[];
  readonly teams: readonly Named[];
  readonly sites: readonly Named[];
  readonly jobRoles: readonly Named[];
  readonly calendars: readonly Named[];
}

export type PersonFields = Omit<ImportedRow<typeof person>, 'id'>;

export interface PersonTableRead {
  readonly added: readonly ImportedRow<typeof person>[];
  /** For those who are here already: only the fields that the table has a column for. */
  readonly changed: readonly { readonly id: string; readonly fields: Partial<PersonFields> }[];
  readonly report: readonly ImportRemark[];
  readonly header: readonly string[];
  readonly mapping: ColumnMapping<PersonColumn>;
}

const KINDS: Readonly<Record<string, (typeof personKinds)[number]>> = {
  staff: 'staff',
  employee: 'staff',
  intern: 'staff',
  angestellt: 'staff',
  mitarbeiter: 'staff',
  agency: 'agency',
  leiharbeit: 'agency',
  zeitarbeit: 'agency',
  contract: 'contract',
  contractor: 'contract',
  extern: 'contract',
  external: 'contract',
  freelancer: 'contract',
  freiberuflich: 'contract',
};

const ROWS_AT_MOST = 100_000;

/**
 * A table of people. Whoever is known by e-mail, else by name, is changed; all others are new. Teams, sites, job roles, calendars and
 * managers are named, not numbered; a name that nobody knows is told and left out of its row.
 */
export function peopleOfTable(table: Table, options: PersonTableOptions): PersonTableRead {
  const report = importReport();
  const { header, mapping, rows, unused } = headedTable(table, PERSON_COLUMNS, options.mapping);
  const nothing = { added: [], changed: [], header, mapping };
  if (mapping.name === undefined && mapping.lastName === undefined) {
    report.add({
      severity: 'left-out',
      subject: 'file',
      name: table.name,
      field: 'name',
      code: 'column-missing',
      detail: 'no column is headed as the names of people are; say which one holds them',
    });
    return { ...nothing, report: report.all() };
  }
  if (rows.length > ROWS_AT_MOST) {
    report.add({
      severity: 'left-out',
      subject: 'file',
      name: table.name,
      code: 'too-many-rows',
      detail: `the table has ${rows.length} rows; at most ${ROWS_AT_MOST} are taken`,
    });
    return { ...nothing, report: report.all() };
  }
  for (const text of unused)
    report.add({
      severity: 'note',
      subject: 'file',
      name: text,
      code: 'column-not-used',
      detail: `nothing is made of the column "${text}"`,
    });
  const order =
    options.dateOrder ??
    dateOrderOf(rows.flatMap((row) => [cellIn(row, mapping, 'startsOn'), cellIn(row, mapping, 'endsOn')])) ??
    (options.tongue === 'de' ? 'day-first' : 'month-first');

  const idOf = new Map(
    options.people.flatMap((each) => [
      ...(each.email === null ? [] : [[each.email.toLowerCase(), each.id] as const]),
      [each.name.toLowerCase(), each.id] as const,
    ]),
  );
  const known = new Set(options.people.map((each) => each.id));
  const seen = new Set<string>();
  const found = rows.flatMap((row) => {
    const name = nameIn(row, mapping);
    const email = textOf(cellIn(row, mapping, 'email')).toLowerCase();
    if (name === '') {
      report.add({
        severity: 'left-out',
        subject: 'person',
        name: email,
        row: row.row,
        field: 'name',
        code: 'name-missing',
        detail: 'the row has no name',
      });
      return [];
    }
    const id = (email === '' ? undefined : idOf.get(email)) ?? idOf.get(name.toLowerCase()) ?? options.newId();
    if (seen.has(id)) {
      report.add({
        severity: 'left-out',
        subject: 'person',
        name,
        row: row.row,
        code: 'twice',
        detail: 'the same person stands in the table twice',
      });
      return [];
    }
    seen.add(id);
    idOf.set(name.toLowerCase(), id);
    if (email !== '') idOf.set(email, id);
    return [{ row, name, id }];
  });
  // Managers may stand further down, so all are known before the first is made.
  const people = found.map(({ row, name, id }) => ({
    id,
    name,
    row: row.row,
    fields: fieldsOf(row, name, mapping, order, { ...options, idOf }, report),
  }));
  return {
    ...nothing,
    added: people
      .filter(({ id }) => !known.has(id))
      .flatMap(({ id, name, row, fields }) => shapedRow(person, id, fields, report, { subject: 'person', name, row }) ?? []),
    changed: people.filter(({ id }) => known.has(id)).flatMap(({ id, name, row, fields }) => changeOf(id, name, row, fields, report)),
    report: report.all(),
  };
}

function changeOf(
  id: string,
  name: string,
  row: number,
  fields: Readonly<Record<string, unknown>>,
  report: ImportReport,
): PersonTableRead['changed'] {
  const whole = shapedRow(person, id, fields, report, { subject: 'person', name, row });
  if (whole === undefined) return [];
  return [{ id, fields: Object.fromEntries(Object.entries(whole).filter(([field]) => field in fields)) as Partial<PersonFields> }];
}

function nameIn(row: TableRow, mapping: ColumnMapping<PersonColumn>): string {
  const whole = textOf(cellIn(row, mapping, 'name'));
  const parts = [textOf(cellIn(row, mapping, 'firstName')), textOf(cellIn(row, mapping, 'lastName'))].filter((part) => part !== '');
  return asLine(whole === '' ? parts.join(' ') : whole, 200);
}

type Context = PersonTableOptions & { readonly idOf: ReadonlyMap<string, string> };

/** Only what the table has a column for. */
function fieldsOf(
  row: TableRow,
  name: string,
  mapping: ColumnMapping<PersonColumn>,
  order: DateOrder,
  context: Context,
  report: ImportReport,
): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = { name };
  const remark = (field: string, code: string, text: string, detail: string): void =>
    report.add({ severity: 'amended', subject: 'person', name, row: row.row, field, code, detail, values: { text: text.slice(0, 80) } });
  const take = (column: PersonColumn, field: string, value: (text: string) => unknown): void => {
    if (mapping[column] === undefined) return;
    const text = textOf(cellIn(row, mapping, column));
    const taken = text === '' ? null : value(text);
    if (taken === undefined) remark(field, 'not-understood', text, `"${text.slice(0, 80)}" is not understood and does not come`);
    else fields[field] = taken;
  };
  const named = (among: readonly Named[], what: string) => (text: string) => {
    const found = among.find((each) => each.name.toLowerCase() === text.toLowerCase());
    if (found === undefined) remark(what, `${what}-unknown`, text, `there is no ${what} called "${text.slice(0, 80)}"`);
    return found?.id ?? null;
  };
  take('email', 'email', (text) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text.toLowerCase() : undefined));
  take('team', 'teamId', named(context.teams, 'team'));
  take('site', 'siteId', named(context.sites, 'site'));
  take('jobRole', 'jobRoleId', named(context.jobRoles, 'job-role'));
  take('calendar', 'calendarId', named(context.calendars, 'calendar'));
  take('manager', 'managerId', (text) => {
    const id = context.idOf.get(text.toLowerCase());
    if (id === undefined) remark('managerId', 'manager-unknown', text, `there is nobody called "${text.slice(0, 80)}"`);
    return id ?? null;
  });
  take('startsOn', 'startsOn', () => dateOf(cellIn(row, mapping, 'startsOn'), order)?.slice(0, 10));
  take('endsOn', 'endsOn', () => dateOf(cellIn(row, mapping, 'endsOn'), order)?.slice(0, 10));
  take('notes', 'notes', (text) => asProse(text, 4000));
  if (mapping.kind !== undefined) take('kind', 'kind', (text) => KINDS[text.toLowerCase()]);
  take('capacity', 'capacityPerMille', () => capacityOf(row, mapping));
  for (const field of ['kind', 'capacityPerMille', 'notes']) if (fields[field] === null) delete fields[field];
  return fields;
}

/** `80 %`, 80 and 0.8 all mean four days of five. */
function capacityOf(row: TableRow, mapping: ColumnMapping<PersonColumn>): number | undefined {
  const value = numberOf(cellIn(row, mapping, 'capacity'));
  if (value === undefined || value < 0 || value > 100) return undefined;
  return Math.round(value <= 1 ? value * 1000 : value * 10);
}
