/** Answers an import: the bytes become rows in a worker, the report is shown, and what comes is put in by the one writer as one deed. */
import { nextNumber, Problem, put, type Change, type Principal, type Thing } from '#platform/kit';
import type { PoolClient } from 'pg';
import { answerEndpoint, inOrganisation, readAll, type EndpointAnswer, type Tools } from '#platform/server';
import { openParserPool, type ParserPool } from '#platform/server/files';
import { calendar, calendarException } from '#calendar/rules';
import { person, rate, skill, team } from '#people/rules';
import {
  assignment,
  baseline,
  baselineTask,
  importProject,
  importProjectFile,
  link,
  project,
  task,
  type ImportAnswer,
  type TaskColumn,
} from '#projects/rules';
import type { KnownCalendar } from './import/calendar-rows.ts';
import type { ImportedPlan } from './import-plan.ts';
import { projectFileParser } from './parsers.ts';
import type { ProjectFileFormat, ProjectFileOptions } from './read-project-file.ts';

let pool: ParserPool | undefined;
/** Workers start with the first file and go when they are idle. */
export const parsers = (): ParserPool => (pool ??= openParserPool());
export const closeParsers = async (): Promise<void> => {
  await pool?.close();
  pool = undefined;
};

const mostRemarks = 5000;
const mostNewcomers = 1000;

export const importAnswerOf: EndpointAnswer = answerEndpoint(importProjectFile, async ({ input, bytes, by, request, tools }) => {
  if (!bytes?.length) throw new Problem(400, 'empty-file', 'The file is empty', { detail: 'send the file as the body' });
  const read = await parsers().parse(projectFileParser, bytes, await optionsOf(tools, by!, input));
  if (!read.ok) throw new Problem(422, read.refusal.code, 'The file cannot be read', { detail: read.refusal.detail });
  const { plan, remarks, header, mapping, samples } = read.value;
  const answer: ImportAnswer = {
    isDone: false,
    project: plan.project ? { id: plan.project.id, key: plan.project.key, name: plan.project.name } : null,
    coming: Object.fromEntries(things.map(([name]) => [name, rowsIn(plan, name).length])),
    columns: header && mapping && samples ? columnsOf(header, mapping, samples) : null,
    newcomers: plan.newcomers.slice(0, mostNewcomers),
    generic: remarks.filter(({ code }) => code === 'becomes-team' || code === 'becomes-skill').length,
    remarks: remarks.slice(0, mostRemarks),
  };
  if (input.dryRun === 'true' || !plan.project) return { body: answer };
  const outcome = await tools.write({
    deed: importProject as never,
    input: {},
    by: by!,
    requestId: request.id,
    key: request.key,
    decide: async (facts) => {
      // The next task that somebody adds gets a number after these.
      const last = Math.max(0, ...plan.tasks.map((each) => each.number));
      if (last > 0) await facts.run(nextNumber(`task:${plan.project!.id}`, last));
      return { changes: changesOf(plan), happened: [{ event: 'project-imported', data: { id: plan.project!.id } }] };
    },
  });
  return { body: { ...answer, isDone: true }, sequence: outcome.sequence };
});

type Rows = keyof Omit<ImportedPlan, 'report' | 'newcomers'>;

/** Everything that comes, in the order in which one refers to another. */
const things: readonly (readonly [Rows, Thing])[] = [
  ['calendars', calendar],
  ['exceptions', calendarException],
  ['teams', team],
  ['skills', skill],
  ['people', person],
  ['rates', rate],
  ['project', project],
  ['tasks', task],
  ['links', link],
  ['assignments', assignment],
  ['baselines', baseline],
  ['baselineTasks', baselineTask],
];

const rowsIn = (plan: ImportedPlan, name: Rows): readonly { id: string }[] => {
  const rows = plan[name];
  return rows === undefined ? [] : Array.isArray(rows) ? (rows as { id: string }[]) : [rows as { id: string }];
};

function changesOf(plan: ImportedPlan): Change[] {
  return things.flatMap(([name, thing]) =>
    rowsIn(plan, name).map((row) => {
      const { id, ...fields } = row;
      return put(thing, id, fields as never);
    }),
  );
}

type Columns = NonNullable<ImportAnswer['columns']>;

function columnsOf(header: readonly string[], mapping: Readonly<Partial<Record<TaskColumn, number>>>, samples: readonly string[]): Columns {
  const meanings = new Map(Object.entries(mapping).map(([name, at]) => [at, name as TaskColumn]));
  return header.map((text, at) => ({ header: text, sample: (samples[at] ?? '').slice(0, 100), meaning: meanings.get(at) ?? null }));
}

/** `number,name,,duration`: which column holds what. A meaning that is given twice goes to the first. */
function mappingIn(columns: string): Readonly<Partial<Record<TaskColumn, number>>> {
  const mapping: Partial<Record<TaskColumn, number>> = {};
  for (const [at, meaning] of columns.split(',').entries()) if (meaning !== '') mapping[meaning as TaskColumn] ??= at;
  return mapping;
}

/** With all that they say, so that one that comes back unchanged is known again. */
async function calendarsHere(client: PoolClient, organisationId: string): Promise<readonly KnownCalendar[]> {
  const [calendars, exceptions] = [
    await readAll(client, calendar, organisationId),
    await readAll(client, calendarException, organisationId),
  ];
  const of = Map.groupBy(exceptions, (each) => each.calendarId);
  return calendars.map((each) => ({ ...each, exceptions: of.get(each.id) ?? [] }));
}

async function optionsOf(
  tools: Tools,
  by: Principal,
  input: {
    format: ProjectFileFormat;
    key?: string;
    name?: string;
    zone?: string;
    fileName?: string;
    columns?: string;
    generic: 'team' | 'skill';
    nobody?: string;
  },
): Promise<ProjectFileOptions> {
  return inOrganisation(
    tools.pool,
    by.organisationId,
    async (client) => {
      const all = async <R extends object>(sql: string) => (await client.query<R>(sql, [by.organisationId])).rows;
      const takenKeys = (await all<{ key: string }>('select key from projects.project where org_id = $1')).map((row) => row.key);
      const [organisation] = await all<{ zone: string }>('select zone from access.organisation where org_id = $1');
      const [standard] = await all<{ id: string }>('select id from calendar.calendar where org_id = $1 and is_default');
      if (input.key && takenKeys.includes(input.key))
        throw new Problem(409, 'already-taken', 'Already taken', {
          detail: `there is a project ${input.key} already`,
          errors: [{ pointer: '/key', code: 'already-taken', detail: 'taken already' }],
        });
      return {
        format: input.format,
        key: input.key,
        takenKeys,
        name: input.name,
        fileTitle: input.fileName?.replace(/\.[A-Za-z0-9]{1,5}$/, '').trim() || undefined,
        generic: input.generic,
        ...(input.nobody === undefined ? {} : { nobody: input.nobody.split(',').filter(Boolean).map(Number) }),
        ...(input.columns === undefined ? {} : { table: { mapping: mappingIn(input.columns) } }),
        zone: input.zone ?? organisation!.zone,
        at: tools.now(),
        people: await all('select id, name, email from people.person where org_id = $1'),
        teams: await all('select id, name from people.team where org_id = $1'),
        skills: await all('select id, name from people.skill where org_id = $1'),
        calendars: await calendarsHere(client, by.organisationId),
        defaultCalendarId: standard?.id ?? null,
      };
    },
    { readOnly: true },
  );
}
