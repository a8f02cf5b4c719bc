/** From a table of services or assets to what would be added and changed. Runs in a worker; what is known here comes as plain rows. */
import type { ImportRemark } from '#platform/kit';
import { asset, service, type Asset, type Dependency, type Service } from '#operations/rules';
import { cellIn, headedTable, readTable, textOf, type ColumnMapping, type HeadedTable, type TableRow } from '#platform/server/files';
import { dependenciesOfTable } from './dependencies-of-table.ts';
import { assetFields, assetWords, serviceFields, serviceWords } from './column-readings.ts';
import { canBeRead, gatherRows, type GatheredRows } from './gather-rows.ts';

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

export interface CatalogueRead extends GatheredRows {
  readonly header: readonly string[];
  readonly mapping: ColumnMapping<string>;
  readonly remarks: readonly ImportRemark[];
}

const sameCodeAtMost = 500;

/** Throws `FileRefused`. */
export async function readCatalogueFile(bytes: Uint8Array, options: CatalogueFileOptions): Promise<CatalogueRead> {
  const table = await readTable(bytes, options.format);
  const remarks: ImportRemark[] = [];
  const told = new Map<string, number>();
  const tell = (remark: ImportRemark): void => {
    const count = (told.get(remark.code) ?? 0) + 1;
    told.set(remark.code, count);
    if (count <= sameCodeAtMost) remarks.push(remark);
  };
  if (options.what === 'dependencies') return { ...dependenciesOfTable(table, options.known, options.mapping, tell), remarks };
  const isServices = options.what === 'services';
  const headed: HeadedTable<string> = headedTable<string>(table, isServices ? serviceWords : assetWords, options.mapping);
  const { header, mapping, rows } = headed;
  const [thing, find, readings] = isServices
    ? [service, findingServices(options.known, mapping), serviceFields(options.known)]
    : [asset, findingAssets(options.known, mapping), assetFields(options.known)];
  const gathered = gatherRows(thing, headed, readings, tell);
  const answer = (): CatalogueRead => ({ ...gathered.all(), header, mapping, remarks });
  if (mapping['name'] === undefined) {
    const detail = 'no column is headed as names are; say which one holds them';
    tell({ severity: 'left-out', name: '', field: 'name', code: 'column-missing', detail });
    return answer();
  }
  if (!canBeRead(headed, tell)) return answer();
  const seen = new Set<string>();
  for (const row of rows) {
    const name = textOf(cellIn(row, mapping, 'name'));
    const about = { name, row: row.row };
    if (name === '') {
      tell({ severity: 'left-out', ...about, field: 'name', code: 'name-missing', detail: 'the row has no name' });
      continue;
    }
    const { here, mark, own } = find(row, name);
    if (seen.has(mark)) tell({ severity: 'left-out', ...about, code: 'twice', detail: 'the same stands in the table twice' });
    else gathered.take(row, name, here, own);
    seen.add(mark);
  }
  return answer();
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
