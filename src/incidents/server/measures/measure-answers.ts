/** Answers what incidents say about how the department answers them. */
import { Problem } from '#platform/kit';
import { answerView, type Asking, type ViewAnswer, type Recall } from '#platform/server';
import { dayOf, dateOf, instantOf, tickOfCivil, weekdayOf, zoneOffsetsOf } from '#calendar/rules';
import {
  backlogAt,
  endOf,
  incidentBacklog,
  incidentMeasureRecords,
  incidentMeasures,
  incidentVolume,
  isWithin,
  measuresOf,
  minutesOfTime,
  mostMeasureRecords,
  volumeOf,
  type MeasureGroup,
  type Period,
  type RecordMeasure,
} from '#incidents/rules';
import type { HoursOf } from '../clock/hours-memory.ts';
import { readMeasured, type MeasuredRow } from './read-measured.ts';

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly zone: string;
}

/** Days of the zone as the instants between which they lie. */
export function periodOf({ from, to, zone }: Asked): Period {
  if (from !== undefined && to !== undefined && from > to)
    throw new Problem(422, 'bad-range', 'The range cannot be answered', {
      detail: 'from lies after to',
      errors: [{ pointer: '/to', detail: 'choose another last day' }],
    });
  return { from: from === undefined ? null : midnightOf(dayOf(from), zone), to: to === undefined ? null : midnightOf(dayOf(to) + 1, zone) };
}

function midnightOf(day: number, zone: string): number {
  const year = Number(dateOf(day).slice(0, 4));
  return Date.parse(instantOf(tickOfCivil({ day, minute: 0 }, zoneOffsetsOf(zone, year - 1, year + 1))));
}

const groupOf: Readonly<Record<MeasureGroup, (row: MeasuredRow) => string>> = {
  none: () => '',
  priority: (row) => String(row.priority),
  team: (row) => row.teamId ?? '',
  service: (row) => row.serviceId ?? '',
  'impact-urgency-priority': (row) => `${row.impact}|${row.urgency}|${row.priority}`,
};

async function namesOf({ client, by }: Asking, group: MeasureGroup): Promise<ReadonlyMap<string, string>> {
  if (group !== 'team' && group !== 'service') return new Map();
  const table = group === 'team' ? 'people.team' : 'operations.service';
  const { rows } = await client.query<{ id: string; name: string }>(`select id, name from ${table} where org_id = $1`, [by.organisationId]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const measureAnswers = (recall: Recall<HoursOf>): readonly ViewAnswer[] => [
  answerView(incidentMeasures, async (query, asking) => {
    const period = periodOf(query);
    const rows = await readMeasured(asking, query, recall);
    const names = await namesOf(asking, query.by);
    const groups = Map.groupBy(rows, groupOf[query.by]);
    if (query.by === 'none' && rows.length === 0) groups.set('', []);
    return {
      items: [...groups]
        .map(([key, of]) => ({ key, name: names.get(key) ?? '', ...measuresOf(of, period) }))
        .filter((each) => query.by === 'none' || each.opened > 0 || each.ended > 0)
        .toSorted((one, other) => other.opened - one.opened || one.key.localeCompare(other.key)),
    };
  }),
  answerView(incidentVolume, async (query, asking) => {
    const period = periodOf(query);
    const opened = (await readMeasured(asking, query, recall)).map((each) => each.openedAt).filter((at) => isWithin(period, at));
    return { total: opened.length, items: [...volumeOf(opened, query.step, query.zone)] };
  }),
  answerView(incidentBacklog, async (query, asking) => {
    const period = periodOf(query);
    const rows = await readMeasured(asking, query, recall);
    const mondays = mondaysIn(period, rows, Date.parse(asking.tools.now()));
    const at = mondays.map((day) => midnightOf(day, query.zone));
    return {
      items: backlogAt(rows, at).map(({ open, medianAge, p90Age }, place) => ({
        on: dateOf(mondays[place]!),
        open,
        medianAgeMinutes: medianAge,
        p90AgeMinutes: p90Age,
      })),
    };
  }),
  answerView(incidentMeasureRecords, async (query, asking) => {
    const period = periodOf(query);
    const isOfPromise = query.measure === 'promise';
    const found = (await readMeasured(asking, query, recall)).flatMap((row) => {
      const value = valueOf(query.measure, row, period);
      if (value === undefined || (isOfPromise && query.outcome !== undefined && value !== Number(query.outcome === 'kept'))) return [];
      return [{ row, value }];
    });
    const order = isOfPromise ? worstFirst(Date.parse(asking.tools.now())) : longestFirst;
    return {
      total: found.length,
      items: found
        .toSorted(order)
        .slice(0, mostMeasureRecords)
        .map(({ row, value }) => ({
          id: row.id,
          number: row.number,
          title: row.title,
          openedAt: new Date(row.openedAt).toISOString(),
          value,
        })),
    };
  }),
];

const mostWeeks = 1000;

/** Every Monday of the period; where it has no ends, from the first that was opened until today. */
function mondaysIn({ from, to }: Period, rows: readonly MeasuredRow[], now: number): readonly number[] {
  if (rows.length === 0) return [];
  const first = from ?? rows.reduce((least, { openedAt }) => Math.min(least, openedAt), now);
  const last = Math.min(to ?? now, now);
  const day = Math.floor(first / 86_400_000);
  const monday = day + ((7 - weekdayOf(day)) % 7);
  const weeks = Math.min(mostWeeks, Math.floor((last / 86_400_000 - monday) / 7) + 1);
  return weeks < 1 ? [] : Array.from({ length: weeks }, (_, week) => monday + 7 * week);
}

/** Undefined: the incident is not behind this figure. */
function valueOf(measure: RecordMeasure, row: MeasuredRow, period: Period): number | null | undefined {
  if (measure === 'opened') return isWithin(period, row.openedAt) ? null : undefined;
  if (measure === 'promise') return isWithin(period, row.promise?.decidedAt ?? null) ? Number(row.promise!.isKept) : undefined;
  if (measure === 'reopened' || measure === 'first-contact') {
    if (!isWithin(period, endOf(row))) return undefined;
    if (measure === 'reopened') return row.reopens > 0 ? row.reopens : undefined;
    return row.reassignments === 0 && row.reopens === 0 ? null : undefined;
  }
  return minutesOfTime(measure, row, period);
}

interface Behind {
  readonly row: MeasuredRow;
  readonly value: number | null;
}

/** Broken promises first: of these the most important, then the one that took longest. What was kept, the latest first. */
const worstFirst =
  (now: number) =>
  (one: Behind, other: Behind): number => {
    if (one.value !== other.value) return one.value! - other.value!;
    const latest = other.row.openedAt - one.row.openedAt;
    const length = ({ row }: Behind): number => (endOf(row) ?? now) - row.openedAt;
    return one.value === 1 ? latest : one.row.priority - other.row.priority || length(other) - length(one) || latest;
  };

const longestFirst = (one: Behind, other: Behind): number => rank(other.value) - rank(one.value) || other.row.openedAt - one.row.openedAt;

/** Faults of the data come first, then the longest. */
const rank = (value: number | null): number => (value === null ? 0 : value < 0 ? Number.MAX_VALUE : value);
