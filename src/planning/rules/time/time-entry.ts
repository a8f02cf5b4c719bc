/** Time that somebody spent: the one kind of record of effort, whatever it was spent on. */
import { z } from 'zod';
import { day, many, prose, reference, refuse, standardDeeds, thing, type Asked, type Asking, type Refusal, type Row } from '#platform/kit';
import { ownTimeOrManagers } from './who-may.ts';
import { projectOf, refuseWorkedOn, workedOn, workedOnReferences, type WorkedOn } from './worked-on.ts';

export const minutesPerDay = 1440;

export const timeEntry = thing({
  name: 'time-entry',
  plural: 'time-entries',
  room: 'planning',
  about: 'Time that a person spent on a task, an incident, a change or a request on one day.',
  schema: z.strictObject({
    personId: reference(),
    on: day(),
    minutes: z.int().min(1).max(minutesPerDay),
    ...workedOn,
    /** The project in which the task lies; null for what lies in none. */
    projectId: reference().nullable().default(null),
    note: prose(500).default(''),
  }),
  title: 'note',
  references: { personId: 'person', projectId: 'project', ...workedOnReferences },
  sortable: ['on', 'minutes'],
  filterable: ['personId', 'on', 'taskId', 'incidentId', 'changeId', 'serviceRequestId', 'projectId'],
  fixed: ['personId'],
  scope: 'projectId',
  owner: 'personId',
  mayRead: ownTimeOrManagers,
});
export type TimeEntry = Row<typeof timeEntry>;

export const {
  create: createTimeEntry,
  change: changeTimeEntry,
  remove: removeTimeEntry,
} = standardDeeds(timeEntry, {
  mayCreate: ownTimeOrManagers,
  mayChange: ownTimeOrManagers,
  mayRemove: ownTimeOrManagers,
  filled: { projectId: (row) => projectOf(row as unknown as WorkedOn) },
  *check(next, _before, asked) {
    return (yield* refuseWorkedOn(next)) ?? (yield* refuseDay(next, asked));
  },
});

/** A day has twenty-four hours, and none of them lies ahead. Somewhere it is tomorrow already. */
export function* refuseDay(
  { id, personId, on, minutes }: Pick<TimeEntry, 'id' | 'personId' | 'on' | 'minutes'>,
  { at }: Asked,
): Asking<Refusal | undefined> {
  const latest = new Date(Date.parse(at) + 14 * 3_600_000).toISOString().slice(0, 10);
  if (on > latest) return refuse('in-the-future', 'time is logged when it is spent', { field: 'on' });
  const others = (yield* many(timeEntry, { personId, on })).filter((each) => each.id !== id);
  const spent = others.reduce((sum, each) => sum + each.minutes, 0);
  if (spent + minutes <= minutesPerDay) return undefined;
  return refuse('day-is-full', `${spent} minutes are logged on this day already; a day has ${minutesPerDay}`, {
    field: 'minutes',
    values: { spent, left: minutesPerDay - spent },
  });
}
