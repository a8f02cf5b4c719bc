/** Tables of people in and out; beside those of tasks, with which they share all reading and writing. */
import { z } from 'zod';
import { deedFromFile, managers, ownEndpoint } from '#platform/kit';
import { person } from '#people/rules';
import { remark } from './exchange.ts';

export const importPeopleFile = ownEndpoint({
  id: 'import-people-file',
  method: 'POST',
  path: '/people-imports',
  tag: 'people',
  about:
    'Reads a table of people (CSV, XLSX). Whoever is known by e-mail or name is changed, the others are new; a dry run reports row by row',
  carries: 'bytes',
  input: z.strictObject({
    format: z.enum(['csv', 'xlsx']),
    dryRun: z.enum(['true', 'false']).default('true'),
    language: z.enum(['en', 'de']).default('en'),
    mapping: z
      .string()
      .max(600)
      .regex(/^([a-zA-Z]+:\d{1,4}(,|$))*$/)
      .optional()
      .describe('which column, counted from 0, holds what: `name:0,email:3`; told from the header when left out'),
  }),
  answer: z
    .strictObject({
      isDone: z.boolean(),
      added: z.int(),
      changed: z.int(),
      header: z.array(z.string()),
      /** What was made of which column, counted from 0. */
      mapping: z.record(z.string(), z.int()),
      remarks: z.array(remark),
    })
    .meta({ id: 'PeopleImport' }),
  may: managers,
});

export const exportPeopleFile = ownEndpoint({
  id: 'export-people-file',
  method: 'GET',
  path: '/people-export',
  tag: 'people',
  about: 'All people as a table (CSV, XLSX) that comes back in as it went out',
  answers: 'bytes',
  input: z.strictObject({ format: z.enum(['csv', 'xlsx']).default('xlsx'), language: z.enum(['en', 'de']).default('en') }),
  may: managers,
});

/** What the journal calls people who came from a table. */
export const importPeople = deedFromFile({
  name: 'import-people',
  about: 'Brings people in from a table; taken back by one undo',
  on: person,
  path: '/people-imports',
  may: managers,
});
