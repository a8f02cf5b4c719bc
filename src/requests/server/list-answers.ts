/** What is offered to whom, what I have asked for, and what is open. */
import type { HoursOf } from '#incidents/server';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
import { answerFrom, answerFromMemory, isAllowed } from '#platform/kit';
import { answerView, openFacts, readAll, type Asking, type Recall, type ViewAnswer } from '#platform/server';
import {
  askers,
  isOffered,
  isRequestOpen,
  mostOpenRequests,
  myRequests,
  offering,
  openRequests,
  openRequestStatuses,
  requestCatalogue,
  voiceToGive,
  type OpenRequestRow,
  type ServiceRequest,
} from '#requests/rules';
import { readRequestClocks, standingOf } from './read-clocks.ts';

const mostOfMine = 200;

type Mine = Pick<ServiceRequest, 'id' | 'number' | 'title' | 'status' | 'waitReason' | 'askedAt' | 'targetMinutes' | 'serviceId'> & {
  readonly forName: string | null;
};

const listed = `r.id, r.number, r.title, r.status, r.wait_reason as "waitReason", r.asked_at as "askedAt",
  r.target_minutes as "targetMinutes", r.service_id as "serviceId", coalesce(r.for_name, f.name) as "forName"`;
const tables = `requests.service_request r left join people.person f on f.org_id = r.org_id and f.id = r.for_id`;

const readMine = async ({ client, by }: Asking): Promise<readonly Mine[]> =>
  (
    await client.query<Mine>(
      `select ${listed} from ${tables} where r.org_id = $1 and (r.requester_id = $2 or r.for_id = $3)
        order by r.status = any($4) desc, r.asked_at desc, r.number desc limit ${mostOfMine}`,
      [by.organisationId, by.membershipId, by.personId, openRequestStatuses],
    )
  ).rows;

type Awaiting = Mine & Pick<ServiceRequest, 'requesterId' | 'forId'> & { readonly requesterName: string | null };

/** Where my voice is awaited, by the rule by which it would be taken. */
async function readToApprove({ client, by }: Asking): Promise<readonly Awaiting[]> {
  if (!by.canWrite) return [];
  const { rows } = await client.query<Awaiting>(
    `select ${listed}, r.requester_id as "requesterId", r.for_id as "forId", m.name as "requesterName" from ${tables}
       left join access.membership m on m.org_id = r.org_id and m.id = r.requester_id
      where r.org_id = $1 and r.status = 'awaiting-approval' order by r.asked_at, r.number`,
    [by.organisationId],
  );
  const facts = rows.length === 0 ? null : await openFacts(client, by.organisationId, null);
  const mine: Awaiting[] = [];
  for (const row of rows) if (mine.length < mostOfMine && (await facts!.run(voiceToGive(row, by)))) mine.push(row);
  return mine;
}

const told = ({ id, number, title, status, waitReason, askedAt, forName }: Mine) => ({
  id,
  number,
  title,
  status,
  waitReason,
  askedAt,
  forName,
});

export const listAnswers = (recall: Recall<HoursOf>): readonly ViewAnswer[] => [
  answerView(requestCatalogue, async (_, asking) => {
    const { client, by } = asking;
    const { organisationId } = by;
    const self = by.personId === null ? [] : await readAll(client, person, organisationId, { id: by.personId });
    const facts = answerFromMemory(new Map([[person.name, new Map<string, object>(self.map((each) => [each.id, each]))]]) as never);
    const offered = (await readAll(client, offering, organisationId, { isActive: true })).filter((each) =>
      answerFrom(isOffered(each, by), facts),
    );
    const services = await readAll(client, service, organisationId);
    const teams = await readAll(client, team, organisationId);
    const nameIn = (rows: readonly { readonly id: string; readonly name: string }[], id: string | null): string | null =>
      rows.find((each) => each.id === id)?.name ?? null;
    const asksForService = isAllowed(askers, by) && offered.some((each) => each.questions.some(({ kind }) => kind === 'service'));
    return {
      items: offered
        .toSorted((one, other) => one.category.localeCompare(other.category) || one.name.localeCompare(other.name))
        .map(({ id, name, about, category, serviceId, questions, approval, approvalTeamId, targetMinutes }) => ({
          id,
          name,
          about,
          category,
          serviceName: nameIn(services, serviceId),
          questions,
          approval,
          approvalTeamName: approval === 'team' ? nameIn(teams, approvalTeamId) : null,
          targetMinutes,
        })),
      services: asksForService
        ? services
            .filter((each) => each.status === 'live')
            .map(({ id, name }) => ({ id, name }))
            .toSorted((one, other) => one.name.localeCompare(other.name))
        : [],
    };
  }),
  answerView(myRequests, async (_, asking) => {
    const now = asking.tools.now();
    const mine = await readMine(asking);
    const ids = mine.filter(isRequestOpen).map((each) => each.id);
    const clockOf = await readRequestClocks(asking.client, asking.by.organisationId, ids, recall, now);
    return {
      now,
      items: mine.map((each) => ({ ...told(each), dueAt: isRequestOpen(each) ? (clockOf(each).clock?.dueAt ?? null) : null })),
      toApprove: (await readToApprove(asking)).map((each) => ({ ...told(each), requesterName: each.requesterName })),
    };
  }),
  answerView(openRequests, async (query, { client, by, tools }) => {
    const now = tools.now();
    const { rows } = await client.query<Mine & Omit<OpenRequestRow, 'clock'>>(
      `select ${listed}, r.version, r.offering_id as "offeringId", r.team_id as "teamId", r.person_id as "personId",
              (select count(*)::int from jsonb_array_elements(r.steps) s where s ->> 'doneAt' is not null) as "stepsDone", jsonb_array_length(r.steps) as "stepsCount"
         from ${tables}
        where r.org_id = $1 and r.status = any($2) and ($3::uuid is null or r.person_id = $3) and ($4::uuid is null or r.team_id = $4)
          and ($5::uuid is null or r.service_id = $5) and ($6::text is null or r.status = $6)
          and ($7::text is null or r.title ilike $7 or 'REQ-' || r.number ilike $7 or coalesce(r.for_name, f.name) ilike $7)
        order by r.asked_at limit $8`,
      [
        by.organisationId,
        openRequestStatuses,
        query.personId ?? null,
        query.teamId ?? null,
        query.serviceId ?? null,
        query.status ?? null,
        query.q === undefined ? null : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`,
        mostOpenRequests + 1,
      ],
    );
    const shown = rows.slice(0, mostOpenRequests);
    const clockOf = await readRequestClocks(
      client,
      by.organisationId,
      shown.map((each) => each.id),
      recall,
      now,
    );
    const items = shown.map(({ targetMinutes, ...row }) => ({
      ...row,
      clock: standingOf({ ...row, targetMinutes }, clockOf({ ...row, targetMinutes })),
    }));
    return { now, items: items.toSorted(byDue), isCut: rows.length > mostOpenRequests };
  }),
];

type Open = Pick<OpenRequestRow, 'clock' | 'number'>;

/** What is due first; what stands still, or has no clock yet, in the order in which it was asked for. */
const byDue = (one: Open, other: Open): number => {
  const [due, otherDue] = [one.clock?.dueAt ?? '9999', other.clock?.dueAt ?? '9999'];
  return due === otherDue ? one.number - other.number : due < otherDue ? -1 : 1;
};
