/** From a table of the past to incidents as they will stand here. Runs in a worker: a log of every event is much larger than what comes of it. */
import type { ImportRemark } from '#platform/kit';
import { dayOf, instantOf, tickOfCivil, zoneOffsetsOf } from '#calendar/rules';
import {
  dateOf,
  dateOrderOf,
  eachCsvRow,
  headedTable,
  readTable,
  type ColumnMapping,
  type DateOrder,
  type HeadedTable,
  type TableRow,
} from '#platform/server/files';
import { pastIncidentOf, type PastIncident } from './past-incident.ts';
import { endsBeforeOpened, tellColumns, tellDoubts } from './doubts.ts';
import { gatherPast, type GatheredIncident } from './gather-past.ts';
import { historyWords } from './history-words.ts';
import { mappingOf, type HistoryColumn } from '#incidents/rules';

export interface HistoryFileOptions {
  readonly format: 'csv' | 'xlsx';
  readonly mapping?: ColumnMapping<HistoryColumn>;
  /** Told for tables before; holds for one with the same header unless told otherwise now. */
  readonly told?: readonly { readonly header: readonly string[]; readonly columns: ColumnMapping<HistoryColumn> }[];
  readonly zone: string;
  readonly dateOrder?: DateOrder;
  /** The instant of the import, to tell what is open for long. */
  readonly today: string;
}

export interface HistoryRead {
  readonly header: readonly string[];
  readonly mapping: ColumnMapping<HistoryColumn>;
  readonly dateOrder: DateOrder;
  readonly events: number;
  readonly incidents: readonly PastIncident[];
  readonly remarks: readonly ImportRemark[];
}

const sameCodeAtMost = 200;
/** The header is looked for among so many rows. */
const headRows = 10;
/** A log of events has far more rows than an inventory; only what comes of them is kept. */
const logLimits = { rows: 2_000_000, columns: 256, cells: 80_000_000, cellCharacters: 32_767 };

/** Throws `FileRefused`. */
export async function readHistoryFile(bytes: Uint8Array, options: HistoryFileOptions): Promise<HistoryRead> {
  const { gathered, headed, isAsTold, orderSeen } = await gatherRows(bytes, options);
  const remarks: ImportRemark[] = [];
  const told = new Map<string, number>();
  const tell = (remark: ImportRemark): void => {
    const count = (told.get(remark.code) ?? 0) + 1;
    told.set(remark.code, count);
    if (count <= sameCodeAtMost) remarks.push(remark);
  };
  if (isAsTold)
    tell({
      severity: 'note',
      name: '',
      field: '',
      code: 'mapping-remembered',
      detail: 'the columns are read as they were told for such a table before',
    });
  const dateOrder = options.dateOrder ?? orderSeen() ?? 'day-first';
  const { header, mapping } = headed;
  const missing = (['number', 'openedAt'] as const).filter((column) => mapping[column] === undefined);
  for (const field of missing) {
    const detail = `no column is headed as ${field} is; say which one holds it`;
    tell({ severity: 'left-out', name: '', field, code: 'column-missing', detail, values: { column: field } });
  }
  if (missing.length > 0) return { header, mapping, dateOrder, events: 0, incidents: [], remarks };
  tellColumns(header, mapping, tell);
  for (const row of gathered.counts.withoutNumber)
    tell({
      severity: 'left-out',
      name: '',
      row,
      field: 'number',
      code: 'number-missing',
      detail: 'the row says of no incident that it is its',
    });
  const read = instantReader(options.zone, dateOrder);
  const incidents: PastIncident[] = [];
  for (const each of gathered.incidents.values()) {
    const past = pastIncidentOf(each, mapping, read, tell);
    if (!past || endsBeforeOpened(past, tell)) continue;
    tellDoubts(past, each, mapping, options.today, tell);
    incidents.push(past);
  }
  return { header, mapping, dateOrder, events: gathered.counts.events, incidents, remarks };
}

interface Gathered {
  readonly gathered: {
    readonly incidents: ReadonlyMap<string, GatheredIncident>;
    readonly counts: { events: number; withoutNumber: number[] };
  };
  readonly headed: HeadedTable<HistoryColumn>;
  readonly isAsTold: boolean;
  readonly orderSeen: () => DateOrder | undefined;
}

async function gatherRows(bytes: Uint8Array, { format, mapping, told = [] }: HistoryFileOptions): Promise<Gathered> {
  const head: TableRow[] = [];
  let headed: HeadedTable<HistoryColumn> | undefined;
  let gathered: ReturnType<typeof gatherPast> | undefined;
  let order: DateOrder | undefined;
  let isAsTold = false;
  const begin = (): void => {
    headed = headedTable<HistoryColumn>({ name: '', rows: head, remarks: [] }, historyWords, mapping);
    const before = mapping ? undefined : mappingOf(headed.header, told);
    if (before) headed = { ...headed, mapping: before.columns };
    isAsTold = before !== undefined;
    gathered = gatherPast(headed.mapping);
    for (const row of headed.rows) takeOne(row);
  };
  const takeOne = (row: TableRow): void => {
    gathered!.take(row);
    if (order) return;
    const places = (['openedAt', 'at', 'closedAt', 'resolvedAt'] as const).map((column) => headed!.mapping[column]);
    order = dateOrderOf(places.map((place) => (place === undefined ? null : (row.cells[place] ?? null))));
  };
  const take = (row: TableRow): void => {
    if (gathered) return takeOne(row);
    head.push(row);
    if (head.length === headRows) begin();
  };
  if (format === 'csv') eachCsvRow(bytes, { limits: logLimits }, take);
  else (await readTable(bytes, 'xlsx')).rows.forEach(take);
  if (!gathered) begin();
  return { gathered: gathered!, headed: headed!, isAsTold, orderSeen: () => order };
}

/** Civil times of the zone to instants; undefined where no time is to be read. */
export type ReadInstant = (text: string) => string | undefined;

function instantReader(zone: string, order: DateOrder): ReadInstant {
  const offsets = zoneOffsetsOf(zone, 1990, 2060);
  const known = new Map<string, string | undefined>();
  const readFresh = (text: string): string | undefined => {
    if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text))
      return new Date(text.replace(' ', 'T')).toISOString();
    const civil = dateOf(text, order);
    if (civil === undefined || civil < '1990' || civil >= '2060') return undefined;
    const [date, time = '00:00:00'] = civil.split('T') as [string, string?];
    const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
    const tick = tickOfCivil({ day: dayOf(date), minute: hours * 60 + minutes }, offsets);
    return new Date(Date.parse(instantOf(tick)) + seconds * 1000).toISOString();
  };
  return (text) => {
    if (!known.has(text)) known.set(text, readFresh(text));
    return known.get(text);
  };
}
