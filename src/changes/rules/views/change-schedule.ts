/** Changes, windows and milestones on one axis, in lanes of services. */
import { z } from 'zod';
import { windowKinds } from '#calendar/rules';
import { day, view } from '#platform/kit';
import { changeKinds, changeStatuses } from '../change/change.ts';
import { riskLevels } from '../change/risk.ts';
import { changeReaders } from '../who-may.ts';

/** Longer nobody looks at in one picture. */
export const longestCalendarDays = 100;

export const calendarChange = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    number: z.int(),
    title: z.string(),
    kind: z.enum(changeKinds),
    status: z.enum(changeStatuses),
    risk: z.enum(riskLevels),
    serviceId: z.uuid(),
    implementerName: z.string().nullable(),
    plannedStart: z.iso.datetime(),
    plannedEnd: z.iso.datetime(),
    heldUntil: z.iso.datetime(),
    /** With how much it collides, as far as it still can. */
    collisions: z.int(),
    isRefused: z.boolean(),
  })
  .meta({ id: 'CalendarChange' });
export type CalendarChange = z.output<typeof calendarChange>;

export const calendarBand = z
  .strictObject({
    windowId: z.uuid(),
    name: z.string(),
    kind: z.enum(windowKinds),
    /** The lanes in which it lies; null: it holds for everybody. */
    serviceIds: z.array(z.uuid()).nullable(),
    startAt: z.iso.datetime(),
    endAt: z.iso.datetime(),
  })
  .meta({ id: 'CalendarBand' });
export type CalendarBand = z.output<typeof calendarBand>;

export const changeSchedule = view({
  name: 'change-schedule',
  about:
    'Changes with their collisions, freezes, maintenance windows, business peaks and milestones of projects over some days, by service.',
  path: '/change-schedule',
  query: z.strictObject({ from: day(), to: day() }),
  result: z
    .strictObject({
      zone: z.string(),
      services: z.array(
        z.strictObject({
          id: z.uuid(),
          key: z.string(),
          name: z.string(),
          tier: z.int(),
          ownerId: z.uuid().nullable(),
          teamId: z.uuid().nullable(),
        }),
      ),
      changes: z.array(calendarChange),
      bands: z.array(calendarBand),
      milestones: z.array(
        z.strictObject({
          taskId: z.uuid(),
          projectId: z.uuid(),
          projectKey: z.string(),
          name: z.string(),
          at: z.iso.datetime(),
          serviceIds: z.array(z.uuid()),
        }),
      ),
    })
    .meta({ id: 'ChangeSchedule' }),
  may: changeReaders,
});
export type ChangeSchedule = z.output<(typeof changeSchedule)['result']>;
