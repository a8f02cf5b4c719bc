/** What somebody works on: a task, an incident, a change or a request, and nothing else at once. */
import { one, reference, refuse, type Asking, type Refusal } from '#platform/kit';
import { change } from '#changes/rules';
import { incident } from '#incidents/rules';
import { task } from '#projects/rules';
import { serviceRequest } from '#requests/rules';

export const workedOn = {
  taskId: reference().nullable().default(null),
  incidentId: reference().nullable().default(null),
  changeId: reference().nullable().default(null),
  serviceRequestId: reference().nullable().default(null),
};
export const workedOnReferences = {
  taskId: 'task',
  incidentId: 'incident',
  changeId: 'change',
  serviceRequestId: 'service-request',
} as const;
export const workedOnFields = ['taskId', 'incidentId', 'changeId', 'serviceRequestId'] as const;

/** The id of a task, an incident, a change or a request. */
export type WorkedOn = Readonly<Record<(typeof workedOnFields)[number], string | null>>;

export const workedOnOf = ({ taskId, incidentId, changeId, serviceRequestId }: WorkedOn): WorkedOn => ({
  taskId,
  incidentId,
  changeId,
  serviceRequestId,
});

const things = { taskId: task, incidentId: incident, changeId: change, serviceRequestId: serviceRequest };

/** Exactly one is named, and it exists. */
export function* refuseWorkedOn(said: WorkedOn): Asking<Refusal | undefined> {
  const named = workedOnFields.filter((field) => said[field] !== null);
  if (named.length !== 1)
    return refuse('one-thing-worked-on', 'say one thing that was worked on: a task, an incident, a change or a request', {
      field: named[1] ?? 'taskId',
    });
  const field = named[0]!;
  if (!(yield* one(things[field], said[field]))) return refuse('no-such-reference', `${field} refers to nothing that exists`, { field });
  return undefined;
}

/** The project in which it lies, if it is a task: whoever may not see that sees nothing of the time either. */
export function* projectOf({ taskId }: Pick<WorkedOn, 'taskId'>): Asking<string | null> {
  return taskId === null ? null : ((yield* one(task, taskId))?.projectId ?? null);
}
