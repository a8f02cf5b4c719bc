/** Answers imports of incidents of the past: read in a worker, reported, and put in by the one writer as one deed. */
import type { PoolClient } from 'pg';
import { canonical, done, nextNumber, patch, Problem, put, type Change, type ImportRemark, type Principal } from '#platform/kit';
import { answerEndpoint, inOrganisation, newId, readAll, type EndpointAnswer, type Tools } from '#platform/server';
import { columnMappingIn, openParserPool, parserIn, type ParserPool } from '#platform/server/files';
import { person, team } from '#people/rules';
import { service } from '#operations/rules';
import {
  historyColumns,
  historyMapping,
  importIncidents,
  importIncidentsFile,
  incident,
  incidentPast,
  remembered,
  type HistoryImport,
  type HistoryMapping,
  type Incident,
  type IncidentPast,
} from '#incidents/rules';
import type { HistoryFileOptions, HistoryRead } from './past-of-file.ts';
import type { PastIncident } from './past-incident.ts';

const parser = parserIn<HistoryRead, HistoryFileOptions>(new URL('./past-of-file.ts', import.meta.url), 'readHistoryFile');

let pool: ParserPool | undefined;
/** A log of events is larger than other tables; workers start with the first and go when they are idle. */
const parsers = (): ParserPool => (pool ??= openParserPool({ memoryMegabytes: 1024, seconds: 120 }));
export const closeHistoryParsers = async (): Promise<void> => {
  await pool?.close();
  pool = undefined;
};

const mostRemarks = 5000;

interface Known {
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly pasts: ReadonlyMap<string, IncidentPast>;
  readonly teams: Map<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly services: ReadonlyMap<string, string>;
}

const toldIn = (tools: Tools, organisationId: string): Promise<readonly HistoryMapping[]> =>
  inOrganisation(tools.pool, organisationId, (client) => readAll(client, historyMapping, organisationId), { readOnly: true });

async function knownIn(client: PoolClient, organisationId: string): Promise<Known> {
  const named = (rows: readonly { readonly id: string; readonly name: string }[]): Map<string, string> =>
    new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]));
  const services = await readAll(client, service, organisationId);
  const incidents = await readAll(client, incident, organisationId, { source: 'import' });
  const pasts = incidents.length === 0 ? [] : await readAll(client, incidentPast, organisationId);
  return {
    incidents: new Map(incidents.flatMap((each) => (each.externalId === null ? [] : [[each.externalId, each] as const]))),
    pasts: new Map(pasts.map((each) => [each.incidentId, each])),
    teams: named(await readAll(client, team, organisationId)),
    people: named(await readAll(client, person, organisationId)),
    services: new Map([...named(services), ...services.map(({ id, key }) => [key.toLowerCase(), id] as const)]),
  };
}

type IncidentFields = Omit<Incident, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'number'>;
type PastFields = Omit<IncidentPast, 'id' | 'version' | 'createdAt' | 'updatedAt' | 'incidentId'>;

const blank = incident.schema.omit({ number: true }).parse({ title: 'x', openedAt: '2000-01-01T00:00:00.000Z', source: 'import' });

function recordsOf(past: PastIncident, { teams, people, services }: Known): { readonly fields: IncidentFields; readonly past: PastFields } {
  const idIn = (among: ReadonlyMap<string, string>, name: string | null): string | null => (name && among.get(name.toLowerCase())) || null;
  const { externalId, title, description, status, openedAt, acknowledgedAt, restoredAt, resolvedAt, closedAt } = past;
  const { impact, urgency, priority, reassignments, reopens, isPromiseKept, category, channel, problem, change } = past;
  return {
    fields: {
      ...blank,
      externalId,
      title,
      description,
      status,
      openedAt,
      acknowledgedAt,
      restoredAt,
      resolvedAt,
      impact,
      urgency,
      priority,
      reassignments,
      reopens,
      holdReason: status === 'on-hold' ? 'other' : null,
      closedAt: status === 'closed' ? closedAt : null,
      teamId: idIn(teams, past.team),
      personId: idIn(people, past.person),
      serviceId: idIn(services, past.service),
    },
    past: {
      isPromiseKept,
      category,
      channel,
      problem,
      change,
      moments: past.moments.map(({ team: name, ...each }) => {
        const teamId = idIn(teams, name ?? null);
        return { ...each, ...(teamId ? { teamId } : {}) };
      }),
    },
  };
}

interface Plan {
  readonly newTeams: readonly { readonly id: string; readonly name: string }[];
  readonly added: readonly { readonly fields: IncidentFields; readonly past: PastFields }[];
  readonly changed: readonly Change[];
  readonly unchanged: number;
  readonly changedIncidents: number;
}

const same = (one: unknown, other: unknown): boolean => canonical(one as never) === canonical(other as never);

function planOf(read: HistoryRead, known: Known, tell: (remark: ImportRemark) => void): Plan {
  const names = new Set(read.incidents.flatMap((each) => [each.team, ...each.moments.map((moment) => moment.team ?? null)]));
  const newTeams: { id: string; name: string }[] = [];
  for (const name of names) {
    if (name === null || known.teams.has(name.toLowerCase())) continue;
    const id = newId();
    newTeams.push({ id, name });
    known.teams.set(name.toLowerCase(), id);
  }
  const unknownServices = new Set(
    read.incidents.flatMap(({ service: name }) => (name !== null && !known.services.has(name.toLowerCase()) ? [name] : [])),
  );
  for (const name of unknownServices)
    tell({
      severity: 'amended',
      name,
      field: 'service',
      code: 'service-unknown',
      detail: `no service is called "${name}"; its incidents come without one`,
      values: { text: name },
    });
  if (newTeams.length > 0) {
    const named = newTeams.slice(0, 10).map((each) => each.name);
    const text = [...named, ...(newTeams.length > named.length ? ['…'] : [])].join(', ');
    const values = { count: newTeams.length, text };
    tell({
      severity: 'note',
      name: '',
      field: 'team',
      code: 'teams-come',
      detail: `${newTeams.length} teams that are not here yet come too: ${text}`,
      values,
    });
  }
  const added: Plan['added'][number][] = [];
  const changed: Change[] = [];
  let [unchanged, changedIncidents] = [0, 0];
  for (const each of read.incidents) {
    const { fields, past } = recordsOf(each, known);
    const here = known.incidents.get(each.externalId);
    const herePast = here && known.pasts.get(here.id);
    if (!here || !herePast) {
      added.push({ fields, past });
      continue;
    }
    const differing = differenceOf(here, fields);
    const pastDiffering = differenceOf(herePast, past);
    if (differing) changed.push(patch(incident, here.id, differing as never));
    if (pastDiffering) changed.push(patch(incidentPast, herePast.id, pastDiffering as never));
    if (differing || pastDiffering) changedIncidents++;
    else unchanged++;
  }
  return { newTeams, added, changed, unchanged, changedIncidents };
}

/** What the file says otherwise; what was entered here by hand since (entries of the timeline) stays. */
function differenceOf(here: object, said: object): Readonly<Record<string, unknown>> | undefined {
  const fields = Object.entries(said).filter(
    ([name, value]) => name !== 'entries' && !same((here as Record<string, unknown>)[name] ?? null, value ?? null),
  );
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

export const historyAnswer: EndpointAnswer = answerEndpoint(importIncidentsFile, async ({ input, bytes, by, request, tools }) => {
  if (!bytes?.length) throw new Problem(400, 'empty-file', 'The file is empty', { detail: 'send the file as the body' });
  const told = await toldIn(tools, by!.organisationId);
  const answer = await parsers().parse(parser, bytes, {
    format: input.format,
    zone: input.zone,
    today: tools.now(),
    told: told.map(({ header, columns }) => ({ header, columns })),
    ...(input.dateOrder ? { dateOrder: input.dateOrder } : {}),
    ...(input.mapping === undefined ? {} : { mapping: columnMappingIn(input.mapping, historyColumns) }),
  });
  if (!answer.ok) throw new Problem(422, answer.refusal.code, 'The file cannot be read', { detail: answer.refusal.detail });
  const read = answer.value;
  const known = await inOrganisation(tools.pool, by!.organisationId, (client) => knownIn(client, by!.organisationId), { readOnly: true });
  const remarks = [...read.remarks];
  const plan = planOf(read, known, (remark) => remarks.push(remark));
  const body: HistoryImport = {
    isDone: input.dryRun === 'false',
    added: plan.added.length,
    changed: plan.changedIncidents,
    unchanged: plan.unchanged,
    events: read.events,
    newTeams: plan.newTeams.map(({ name }) => name),
    dateOrder: read.dateOrder,
    header: [...read.header],
    mapping: { ...read.mapping } as Record<string, number>,
    remarks: remarks.slice(0, mostRemarks),
  };
  if (input.dryRun === 'true') return { body };
  const outcome = await tools.write({
    deed: importIncidents as never,
    input: {},
    by: by as Principal,
    requestId: request.id,
    key: request.key,
    decide: async (facts) => {
      const first = plan.added.length === 0 ? 0 : await facts.run(nextNumber('incident', plan.added.length));
      const blankTeam = team.schema.parse({ name: 'x' });
      return done(
        [
          ...plan.newTeams.map(({ id, name }) => put(team, id, { ...blankTeam, name })),
          ...plan.added.flatMap(({ fields, past }, place) => {
            const id = newId();
            return [put(incident, id, { ...fields, number: first + place }), put(incidentPast, newId(), { ...past, incidentId: id })];
          }),
          ...plan.changed,
          ...(input.mapping === undefined ? [] : remembered(read.header, read.mapping, told, newId)),
        ],
        [{ event: 'incidents-imported', data: { added: body.added, changed: body.changed } }],
        {},
      );
    },
  });
  return { body, sequence: outcome.sequence };
});
