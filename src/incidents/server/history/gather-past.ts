/** Rows of a table, one after the other, to what is known of each incident in it. Values are texts yet: how dates are written is known at the end. */
import { cellIn, textOf, type ColumnMapping, type TableRow } from '#platform/server/files';
import type { HistoryColumn } from '#incidents/rules';
import { saysNothing } from './history-words.ts';

/** What one row says, by column; the last word on each counts for the incident. */
export interface GatheredMoment {
  readonly row: number;
  readonly at: string;
  readonly order: number;
  readonly state: string;
  readonly team: string;
  readonly person: string;
  readonly priority: string;
}

export interface GatheredIncident {
  readonly number: string;
  /** Of the first row in which it stands, for the report. */
  readonly row: number;
  readonly moments: GatheredMoment[];
  /** What was said last in each column, by the order of events. */
  readonly last: Partial<Record<HistoryColumn, string>>;
  readonly most: { reassignments: number; reopens: number };
}

const lasting = [
  'title',
  'description',
  'acknowledgedAt',
  'restoredAt',
  'resolvedAt',
  'closedAt',
  'impact',
  'urgency',
  'priority',
  'service',
  'category',
  'channel',
  'promiseKept',
  'problem',
  'change',
] as const satisfies readonly HistoryColumn[];

/** Takes rows of one header; `incidents` is in the order of the file. */
export function gatherPast(mapping: ColumnMapping<HistoryColumn>): {
  readonly take: (row: TableRow) => void;
  readonly incidents: ReadonlyMap<string, GatheredIncident>;
  readonly counts: { events: number; withoutNumber: number[] };
} {
  const incidents = new Map<string, GatheredIncident>();
  const orders = new Map<string, Map<HistoryColumn, number>>();
  const counts = { events: 0, withoutNumber: [] as number[] };
  const isMapped = (column: HistoryColumn): boolean => mapping[column] !== undefined;
  const said = (row: TableRow, column: HistoryColumn): string => {
    const text = textOf(cellIn(row, mapping, column));
    return saysNothing(text) ? '' : text;
  };
  const lastingHere = lasting.filter(isMapped);
  return {
    incidents,
    counts,
    take(row) {
      const number = said(row, 'number');
      if (number === '') {
        if (row.cells.some((cell) => textOf(cell) !== '')) counts.withoutNumber.push(row.row);
        return;
      }
      counts.events++;
      let of = incidents.get(number);
      if (!of) {
        of = { number, row: row.row, moments: [], last: {}, most: { reassignments: 0, reopens: 0 } };
        incidents.set(number, of);
        orders.set(number, new Map());
      }
      const order = isMapped('order') ? Number(said(row, 'order')) || 0 : of.moments.length;
      of.moments.push({
        row: row.row,
        at: said(row, 'at'),
        order,
        state: said(row, 'state'),
        team: said(row, 'team'),
        person: said(row, 'person'),
        priority: said(row, 'priority'),
      });
      const { last, most } = of;
      const known = orders.get(number)!;
      for (const column of lastingHere) {
        const text = said(row, column);
        if (text === '' || (known.get(column) ?? -1) > order) continue;
        last[column] = text;
        known.set(column, order);
      }
      // When it was opened is what was said of it first.
      const opened = said(row, 'openedAt');
      if (opened !== '' && (known.get('openedAt') ?? Infinity) > order) {
        last.openedAt = opened;
        known.set('openedAt', order);
      }
      most.reassignments = Math.max(most.reassignments, Number(said(row, 'reassignments')) || 0);
      most.reopens = Math.max(most.reopens, Number(said(row, 'reopens')) || 0);
    },
  };
}
