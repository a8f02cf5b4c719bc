/** Answers the import and export of people as tables. */
import type { PoolClient } from 'pg';
import { done, patch, Problem, put } from '#platform/kit';
import { answerEndpoint, inOrganisation, readAll, type EndpointAnswer } from '#platform/server';
import { columnMappingIn, writeXlsx } from '#platform/server/files';
import { calendar } from '#calendar/rules';
import { jobRole, person, site, team } from '#people/rules';
import { exportPeopleFile, importPeople, importPeopleFile } from '#projects/rules';
import { parsers } from './import-answer.ts';
import { peopleFileParser } from './parsers.ts';
import { PERSON_COLUMNS } from './table/columns.ts';
import { csvOf, tableOfPeople } from './tables-out.ts';

const personColumns = PERSON_COLUMNS.map(({ name }) => name);

const known = async (client: PoolClient, organisationId: string) => ({
  people: await readAll(client, person, organisationId),
  teams: await readAll(client, team, organisationId),
  sites: await readAll(client, site, organisationId),
  jobRoles: await readAll(client, jobRole, organisationId),
  calendars: await readAll(client, calendar, organisationId),
});

export const peopleAnswers: readonly EndpointAnswer[] = [
  answerEndpoint(importPeopleFile, async ({ input, bytes, by, request, tools }) => {
    if (!bytes?.length) throw new Problem(400, 'empty-file', 'The file is empty', { detail: 'send the file as the body' });
    const here = await inOrganisation(tools.pool, by!.organisationId, (client) => known(client, by!.organisationId), { readOnly: true });
    const read = await parsers().parse(peopleFileParser, bytes, {
      format: input.format,
      tongue: input.language,
      ...(input.mapping === undefined ? {} : { mapping: columnMappingIn(input.mapping, personColumns) }),
      ...here,
    });
    if (!read.ok) throw new Problem(422, read.refusal.code, 'The file cannot be read', { detail: read.refusal.detail });
    const { added, changed, report, header, mapping } = read.value;
    const answer = {
      isDone: false,
      added: added.length,
      changed: changed.length,
      header: [...header],
      mapping: { ...mapping },
      remarks: report.slice(0, 5000),
    };
    if (input.dryRun === 'true') return { body: answer };
    const changes = [
      ...added.map(({ id, ...fields }) => put(person, id, fields)),
      ...changed.filter((each) => Object.keys(each.fields).length > 0).map((each) => patch(person, each.id, each.fields)),
    ];
    const outcome = await tools.write({
      deed: importPeople as never,
      input: {},
      by: by!,
      requestId: request.id,
      key: request.key,
      decide: async () => done(changes, [{ event: 'people-imported', data: { added: added.length, changed: changed.length } }], {}),
    });
    return { body: { ...answer, isDone: true }, sequence: outcome.sequence };
  }),

  answerEndpoint(exportPeopleFile, async ({ input, by, tools }) => {
    const here = await inOrganisation(tools.pool, by!.organisationId, (client) => known(client, by!.organisationId), { readOnly: true });
    const names = new Map(Object.values(here).flatMap((rows) => rows.map((row): [string, string] => [row.id, row.name])));
    const sheet = tableOfPeople(here.people, (id) => names.get(id), input.language);
    const isCsv = input.format === 'csv';
    return {
      bytes: isCsv ? Buffer.from(csvOf(sheet, input.language)) : await writeXlsx([sheet]),
      headers: {
        'content-type': isCsv ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename="people.${input.format}"`,
      },
    };
  }),
];
