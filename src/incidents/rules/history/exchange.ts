/** Incidents of the past from another program: one row each, or one row for every thing that was done to them. */
import { z } from 'zod';
import { deedFromFile, importRemark, managers, ownEndpoint, zone } from '#platform/kit';
import { incident } from '../incident/incident.ts';

export const historyImport = z
  .strictObject({
    /** False: nothing was kept, this is what would come. */
    isDone: z.boolean(),
    added: z.int(),
    changed: z.int(),
    /** Here already, just as they are in the file. */
    unchanged: z.int(),
    /** Rows that were read: what was done to all of them. */
    events: z.int(),
    /** Teams that are named and not here yet; they come too. */
    newTeams: z.array(z.string()),
    dateOrder: z.enum(['day-first', 'month-first']),
    header: z.array(z.string()),
    /** What was made of which column, counted from 0. */
    mapping: z.record(z.string(), z.int()),
    remarks: z.array(importRemark),
  })
  .meta({ id: 'IncidentHistoryImport' });
export type HistoryImport = z.output<typeof historyImport>;

export const importIncidentsFile = ownEndpoint({
  id: 'import-incidents-file',
  method: 'POST',
  path: '/incident-imports',
  tag: 'incidents',
  about:
    'Reads incidents of the past (CSV, XLSX): a row for each, or a row for every event of each, as ServiceNow and others write them. Those known by their number there are changed where they differ, the others are new; teams that are named and unknown come too. A dry run reports row by row',
  carries: 'bytes',
  input: z.strictObject({
    format: z.enum(['csv', 'xlsx']),
    dryRun: z.enum(['true', 'false']).default('true'),
    mapping: z
      .string()
      .max(800)
      .regex(/^([a-zA-Z]+:\d{1,4}(,|$))*$/)
      .optional()
      .describe(
        'which column, counted from 0, holds what: `number:0,openedAt:9`; told from the header when left out, or taken as it was told for a table with the same header before',
      ),
    /** Where the clocks stood by which its times are written. */
    zone: zone().default('UTC'),
    dateOrder: z
      .enum(['day-first', 'month-first'])
      .optional()
      .describe('which comes first in 3/4/2026; told from the dates themselves when left out'),
  }),
  answer: historyImport,
  may: managers,
});

/** What the journal calls incidents that came from a table. */
export const importIncidents = deedFromFile({
  name: 'import-incidents',
  about: 'Brings incidents of the past in from a table; taken back by one undo',
  on: incident,
  path: '/incident-imports',
  may: managers,
});
