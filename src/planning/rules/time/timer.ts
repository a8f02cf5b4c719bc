/** The watch that runs while somebody works: stopped, it becomes time that was spent. */
import { z } from 'zod';
import {
  deed,
  done,
  instant,
  many,
  notFound,
  one,
  patch,
  prose,
  put,
  reference,
  remove,
  standardDeeds,
  thing,
  type Asked,
  type Asking,
  type Change,
  type Row,
} from '#platform/kit';
import { minutesPerDay, timeEntry } from './time-entry.ts';
import { ownTimeOrManagers } from './who-may.ts';
import { projectOf, refuseWorkedOn, workedOn, workedOnFields, workedOnOf, workedOnReferences } from './worked-on.ts';

const own = { organisation: [], own: true } as const;

export const timer = thing({
  name: 'timer',
  plural: 'timers',
  room: 'planning',
  about: 'A watch that runs for somebody while they work on something; each has one at most.',
  schema: z.strictObject({
    personId: reference(),
    startedAt: instant(),
    ...workedOn,
    projectId: reference().nullable().default(null),
  }),
  title: 'startedAt',
  references: { personId: 'person', projectId: 'project', ...workedOnReferences },
  filterable: ['personId'],
  fixed: ['personId', 'startedAt', 'taskId', 'incidentId', 'changeId', 'serviceRequestId', 'projectId'],
  scope: 'projectId',
  owner: 'personId',
  mayRead: own,
});
export type Timer = Row<typeof timer>;

export const startTimer = deed({
  name: 'start-timer',
  about: 'Starts the watch on what is worked on now; one that runs is stopped first, and its time is logged.',
  on: timer,
  binding: { method: 'POST', path: '/timers' },
  input: z.strictObject({ personId: z.uuid(), ...workedOn }),
  may: ownTimeOrManagers,
  creates: true,
  ownerIn: ({ personId }) => personId,
  *decide(input, asked) {
    const { personId } = input;
    const refusal = yield* refuseWorkedOn(input);
    if (refusal) return refusal;
    const [running] = yield* many(timer, { personId });
    const id = asked.newId();
    const row = { personId, startedAt: asked.at, ...workedOnOf(input), projectId: yield* projectOf(input) };
    return done([...(running ? yield* stopped(running, '', asked) : []), put(timer, id, row)], [{ event: 'timer-started', data: { id } }]);
  },
});

export const stopTimer = deed({
  name: 'stop-timer',
  about: 'Stops the watch and logs its time, in whole minutes, on the day on which it was started.',
  on: timer,
  binding: { method: 'POST', path: '/timers/{id}/stop' },
  input: z.strictObject({ id: z.uuid(), note: prose(500).default('') }),
  may: own,
  answer: z.strictObject({ minutes: z.int() }),
  *decide({ id, note }, asked) {
    const running = yield* one(timer, id);
    if (!running) return notFound(timer);
    return done(yield* stopped(running, note, asked), [{ event: 'timer-stopped', data: { id } }], { minutes: minutesOf(running, asked) });
  },
});

export const { remove: removeTimer } = standardDeeds(timer, { mayCreate: own, mayChange: own, mayRemove: own });

/** At least one; a watch that was forgotten counts a day at most. */
const minutesOf = ({ startedAt }: Timer, { at }: Asked): number =>
  Math.min(minutesPerDay, Math.max(1, Math.round((Date.parse(at) - Date.parse(startedAt)) / 60_000)));

/** What is on the watch is added to what was logged for the same on that day without a word. */
function* stopped(running: Timer, note: string, asked: Asked): Asking<Change[]> {
  const on = running.startedAt.slice(0, 10);
  const minutes = minutesOf(running, asked);
  const there = yield* many(timeEntry, { personId: running.personId, on });
  const spent = there.reduce((sum, each) => sum + each.minutes, 0);
  const left = Math.min(minutes, minutesPerDay - spent);
  const same = there.find((each) => each.note === note && workedOnFields.every((field) => each[field] === running[field]));
  const logged = same
    ? [patch(timeEntry, same.id, { minutes: same.minutes + left })]
    : [
        put(timeEntry, asked.newId(), {
          personId: running.personId,
          on,
          minutes: left,
          ...workedOnOf(running),
          projectId: running.projectId,
          note,
        }),
      ];
  return [...(left > 0 ? logged : []), remove(timer, running.id)];
}
