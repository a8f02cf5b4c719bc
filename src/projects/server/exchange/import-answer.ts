/** Answers an import: the bytes are read in a worker, the report is made, and what comes is put in by the one writer as one deed. */
import { Problem, put, type Change, type Principal, type Thing } from '#platform/kit';
import { answerEndpoint, inOrganisation, type EndpointAnswer, type Tools } from '#platform/server';
import { openParserPool, type ParserPool } from '#platform/server/files';
import { calendar, calendarException } from '#calendar/rules';
import { person, rate, team } from '#people/rules';
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
} from '#projects/rules';
import type { ExchangeFinding, PlanDocument } from '../../rules/plan-document.ts';
import { rowsOfDocument, type ImportedPlan, type ImportOptions } from './import-plan.ts';
import type { ImportRemark } from './import/import-report.ts';
import { mspdiParser } from './parsers.ts';

let pool: ParserPool | undefined;
/** Workers start with the first file and go when they are idle. */
const parsers = (): ParserPool => (pool ??= openParserPool());
export const closeParsers = async (): Promise<void> => {
  await pool?.close();
  pool = undefined;
};

type Read = { readonly document: PlanDocument; readonly findings: readonly ExchangeFinding[] };

export const importAnswerOf: EndpointAnswer = answerEndpoint(importProjectFile, async ({ input, bytes, by, request, tools }) => {
  if (!bytes?.length) throw new Problem(400, 'empty-file', 'The file is empty', { detail: 'send the file as the body' });
  const { document, findings } = await read(bytes);
  const options = await optionsOf(tools, by!, document, input);
  const plan = rowsOfDocument(document, options);
  const remarks = [...findings.map(remarkOf), ...plan.report].slice(0, 5000);
  const answer: ImportAnswer = {
    isDone: false,
    project: plan.project ? { id: plan.project.id, key: plan.project.key, name: plan.project.name } : null,
    coming: Object.fromEntries(things.map(([name]) => [name, rowsIn(plan, name).length])),
    remarks,
  };
  if (input.dryRun === 'true' || !plan.project) return { body: answer };
  const outcome = await tools.write({
    deed: importProject as never,
    input: {},
    by: by!,
    requestId: request.id,
    key: request.key,
    decide: async () => ({ changes: changesOf(plan), happened: [{ event: 'project-imported', data: { id: plan.project!.id } }] }),
  });
  return { body: { ...answer, isDone: true }, sequence: outcome.sequence };
});

async function read(bytes: Uint8Array): Promise<Read> {
  const answer = await parsers().parse(mspdiParser, bytes);
  if (!answer.ok) throw new Problem(422, answer.refusal.code, 'The file cannot be read', { detail: answer.refusal.detail });
  return answer.value;
}

const remarkOf = (finding: ExchangeFinding): ImportRemark =>
  ({ name: '', ...finding, severity: 'note' }) as unknown as ImportRemark;

/** Everything that comes, in the order in which one refers to another. */
const things: readonly (readonly [keyof Omit<ImportedPlan, 'report'>, Thing])[] = [
  ['calendars', calendar],
  ['exceptions', calendarException],
  ['teams', team],
  ['people', person],
  ['rates', rate],
  ['project', project],
  ['tasks', task],
  ['links', link],
  ['assignments', assignment],
  ['baselines', baseline],
  ['baselineTasks', baselineTask],
];

const rowsIn = (plan: ImportedPlan, name: keyof Omit<ImportedPlan, 'report'>): readonly { id: string }[] => {
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

async function optionsOf(
  tools: Tools,
  by: Principal,
  document: PlanDocument,
  input: { key?: string; name?: string; zone?: string },
): Promise<ImportOptions> {
  return inOrganisation(
    tools.pool,
    by.organisationId,
    async (client) => {
      const all = async <R extends object>(sql: string) => (await client.query<R>(sql, [by.organisationId])).rows;
      const keys = new Set((await all<{ key: string }>('select key from projects.project where org_id = $1')).map((row) => row.key));
      const [organisation] = await all<{ zone: string }>('select zone from access.organisation where org_id = $1');
      const [standard] = await all<{ id: string }>('select id from calendar.calendar where org_id = $1 and is_default');
      if (input.key && keys.has(input.key))
        throw new Problem(409, 'already-taken', 'Already taken', {
          detail: `there is a project ${input.key} already`,
          errors: [{ pointer: '/key', code: 'already-taken', detail: 'taken already' }],
        });
      return {
        key: input.key ?? freeKey(input.name ?? document.project.title ?? document.project.name ?? 'Project', keys),
        name: input.name,
        zone: input.zone ?? organisation!.zone,
        at: tools.now(),
        newId: tools.newId,
        people: await all('select id, name, email from people.person where org_id = $1'),
        teams: await all('select id, name from people.team where org_id = $1'),
        calendars: await all('select id, name from calendar.calendar where org_id = $1'),
        defaultCalendarId: standard?.id ?? null,
      };
    },
    { readOnly: true },
  );
}

/** `ERP roll-out 2027` becomes ERP, or ERP2 when that is taken. */
function freeKey(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean);
  const word = /^[A-Z]/.test(letters[0] ?? '') ? letters[0]!.slice(0, 6) : 'PRJ';
  const base = word.length < 2 ? `${word}P` : word;
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}${n}`;
    if (!taken.has(key)) return key;
  }
}
