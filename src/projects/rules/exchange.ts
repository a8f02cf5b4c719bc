/** Files in and out: project files come in as bytes, are read in a worker, reported on row by row, and put in as one deed. */
import { z } from 'zod';
import { deedFromFile, importRemark, line, managers, ownEndpoint, staff, zone } from '#platform/kit';
import { project } from './project.ts';

export const importFormats = ['mspdi', 'csv', 'xlsx'] as const;
export const exportFormats = ['mspdi', 'csv', 'xlsx'] as const;

/** One line of what an import says: a row that does not come, one that comes otherwise, or a note. */
export const remark = importRemark.required({ subject: true });

/** What a column of a table of tasks can hold; `critical` is known and computed anew. */
export const taskColumns = [
  'number',
  'level',
  'wbs',
  'name',
  'duration',
  'work',
  'start',
  'finish',
  'percentComplete',
  'actualStart',
  'actualFinish',
  'predecessors',
  'assigned',
  'deadline',
  'priority',
  'milestone',
  'mode',
  'constraint',
  'constraintDate',
  'status',
  'critical',
  'notes',
] as const;
export type TaskColumn = (typeof taskColumns)[number];

/** What becomes of a resource that names nobody, such as "Electrician". */
export const genericKinds = ['team', 'skill'] as const;

export const importAnswer = z
  .strictObject({
    /** False: nothing was kept, this is what would come. */
    isDone: z.boolean(),
    /** Null when the file cannot become a project; the remarks say why. */
    project: z.strictObject({ id: z.uuid(), key: z.string(), name: z.string() }).nullable(),
    /** How many rows of each thing come. */
    coming: z.record(z.string(), z.int()),
    /** Of a table: its columns as they are headed, the first value of each, and what it was taken for; null: for nothing. */
    columns: z
      .array(z.strictObject({ header: z.string(), sample: z.string(), meaning: z.enum(taskColumns).nullable() }))
      .nullable()
      .default(null),
    /** Who comes and was not here before, by their number in the file: a person, or a role that names nobody. */
    newcomers: z.array(z.strictObject({ uid: z.int(), name: z.string(), isNobody: z.boolean() })).default([]),
    /** How many resources that name nobody would become teams or skills. */
    generic: z.int().default(0),
    remarks: z.array(remark),
  })
  .meta({ id: 'ImportAnswer', description: 'What an import brings, and row by row what it does not and why' });
export type ImportAnswer = z.output<typeof importAnswer>;

export const importProjectFile = ownEndpoint({
  id: 'import-project-file',
  method: 'POST',
  path: '/project-imports',
  tag: 'projects',
  about:
    'Reads a project file (Microsoft Project XML, CSV, XLSX). A dry run says what will come and what cannot; the real one brings all of it in one transaction, or nothing',
  carries: 'bytes',
  input: z.strictObject({
    format: z.enum(importFormats),
    dryRun: z.enum(['true', 'false']).default('true'),
    /** Stands before the numbers of the tasks; made from the name when left out. */
    key: z
      .string()
      .regex(/^[A-Z][A-Z0-9]{1,9}$/)
      .optional(),
    name: line(200).optional(),
    zone: zone().optional(),
    /** Where neither the file nor `name` says what the project is called, it is called after the file. */
    fileName: line(255).optional(),
    /** Of a table, what its columns are, in their order, instead of what their headers tell: `number,name,,duration`; empty: left out. */
    columns: z
      .string()
      .max(4000)
      .refine((text) => text.split(',').every((each) => each === '' || (taskColumns as readonly string[]).includes(each)), {
        error: `a list of ${taskColumns.join(', ')} with commas between them`,
      })
      .optional(),
    generic: z.enum(genericKinds).default('team'),
    /** Which resources name nobody, by their number in the file, `3,7`; empty: none. Guessed from their names when left out. */
    nobody: z
      .string()
      .max(8000)
      .regex(/^(?:\d+(?:,\d+)*)?$/, 'is a list of numbers with commas between them')
      .optional(),
  }),
  answer: importAnswer,
  may: managers,
});

export const exportProjectFile = ownEndpoint({
  id: 'export-project-file',
  method: 'GET',
  path: '/projects/{id}/export',
  tag: 'projects',
  about: 'The project as a file for other programs: Microsoft Project XML, or its tasks as CSV or XLSX',
  answers: 'bytes',
  input: z.strictObject({ id: z.uuid(), format: z.enum(exportFormats).default('mspdi'), language: z.enum(['en', 'de']).default('en') }),
  may: staff,
});

/** What the journal calls a project that came from a file; its rows are made from the file, not from an input. */
export const importProject = deedFromFile({
  name: 'import-project',
  about: 'Brings a whole project in from a file; taken back by one undo',
  on: project,
  path: '/project-imports',
  may: managers,
});
