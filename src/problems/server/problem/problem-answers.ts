/** Answers what problems cost, and which incidents look as if they came from one. */
import type { PoolClient } from 'pg';
import { incident } from '#incidents/rules';
import {
  byRecurringHours,
  costOf,
  findRepeats,
  incidentsOfProblem,
  measuresOfProblem,
  mostRepeats,
  problem,
  problemRanking,
  repeats,
  unsolvedStatuses,
  type CostingIncident,
  type ProblemRow,
  type Repeat,
  type TellingIncident,
} from '#problems/rules';
import { answerView, memoryOf, readAll, readOne, type ViewAnswer } from '#platform/server';

const times = `i.status, i.occurred_at as "occurredAt", i.detected_at as "detectedAt", i.opened_at as "openedAt", i.restored_at as "restoredAt",
  i.resolved_at as "resolvedAt", i.closed_at as "closedAt"`;

const isShown: Readonly<Record<string, (row: ProblemRow) => boolean>> = {
  all: () => true,
  unsolved: ({ status }) => unsolvedStatuses.includes(status),
  'known-errors': ({ status }) => status === 'known-error',
  solved: ({ status }) => !unsolvedStatuses.includes(status),
};

export function problemAnswers(): readonly ViewAnswer[] {
  // Which of thousands look alike follows from the incidents alone; the days are kept with it, for they are asked for again and again.
  const kept = new Map<string, { readonly of: readonly ToldIncident[]; readonly items: readonly Omit<Repeat, 'problem'>[] }>();
  const recall = memoryOf([incident], readTold);
  return [
    answerView(problemRanking, async ({ id, serviceId, show }, { client, by, tools }) => {
      const all = await readAll(client, problem, by.organisationId);
      const { rows } = await client.query<CostingIncident & { readonly problemId: string }>(
        `select l.problem_id as "problemId", ${times} from problems.problem_incident l
           join incidents.incident i on i.org_id = l.org_id and i.id = l.incident_id where l.org_id = $1`,
        [by.organisationId],
      );
      const incidentsOf = Map.groupBy(rows, (row) => row.problemId);
      const measured = all.map((row) => ({ row, measures: measuresOfProblem(row, incidentsOf.get(row.id) ?? [], tools.now()) }));
      const known = measured.flatMap(({ measures }) => measures.minutesToKnownError ?? []).toSorted((one, other) => one - other);
      const resolved = measured.filter(({ row }) => row.resolvedAt !== null);
      return {
        figures: {
          unsolved: all.filter(isShown['unsolved']!).length,
          knownErrors: all.filter(isShown['known-errors']!).length,
          medianMinutesToKnownError: known.length === 0 ? null : (known[(known.length - 1) >> 1]! + known[known.length >> 1]!) / 2,
          resolved: resolved.length,
          recurred: resolved.filter(({ measures }) => measures.recurredAfterFix! > 0).length,
        },
        items: measured
          .filter(
            ({ row }) =>
              (id === undefined || row.id === id) && (serviceId === undefined || row.serviceId === serviceId) && isShown[show]!(row),
          )
          .toSorted((one, other) => byRecurringHours(one.measures, other.measures) || one.row.number - other.row.number)
          .map(({ row, measures }) => {
            const { version, number, title, status, priority, teamId, ownerId } = row;
            const named = { id: row.id, version, number, title, status, priority, serviceId: row.serviceId, teamId, ownerId };
            return { ...named, ...measures, months: [...measures.months] };
          }),
      };
    }),
    answerView(incidentsOfProblem, async ({ id }, { client, by, tools }) => {
      await readOne(client, problem, id, by);
      const { rows } = await client.query<CostingIncident & Record<string, never>>(
        `select l.id as "linkId", l.version as "linkVersion", i.id, i.number, i.title, i.priority, ${times} from problems.problem_incident l
           join incidents.incident i on i.org_id = l.org_id and i.id = l.incident_id
          where l.org_id = $1 and l.problem_id = $2 order by i.opened_at desc, i.id limit 1000`,
        [by.organisationId, id],
      );
      return { items: rows.map((row) => shown(row, tools.now())) as never };
    }),
    answerView(repeats, async ({ days, least, serviceId }, { client, by, tools }) => {
      const told = await recall(client, by.organisationId);
      const since = new Date(Date.parse(tools.now()) - days * 86_400_000).toISOString();
      const key = `${by.organisationId} ${days} ${least} ${since.slice(0, 10)}`;
      let found = kept.get(key);
      if (found?.of !== told) {
        found = { of: told, items: groupsIn(told, since, least, tools.now()) };
        if (kept.size > 50) kept.clear();
        kept.set(key, found);
      }
      const links = await linksOf(client, by.organisationId);
      return {
        items: proposed(found.items, links, least)
          .filter((each) => serviceId === undefined || each.serviceId === serviceId)
          .slice(0, mostRepeats),
      };
    }),
  ];
}

function shown(row: CostingIncident & Readonly<Record<string, unknown>>, now: string): Readonly<Record<string, unknown>> {
  const { linkId, linkVersion, id, number, title, priority, status, openedAt } = row;
  return { linkId, linkVersion, id, number, title, priority, status, openedAt, ...costOf(row, now) };
}

type ToldIncident = TellingIncident & CostingIncident;

async function readTold(client: PoolClient, organisationId: string): Promise<readonly ToldIncident[]> {
  const { rows } = await client.query<ToldIncident>(
    `select i.id, i.title, i.service_id as "serviceId", i.asset_ids as "assetIds", ${times},
            coalesce((select array_agg(distinct a.key) from incidents.alert a where a.org_id = i.org_id and a.incident_id = i.id), '{}') as "alertKeys"
       from incidents.incident i where i.org_id = $1 and i.status <> 'cancelled'`,
    [organisationId],
  );
  return rows;
}

function groupsIn(told: readonly ToldIncident[], since: string, least: number, now: string): readonly Omit<Repeat, 'problem'>[] {
  const of = told.filter((each) => each.openedAt >= since);
  const incidentOf = new Map(of.map((each) => [each.id, each]));
  return findRepeats(of, least).map(({ serviceId, title, by, incidentIds }) => ({
    serviceId,
    title,
    by: [...by],
    incidentIds: [...incidentIds],
    ...costOfAll(
      incidentIds.map((id) => incidentOf.get(id)!),
      now,
    ),
  }));
}

function costOfAll(incidents: readonly ToldIncident[], now: string) {
  const costs = incidents.map((each) => costOf(each, now));
  const opened = incidents.map((each) => each.openedAt).toSorted();
  return {
    count: incidents.length,
    firstAt: opened[0]!,
    lastAt: opened.at(-1)!,
    downMinutes: costs.reduce((sum, each) => sum + each.downMinutes, 0),
    openMinutes: costs.reduce((sum, each) => sum + each.openMinutes, 0),
  };
}

interface Linked {
  readonly incidentId: string;
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly isUnsolved: boolean;
}

async function linksOf(client: PoolClient, organisationId: string): Promise<ReadonlyMap<string, Linked>> {
  const { rows } = await client.query<Linked>(
    `select l.incident_id as "incidentId", p.id, p.number, p.title, p.status in ('open', 'analysing', 'known-error') as "isUnsolved"
       from problems.problem_incident l join problems.problem p on p.org_id = l.org_id and p.id = l.problem_id where l.org_id = $1 order by p.number`,
    [organisationId],
  );
  return new Map(rows.map((row) => [row.incidentId, row]));
}

/** What belongs to a problem already is left out; of the rest an unsolved problem of the others of its group is named. */
function proposed(groups: readonly Omit<Repeat, 'problem'>[], links: ReadonlyMap<string, Linked>, least: number): readonly Repeat[] {
  return groups
    .flatMap((group) => {
      const incidentIds = group.incidentIds.filter((id) => !links.has(id));
      const of = group.incidentIds.map((id) => links.get(id)).find((each) => each?.isUnsolved);
      // A known problem takes in also what has come only once since.
      if (incidentIds.length < (of ? 1 : least)) return [];
      return [{ ...group, incidentIds, count: incidentIds.length, problem: of ? { id: of.id, number: of.number, title: of.title } : null }];
    })
    .toSorted(
      (one, other) => other.downMinutes - one.downMinutes || other.openMinutes - one.openMinutes || one.title.localeCompare(other.title),
    );
}
