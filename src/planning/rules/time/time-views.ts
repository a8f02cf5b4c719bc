/** What was logged: on one piece of work by all, and by whoever asks over days. */
import { z } from 'zod';
import { day, staff, view, type Permission } from '#platform/kit';

const subject = z.strictObject({
  thing: z.enum(['task', 'incident', 'change', 'service-request']),
  id: z.uuid(),
  /** `ERP-12`, `INC-7`, `CHG-3`, `REQ-12`. */
  key: z.string(),
  name: z.string(),
});

const logged = z.strictObject({ minutes: z.int(), people: z.int() }).meta({ id: 'LoggedTime' });
const about = 'How much time was logged on it, by how many people; who and when is told to those who may know.';
const query = z.strictObject({ id: z.uuid() });
/** Who works here; a role in one project alone does not open it. */
const workers: Permission = { organisation: staff.organisation };

export const taskTime = view({ name: 'task-time', about, path: '/tasks/{id}/logged-time', query, result: logged, may: workers });
export const incidentTime = view({
  name: 'incident-time',
  about,
  path: '/incidents/{id}/logged-time',
  query,
  result: logged,
  may: workers,
});
export const changeTime = view({ name: 'change-time', about, path: '/changes/{id}/logged-time', query, result: logged, may: workers });
export const requestTime = view({
  name: 'request-time',
  about,
  path: '/service-requests/{id}/logged-time',
  query,
  result: logged,
  may: workers,
});

/** Most days of a sheet. */
export const longestSheetDays = 62;

export const timeSheet = view({
  name: 'time-sheet',
  about: 'What whoever asks worked on, day by day.',
  path: '/time-sheet',
  query: z.strictObject({ from: day(), to: day().describe('last day, included') }),
  result: z
    .strictObject({
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
