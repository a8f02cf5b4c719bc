/** From a table of what needs what to the dependencies that would be added and changed. */
import { dependency, type Dependency } from '#operations/rules';
import { cellIn, headedTable, textOf, type ColumnMapping, type HeadedTable, type Table } from '#platform/server/files';
import type { CatalogueRead, Known } from './catalogue-of-table.ts';
import { dependencyFields, dependencyWords } from './column-readings.ts';
import { canBeRead, gatherRows, type Tell } from './gather-rows.ts';

type Ends = Pick<Dependency, 'serviceId' | 'assetId' | 'needsServiceId' | 'needsAssetId'>;
type Place = { readonly service: string } | { readonly asset: string };

/** A row is known again by its two ends. */
export function dependenciesOfTable(
  table: Table,
  known: Known,
  given: ColumnMapping<string> | undefined,
  tell: Tell,
): Omit<CatalogueRead, 'remarks'> {
  const headed: HeadedTable<string> = headedTable<string>(table, dependencyWords, given);
  const { header, mapping, rows } = headed;
  const gathered = gatherRows(dependency, headed, dependencyFields, tell);
  const answer = () => ({ ...gathered.all(), header, mapping });
  if (mapping['from'] === undefined || mapping['to'] === undefined) {
    const detail = 'say which columns hold what needs something, and what it needs';
    tell({ severity: 'left-out', name: '', code: 'ends-missing', detail });
    return answer();
  }
  if (!canBeRead(headed, tell)) return answer();
  const placeOf = placesIn(known);
  const here = new Map(known.dependencies.map((each) => [pairOf(each), each]));
  const seen = new Set<string>();
  for (const row of rows) {
    const [from, to] = [textOf(cellIn(row, mapping, 'from')), textOf(cellIn(row, mapping, 'to'))];
    const name = `${from} → ${to}`.slice(0, 200);
    const leaveOut = (code: string, detail: string, text = ''): void =>
      tell({ severity: 'left-out', name, row: row.row, code, detail, values: { text: text.slice(0, 80) } });
    const lost = [from, to].find((text) => !placeOf.has(text.toLowerCase()));
    if (lost !== undefined) {
      leaveOut('end-unknown', `there is no service and no asset called "${lost.slice(0, 80)}"`, lost);
      continue;
    }
    const ends = endsOf(placeOf.get(from.toLowerCase())!, placeOf.get(to.toLowerCase())!);
    const pair = pairOf(ends);
    if (seen.has(pair)) leaveOut('twice', 'the same stands in the table twice');
    else if ((ends.serviceId ?? ends.assetId) === (ends.needsServiceId ?? ends.needsAssetId))
      leaveOut('needs-itself', 'it would need itself');
    else gathered.take(row, name, here.get(pair), ends);
    seen.add(pair);
  }
  return answer();
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
