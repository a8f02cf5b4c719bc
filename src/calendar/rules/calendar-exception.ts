/** Days that differ from the week: a public holiday, a bridge day, an extra Saturday. */
import { z } from 'zod';
import { day, line, reference, thing } from '#platform/kit';
import { recurrence } from './recurrence.ts';
import { shifts } from './shifts.ts';

export const calendarException = thing({
  name: 'calendar-exception',
  plural: 'calendar-exceptions',
  room: 'calendar',
  about: 'Days on which a calendar differs from its week: public holidays, bridge days, extra working days.',
  schema: z.strictObject({
    calendarId: reference(),
    name: line(200),
    kind: z.enum(['holiday', 'exception']).default('exception'),
    startsOn: day(),
    /** Last day, included; of a recurring exception the last day on which it may fall. */
    endsOn: day(),
    /** None: the days are free. */
    shifts: shifts().default([]),
    recurrence: recurrence().nullable().default(null),
    /** At most so many occurrences. */
    times: z.int().min(1).max(10_000).nullable().default(null),
    /** Country and region (`DE-HH`) whose public holidays brought it here; null when somebody wrote it. */
    importedFrom: line(10).nullable().default(null),
  }),
  title: 'name',
  references: { calendarId: 'calendar' },
  searchable: ['name'],
  sortable: ['startsOn', 'name'],
  filterable: ['calendarId', 'kind', 'startsOn', 'endsOn'],
  fixed: ['calendarId', 'importedFrom'],
  isBranchable: true,
});
