/** Answers how requests are fulfilled, by the measures of incidents: being fulfilled stands where there stands being resolved. */
import { backlogAt, endOf, isWithin, measuresOf, minutesOfTime, type MeasuredIncident, type Period } from '#incidents/rules';
import { periodOf, type HoursOf } from '#incidents/server';
import { answerView, type Asking, type Recall, type ViewAnswer } from '#platform/server';
import {
  mostRequestRecords,
  requestMeasureRecords,
  requestMeasures,
  type RequestMeasureGroup,
  type RequestRecordMeasure,
} from '#requests/rules';
import { readRequestClocks, type Promised } from './read-clocks.ts';

interface MeasuredRow extends MeasuredIncident {
  readonly number: number;
  readonly title: string;
  readonly offeringId: string;
}

interface Narrowing {
  readonly serviceId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly offeringId?: string | undefined;
}

const millis = (column: string): string => `extract(epoch from ${column})::float8 * 1000`;

/** What is cancelled or rejected does not count. */
const statement = `
  select id, number, title, offering_id as "offeringId", service_id as "serviceId", team_id as "teamId", target_minutes as "targetMinutes", reassignments, reopens,
    ${millis('asked_at')} as "openedAt", ${millis('fulfilled_at')} as "resolvedAt", ${millis('closed_at')} as "closedAt", entries as touches
  from requests.service_request
  where org_id = $1 and status not in ('cancelled', 'rejected')
    and ($2::uuid is null or service_id = $2) and ($3::uuid is null or team_id = $3) and ($4::uuid is null or offering_id = $4)`;

async function readMeasured({ client, by, tools }: Asking, { serviceId, teamId, offeringId }: Narrowing, recall: Recall<HoursOf>) {
  const { rows } = await client.query<MeasuredRow & Promised>(statement, [
    by.organisationId,
    serviceId ?? null,
    teamId ?? null,
    offeringId ?? null,
  ]);
  const ids = rows.map((each) => each.id);
  const clockOf = await readRequestClocks(client, by.organisationId, ids, recall, tools.now());
  return rows.map((row): MeasuredRow => {
    const { clock } = clockOf(row);
    const end = endOf(row);
    const broken = clock?.state === 'breached' && clock.dueAt !== null ? Date.parse(clock.dueAt) : null;
    return {
      ...row,
      occurredAt: null,
      detectedAt: null,
      acknowledgedAt: null,
      restoredAt: null,
      impact: 0,
      urgency: 0,
      priority: 0,
      hasProblem: false,
      hasChange: false,
      promise: broken !== null ? { isKept: false, decidedAt: broken } : clock && end !== null ? { isKept: true, decidedAt: end } : null,
    };
  });
}

const groupOf: Readonly<Record<RequestMeasureGroup, (row: MeasuredRow) => string>> = {
  none: () => '',
  offering: (row) => row.offeringId,
  team: (row) => row.teamId ?? '',
  service: (row) => row.serviceId ?? '',
};
const tableOf = { offering: 'requests.offering', team: 'people.team', service: 'operations.service' } as const;

async function namesOf({ client, by }: Asking, group: RequestMeasureGroup): Promise<ReadonlyMap<string, string>> {
  if (group === 'none') return new Map();
  const { rows } = await client.query<{ id: string; name: string }>(`select id, name from ${tableOf[group]} where org_id = $1`, [
    by.organisationId,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The end of a period, or now where that comes first. */
const endOfPeriod = ({ to }: Period, now: string): number => Math.min(to ?? Infinity, Date.parse(now));
const isOpenAt = (row: MeasuredRow, at: number): boolean => row.openedAt <= at && (endOf(row) ?? Infinity) > at;

export const measureAnswers = (recall: Recall<HoursOf>): readonly ViewAnswer[] => [
  answerView(requestMeasures, async (query, asking) => {
    const period = periodOf(query);
    const end = endOfPeriod(period, asking.tools.now());
    const rows = await readMeasured(asking, query, recall);
    const names = await namesOf(asking, query.by);
    const groups = Map.groupBy(rows, groupOf[query.by]);
    if (query.by === 'none' && rows.length === 0) groups.set('', []);
    return {
      items: [...groups]
        .map(([key, of]) => {
          const { opened, ended, times, promise, firstContact, reopened } = measuresOf(of, period);
          const [backlog] = backlogAt(of, [end]);
          const { count, mean, median, p90 } = times.resolve;
          return {
            key,
            name: names.get(key) ?? '',
            asked: opened,
            fulfilled: ended,
            timeToFulfil: { count, mean, median, p90 },
            promise,
            firstContact,
            reopened,
            open: backlog!.open,
            medianAgeMinutes: backlog!.medianAge,
          };
        })
        .filter((each) => query.by === 'none' || each.asked > 0 || each.fulfilled > 0 || each.open > 0)
        .toSorted((one, other) => other.asked - one.asked || one.name.localeCompare(other.name) || one.key.localeCompare(other.key)),
    };
  }),
  answerView(requestMeasureRecords, async (query, asking) => {
    const period = periodOf(query);
    const end = endOfPeriod(period, asking.tools.now());
    const found = (await readMeasured(asking, query, recall)).flatMap((row) => {
      const value = valueOf(query.measure, row, period, end);
      return value === undefined ? [] : [{ row, value }];
    });
    return {
      total: found.length,
      items: found
        .toSorted((one, other) => (other.value ?? 0) - (one.value ?? 0) || other.row.openedAt - one.row.openedAt)
        .slice(0, mostRequestRecords)
        .map(({ row, value }) => ({
          id: row.id,
          number: row.number,
          title: row.title,
          askedAt: new Date(row.openedAt).toISOString(),
          value,
        })),
    };
  }),
];

/** Undefined: the request is not behind this figure. */
function valueOf(measure: RequestRecordMeasure, row: MeasuredRow, period: Period, end: number): number | null | undefined {
  switch (measure) {
    case 'asked':
      return isWithin(period, row.openedAt) ? null : undefined;
    case 'open':
      return isOpenAt(row, end) ? (end - row.openedAt) / 60_000 : undefined;
    case 'promise':
      return isWithin(period, row.promise?.decidedAt ?? null) ? Number(row.promise!.isKept) : undefined;
    case 'fulfilled':
      return minutesOfTime('resolve', row, period);
    case 'reopened':
      return isWithin(period, endOf(row)) && row.reopens > 0 ? row.reopens : undefined;
    case 'first-contact':
      return isWithin(period, endOf(row)) && row.reassignments === 0 && row.reopens === 0
        ? minutesOfTime('resolve', row, period)
        : undefined;
  }
}
