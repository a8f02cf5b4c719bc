/** From a table of what needs what to the dependencies that would be added and changed. */
import { dependency, type CatalogueRemark, type Dependency, type DependencyColumn } from '#operations/rules';
import { newId } from '#platform/server';
import { headedTable, textOf, type ColumnMapping, type Table } from '#platform/server/files';
import type { CatalogueRead, Known } from './catalogue-of-table.ts';
import { dependencyFields, dependencyWords } from './column-readings.ts';

type Ends = Pick<Dependency, 'serviceId' | 'assetId' | 'needsServiceId' | 'needsAssetId'>;
type Place = { readonly service: string } | { readonly asset: string };

const rowsAtMost = 100_000;

/** A row is known again by its two ends. */
export function dependenciesOfTable(
  table: Table,
  known: Known,
  given: ColumnMapping<string> | undefined,
  tell: (remark: CatalogueRemark) => void,
): Omit<CatalogueRead, 'remarks'> {
  const { header, mapping, rows, unused } = headedTable<DependencyColumn>(table, dependencyWords, given);
  const nothing = { added: [], changed: [], unchanged: 0, header, mapping };
  if (mapping.from === undefined || mapping.to === undefined) {
    tell({
      severity: 'left-out',
      name: '',
      code: 'ends-missing',
      detail: 'say which columns hold what needs something, and what it needs',
    });
    return nothing;
  }
  if (rows.length > rowsAtMost) {
    const detail = `the table has ${rows.length} rows; at most ${rowsAtMost} are taken`;
    tell({ severity: 'left-out', name: '', code: 'too-many-rows', detail });
    return nothing;
  }
  for (const text of unused)
    tell({ severity: 'note', name: text, code: 'column-not-used', detail: `nothing is made of the column "${text}"`, values: { text } });

  const placeOf = placesIn(known);
  const here = new Map(known.dependencies.map((each) => [pairOf(each), each]));
  const seen = new Set<string>();
  const added: { id: string; row: Readonly<Record<string, unknown>> }[] = [];
  const changed: { id: string; fields: Readonly<Record<string, unknown>> }[] = [];
  let unchanged = 0;
  for (const { row, cells } of rows) {
    const [from, to] = [textOf(cells[mapping.from]), textOf(cells[mapping.to])];
    const about = { name: `${from} → ${to}`.slice(0, 200), row };
    const leaveOut = (code: string, detail: string, text = ''): void =>
      tell({ severity: 'left-out', ...about, code, detail, values: { text: text.slice(0, 80) } });
    const lost = [from, to].find((text) => !placeOf.has(text.toLowerCase()));
    if (lost !== undefined) {
      leaveOut('end-unknown', `there is no service and no asset called "${lost.slice(0, 80)}"`, lost);
      continue;
    }
    const ends = endsOf(placeOf.get(from.toLowerCase())!, placeOf.get(to.toLowerCase())!);
    const pair = pairOf(ends);
    if (seen.has(pair) || (ends.serviceId ?? ends.assetId) === (ends.needsServiceId ?? ends.needsAssetId)) {
      leaveOut(seen.has(pair) ? 'twice' : 'needs-itself', 'the same stands in the table twice, or needs itself');
      continue;
    }
    seen.add(pair);
    const fields: Record<string, unknown> = {};
    for (const { column, field, isOptional, read } of dependencyFields) {
      const at = mapping[column as DependencyColumn];
      if (at === undefined) continue;
      const text = textOf(cells[at]);
      const value = text === '' ? (isOptional ? null : undefined) : read(text);
      if (value !== undefined) fields[field] = value;
      else if (text !== '') {
        const detail = `"${text.slice(0, 80)}" is not understood and does not come`;
        tell({ severity: 'amended', ...about, field, code: 'not-understood', detail, values: { text: text.slice(0, 80) } });
      }
    }
    const before = here.get(pair);
    const whole = dependency.schema.safeParse({ ...ends, ...fields });
    if (!whole.success) {
      const issue = whole.error.issues[0]!;
      const field = issue.path.join('.');
      const at = mapping[field as DependencyColumn];
      const values = {
        column: (at === undefined ? undefined : header[at]) ?? field,
        text: at === undefined ? '' : textOf(cells[at]).slice(0, 80),
      };
      tell({ severity: 'left-out', ...about, field, code: 'value-not-possible', detail: `${field}: ${issue.message}`, values });
      continue;
    }
    const data = whole.data as Readonly<Record<string, unknown>>;
    if (!before) {
      added.push({ id: newId(), row: data });
      continue;
    }
    const old = before as unknown as Readonly<Record<string, unknown>>;
    const differing = Object.fromEntries(
      Object.keys(fields).flatMap((field) => (data[field] === old[field] ? [] : [[field, data[field]]])),
    );
    if (Object.keys(differing).length === 0) unchanged++;
    else changed.push({ id: before.id, fields: differing });
  }
  return { ...nothing, added, changed, unchanged };
}

/** Keys and external ids go before names; services before assets. Libraries bear one name several times and are left out. */
function placesIn({ services, assets }: Known): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const note = (text: string | null, place: Place): void => {
    if (text !== null && !places.has(text.toLowerCase())) places.set(text.toLowerCase(), place);
  };
  const own = assets.filter((each) => each.kind !== 'library');
  for (const { key, id } of services) note(key, { service: id });
  for (const { externalId, id } of own) note(externalId, { asset: id });
  for (const { name, id } of services) note(name, { service: id });
  for (const { name, id } of own) note(name, { asset: id });
  return places;
}

const endsOf = (from: Place, to: Place): Ends => ({
  serviceId: 'service' in from ? from.service : null,
  assetId: 'asset' in from ? from.asset : null,
  needsServiceId: 'service' in to ? to.service : null,
  needsAssetId: 'asset' in to ? to.asset : null,
});
const pairOf = ({ serviceId, assetId, needsServiceId, needsAssetId }: Ends): string =>
  `${serviceId ?? assetId} ${needsServiceId ?? needsAssetId}`;
