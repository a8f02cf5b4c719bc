/** Answers what alerts and pages ask of people. */
import { calendar, instantOf, tickOf } from '#calendar/rules';
import { dutyPiecesOf } from '#duty/rules';
import { readRotas } from '#duty/server';
import { TICKS_PER_DAY, type WorkingTime } from '#engine';
import { mostMeasureRecords, pagingMeasures, pagingRecords, summaryOf, type PagingRecordMeasure, type Period } from '#incidents/rules';
import { answerView, readAll, type Asking, type Recall, type ViewAnswer } from '#platform/server';
import type { HoursOf } from '../clock/hours-memory.ts';
import { periodOf } from './measure-answers.ts';

interface AskedRow {
  readonly id: string;
  readonly incidentId: string;
  readonly number: number;
  readonly title: string;
  readonly personId: string;
  readonly name: string;
  readonly askedAt: string;
  readonly answer: 'taken' | 'declined' | 'superseded' | null;
  readonly acknowledgedAt: string | null;
}

export const pagingMeasureAnswers = (recall: Recall<HoursOf>): readonly ViewAnswer[] => [
  answerView(pagingMeasures, async (query, asking) => {
    const period = periodOf(query);
    const pages = await readPages(asking, period, query.serviceId);
    const hours = await standardHours(asking, recall);
    const onCallWeeks = (await dutyTicks(asking, period, pages)) / (7 * TICKS_PER_DAY);
    const of = (some: readonly AskedRow[]) => ({
      pages: some.length,
      outOfHours: some.filter((each) => isOutOfHours(each, hours)).length,
      taken: some.filter((each) => each.answer === 'taken').length,
      declined: some.filter((each) => each.answer === 'declined').length,
    });
    return {
      ...of(pages),
      incidents: new Set(pages.map((each) => each.incidentId)).size,
      unanswered: pages.filter((each) => each.answer === null).length,
      onCallWeeks,
      pagesPerOnCallWeek: onCallWeeks > 0 ? pages.length / onCallWeeks : null,
      toAcknowledge: summaryOf(timesToAcknowledge(pages)),
      people: [...Map.groupBy(pages, (each) => each.personId)]
        .map(([personId, some]) => ({ personId, name: some[0]!.name, ...of(some) }))
        .toSorted((one, other) => other.pages - one.pages || one.name.localeCompare(other.name, 'en')),
      ...(await alertQuality(asking, period, query.serviceId)),
    };
  }),
  answerView(pagingRecords, async ({ measure, ...query }, asking) => {
    const pages = await readPages(asking, periodOf(query), query.serviceId);
    const hours = await standardHours(asking, recall);
    const counts: Readonly<Record<PagingRecordMeasure, (each: AskedRow) => boolean>> = {
      pages: () => true,
      'out-of-hours': (each) => isOutOfHours(each, hours),
      unanswered: (each) => each.answer === null,
    };
    const counted = pages.filter(counts[measure]).toReversed();
    return {
      total: counted.length,
      items: counted
        .slice(0, mostMeasureRecords)
        .map(({ id, incidentId, number, title, name, askedAt }) => ({ id, incidentId, number, title, name, askedAt })),
    };
  }),
];

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

async function readPages({ client, by }: Asking, { from, to }: Period, serviceId: string | undefined): Promise<readonly AskedRow[]> {
  const { rows } = await client.query<AskedRow>(
    `select p.id, p.incident_id as "incidentId", i.number, i.title, p.person_id as "personId", w.name, p.asked_at as "askedAt", p.answer,
            i.acknowledged_at as "acknowledgedAt"
       from incidents.page p join incidents.incident i on i.org_id = p.org_id and i.id = p.incident_id
       join people.person w on w.org_id = p.org_id and w.id = p.person_id
      where p.org_id = $1 and ($2::timestamptz is null or p.asked_at >= $2) and ($3::timestamptz is null or p.asked_at < $3) and ($4::uuid is null or i.service_id = $4)
      order by p.asked_at, p.id`,
    [by.organisationId, iso(from), iso(to), serviceId ?? null],
  );
  return rows;
}

/** Of the standard calendar; of none, around the clock. */
async function standardHours({ client, by }: Asking, recall: Recall<HoursOf>): Promise<WorkingTime> {
  const [standard] = await readAll(client, calendar, by.organisationId, { isDefault: true });
  return (await recall(client, by.organisationId))(standard?.id ?? null);
}

const isOutOfHours = ({ askedAt }: AskedRow, hours: WorkingTime): boolean => hours.nextStart(tickOf(askedAt)) > tickOf(askedAt);

/** From the first page of an incident, where somebody has seen it after that. */
const timesToAcknowledge = (pages: readonly AskedRow[]): readonly number[] =>
  [...Map.groupBy(pages, (each) => each.incidentId).values()].flatMap(([first]) =>
    first!.acknowledgedAt !== null && first!.acknowledgedAt >= first!.askedAt
      ? [(Date.parse(first!.acknowledgedAt) - Date.parse(first!.askedAt)) / 60_000]
      : [],
  );

const longestDays = 400;

/** Ticks that somebody was first on duty, over all rotas, in the period as far as it has passed. */
async function dutyTicks({ client, by, tools }: Asking, { from, to }: Period, pages: readonly AskedRow[]): Promise<number> {
  const now = tools.now();
  const end = Math.min(tickOf(now), to === null ? Infinity : tickOf(iso(to)!));
  const begin = Math.max(end - longestDays * TICKS_PER_DAY, from === null ? tickOf(pages[0]?.askedAt ?? now) : tickOf(iso(from)!));
  if (begin >= end) return 0;
  const { facts } = await readRotas(client, by.organisationId, instantOf(begin));
  return [...facts.values()]
    .flatMap((each) => dutyPiecesOf(each, begin, end))
    .filter((piece) => piece.level === 1 && piece.away === null)
    .reduce((sum, piece) => sum + piece.to - piece.from, 0);
}

async function alertQuality({ client, by }: Asking, { from, to }: Period, serviceId: string | undefined) {
  const { rows } = await client.query<{ episodes: number; rawAlerts: number; withIncident: number }>(
    `select count(*)::int as episodes, coalesce(sum(count), 0)::int as "rawAlerts", count(incident_id)::int as "withIncident" from incidents.alert
      where org_id = $1 and ($2::timestamptz is null or started_at >= $2) and ($3::timestamptz is null or started_at < $3) and ($4::uuid is null or service_id = $4)`,
    [by.organisationId, iso(from), iso(to), serviceId ?? null],
  );
  return rows[0]!;
}
