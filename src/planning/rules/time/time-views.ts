/** What was logged: on one piece of work by all, and by one person over days. */
import { z } from 'zod';
import { day, staff, view } from '#platform/kit';

const subject = z.strictObject({
  thing: z.enum(['task', 'incident', 'change']),
  id: z.uuid(),
  /** `ERP-12`, `INC-7`, `CHG-3`. */
  key: z.string(),
  name: z.string(),
});

export const loggedTime = view({
  name: 'logged-time',
  about: 'How much time was logged on one task, incident or change, by how many people; who and when is told to those who may know.',
  path: '/logged-time',
  query: z.strictObject({ thing: z.enum(['task', 'incident', 'change']), id: z.uuid() }),
  result: z.strictObject({ minutes: z.int(), people: z.int() }).meta({ id: 'LoggedTime' }),
  may: staff,
});

/** Most days of a sheet. */
export const longestSheetDays = 62;

export const timeSheet = view({
  name: 'time-sheet',
  about: 'What somebody worked on, day by day: their own, or, for managers, that of anybody.',
  path: '/time-sheet',
  query: z.strictObject({
    from: day(),
    to: day().describe('last day, included'),
    personId: z.uuid().optional().describe('left out: whoever asks'),
  }),
  result: z
    .strictObject({
      personId: z.uuid().nullable(),
      items: z.array(
        z.strictObject({
          id: z.uuid(),
          version: z.int(),
          on: day(),
          minutes: z.int(),
          note: z.string(),
          projectId: z.uuid().nullable(),
          subject,
        }),
      ),
    })
    .meta({ id: 'TimeSheet' }),
  may: { organisation: ['owner', 'admin', 'manager', 'member'] },
});
