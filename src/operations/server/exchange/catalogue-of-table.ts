/** From a table of services or assets to what would be added and changed. Runs in a worker; what is known here comes as plain rows. */
import {
  asset,
  service,
  type Asset,
  type AssetColumn,
  type CatalogueRemark,
  type Dependency,
  type Service,
  type ServiceColumn,
} from '#operations/rules';
import type { Thing } from '#platform/kit';
import { newId } from '#platform/server';
import { cellIn, headedTable, readTable, textOf, type ColumnMapping, type TableRow } from '#platform/server/files';
import { dependenciesOfTable } from './dependencies-of-table.ts';
import { assetFields, assetWords, serviceFields, serviceWords, type FieldReading } from './column-readings.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Known {
  readonly services: readonly Service[];
  readonly assets: readonly Asset[];
  readonly dependencies: readonly Dependency[];
  readonly people: readonly (Named & { readonly email: string | null })[];
  readonly teams: readonly Named[];
  readonly sites: readonly Named[];
  readonly calendars: readonly Named[];
}

export interface CatalogueFileOptions {
  readonly what: 'services' | 'assets' | 'dependencies';
  readonly format: 'csv' | 'xlsx';
  readonly mapping?: ColumnMapping<string>;
  readonly known: Known;
}

export interface CatalogueRead {
  readonly added: readonly { readonly id: string; readonly row: Readonly<Record<string, unknown>> }[];
  readonly changed: readonly { readonly id: string; readonly fields: Readonly<Record<string, unknown>> }[];
  readonly unchanged: number;
  readonly header: readonly string[];
  readonly mapping: ColumnMapping<string>;
  readonly remarks: readonly CatalogueRemark[];
}

const rowsAtMost = 100_000;
const sameCodeAtMost = 500;

/** Throws `FileRefused`. */
export async function readCatalogueFile(bytes: Uint8Array, options: CatalogueFileOptions): Promise<CatalogueRead> {
  const table = await readTable(bytes, options.format);
  const remarks: CatalogueRemark[] = [];
  const told = new Map<string, number>();
  const tell = (remark: CatalogueRemark): void => {
    const count = (told.get(remark.code) ?? 0) + 1;
    told.set(remark.code, count);
    if (count <= sameCodeAtMost) remarks.push(remark);
  };
  if (options.what === 'dependencies') return { ...dependenciesOfTable(table, options.known, options.mapping, tell), remarks };
  const isServices = options.what === 'services';
  const { header, mapping, rows, unused } = headedTable<ServiceColumn | AssetColumn>(
    table,
    (isServices ? serviceWords : assetWords) as never,
    options.mapping as never,
  );
  const nothing = { added: [], changed: [], unchanged: 0, header, mapping, remarks };
  if (mapping.name === undefined) {
    tell({
      severity: 'left-out',
      name: '',
      field: 'name',
      code: 'column-missing',
      detail: 'no column is headed as names are; say which one holds them',
    });
    return nothing;
  }
  if (rows.length > rowsAtMost) {
    tell({
      severity: 'left-out',
      name: '',
      code: 'too-many-rows',
      detail: `the table has ${rows.length} rows; at most ${rowsAtMost} are taken`,
    });
    return nothing;
  }
  for (const text of unused)
    tell({ severity: 'note', name: text, code: 'column-not-used', detail: `nothing is made of the column "${text}"`, values: { text } });

  const thing: Thing = isServices ? service : asset;
  const find = isServices ? findingServices(options.known, mapping) : findingAssets(options.known, mapping);
  const readings = (isServices ? serviceFields(options.known) : assetFields(options.known)) as readonly FieldReading[];
  const added: { id: string; row: Readonly<Record<string, unknown>> }[] = [];
  const changed: { id: string; fields: Readonly<Record<string, unknown>> }[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const row of rows) {
    const name = textOf(row.cells[mapping.name]);
    const about = { name, row: row.row };
    if (name === '') {
      tell({ severity: 'left-out', ...about, field: 'name', code: 'name-missing', detail: 'the row has no name' });
      continue;
    }
    const fields = fieldsOf(row, mapping, readings, (remark) => tell({ ...remark, ...about }));
    const { here, mark, own } = find(row, name);
    if (seen.has(mark)) {
      tell({ severity: 'left-out', ...about, code: 'twice', detail: 'the same stands in the table twice' });
      continue;
    }
    seen.add(mark);
    const whole = thing.schema.safeParse(here ? { ...onlyFields(thing, here), ...fields } : { ...own, ...fields });
    if (!whole.success) {
      const issue = whole.error.issues[0]!;
      const field = issue.path.join('.');
      const at = mapping[(readings.find((each) => each.field === field)?.column ?? field) as 'name'];
      const values = {
        column: (at === undefined ? undefined : header[at]) ?? field,
        text: at === undefined ? '' : textOf(row.cells[at]).slice(0, 80),
      };
      tell({ severity: 'left-out', ...about, field, code: 'value-not-possible', detail: `${field}: ${issue.message}`, values });
      continue;
    }
    const data = whole.data as Readonly<Record<string, unknown>>;
    if (!here) added.push({ id: newId(), row: data });
    else {
      const differing = Object.fromEntries(
        Object.keys(fields).flatMap((field) =>
          data[field] === (here as unknown as Readonly<Record<string, unknown>>)[field] ? [] : [[field, data[field]]],
        ),
      );
      if (Object.keys(differing).length === 0) unchanged++;
      else changed.push({ id: here.id, fields: differing });
    }
  }
  return { ...nothing, added, changed, unchanged };
}

const onlyFields = (thing: Thing, row: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(thing.fields.map(({ name }) => [name, (row as Readonly<Record<string, unknown>>)[name]]));

/** Only what the table has a column for; an empty cell empties what may be empty and leaves the rest alone. */
function fieldsOf(
  row: TableRow,
  mapping: ColumnMapping<string>,
  readings: readonly FieldReading[],
  tell: (remark: Pick<CatalogueRemark, 'severity' | 'field' | 'code' | 'detail' | 'values'>) => void,
): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const { column, field, isOptional, read, unknown } of readings) {
    if (mapping[column] === undefined) continue;
    const text = textOf(cellIn(row, mapping, column));
    if (text === '') {
      if (isOptional) fields[field] = null;
      continue;
    }
    const value = read(text);
    if (value !== undefined) fields[field] = value;
    else
      tell({
        severity: 'amended',
        field,
        code: unknown ?? 'not-understood',
        detail: `"${text.slice(0, 80)}" is not known and does not come`,
        values: { text: text.slice(0, 80) },
      });
  }
  return fields;
}

interface Found {
  readonly here: Service | Asset | undefined;
  /** By which it is known in this table, so that it does not come twice. */
  readonly mark: string;
  /** What a new one gets that the table need not say. */
  readonly own: Readonly<Record<string, unknown>>;
}

function findingServices({ services }: Known, mapping: ColumnMapping<string>): (row: TableRow, name: string) => Found {
  const byKey = new Map(services.map((each) => [each.key, each]));
  const byName = new Map(services.map((each) => [each.name.toLowerCase(), each]));
  const keys = new Set(byKey.keys());
  return (row, name) => {
    const said = textOf(cellIn(row, mapping, 'key')).toUpperCase();
    const here = said === '' ? byName.get(name.toLowerCase()) : byKey.get(said);
    if (here) return { here, mark: here.key, own: {} };
    const key = said === '' ? newKeyOf(name, keys) : said;
    keys.add(key);
    return { here: undefined, mark: said === '' ? name.toLowerCase() : said, own: { key } };
  };
}

/** `Mail & calendar` becomes `MAILCALENDAR`, or `MAILCALENDAR2` where that is taken. */
function newKeyOf(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^[^A-Z]+/, '')
    .slice(0, 16);
  const stem = letters.length < 2 ? `S${letters}0`.slice(0, 16) : letters;
  for (let number = 1; ; number++) {
    const key = number === 1 ? stem : `${stem}${number}`;
    if (!taken.has(key)) return key;
  }
}

function findingAssets({ assets }: Known, mapping: ColumnMapping<string>): (row: TableRow, name: string) => Found {
  // Libraries come from bills of materials; several of them bear one name.
  const known = assets.filter((each) => each.kind !== 'library');
  const byExternalId = new Map(known.flatMap((each) => (each.externalId === null ? [] : [[each.externalId, each] as const])));
  const bySerial = new Map(known.flatMap((each) => (each.serialNumber === null ? [] : [[each.serialNumber.toLowerCase(), each] as const])));
  const byName = new Map(known.map((each) => [each.name.toLowerCase(), each]));
  return (row, name) => {
    const said = (column: string): string => textOf(cellIn(row, mapping, column));
    const [externalId, serial] = [said('externalId'), said('serialNumber').toLowerCase()];
    const here =
      externalId === ''
        ? ((serial === '' ? undefined : bySerial.get(serial)) ?? byName.get(name.toLowerCase()))
        : byExternalId.get(externalId);
    return { here, mark: here?.id ?? [externalId, serial, name.toLowerCase()].find((each) => each !== '')!, own: {} };
  };
}
