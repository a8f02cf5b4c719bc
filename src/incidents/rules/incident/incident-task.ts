/** A task that an incident asks for: work now, or what the review decided. Whoever may not see its project does not see that it is there. */
import { z } from 'zod';
import { deed, done, many, notFound, one, put, reference, refuse, remove, thing, type Row } from '#platform/kit';
import { task } from '#projects/rules';
import { incidentReaders, incidentWorkers } from '../who-may.ts';
import { incident } from './incident.ts';
import { changedWith } from './write-entries.ts';

export const incidentTask = thing({
  name: 'incident-task',
  plural: 'incident-tasks',
  room: 'incidents',
  about: 'A task of a project that an incident asks for.',
  schema: z.strictObject({
    incidentId: reference(),
    taskId: reference(),
    /** The project in which the task lies. */
    projectId: reference(),
    /** `work`: for this incident; `action`: so that it does not come again. */
    kind: z.enum(['work', 'action']).default('work'),
  }),
  title: 'kind',
  references: { incidentId: 'incident', taskId: 'task', projectId: 'project' },
  // A task may go, with its project; what is left then leads nowhere and is not shown.
  upward: ['taskId', 'projectId'],
  sortable: ['kind'],
  filterable: ['incidentId', 'taskId', 'projectId', 'kind'],
  fixed: ['incidentId', 'taskId', 'projectId'],
  scope: 'projectId',
  mayRead: { organisation: incidentReaders.organisation },
});
export type IncidentTask = Row<typeof incidentTask>;

export const linkIncidentTask = deed({
  name: 'link-incident-task',
  about: 'Says that a task is for an incident, or is an action that its review decided.',
  on: incidentTask,
  binding: { method: 'POST', path: '/incident-tasks' },
  input: z.strictObject({ incidentId: z.uuid(), taskId: z.uuid(), kind: incidentTask.schema.shape.kind }),
  may: incidentWorkers,
  creates: true,
  within: ({ taskId }) => ({ thing: task, id: taskId }),
  *decide({ incidentId, taskId, kind }, asked) {
    const of = yield* one(incident, incidentId);
    if (!of) return refuse('no-such-reference', 'incidentId refers to nothing that exists', { field: 'incidentId' });
    const linked = yield* one(task, taskId);
    if (!linked) return refuse('no-such-reference', 'taskId refers to nothing that exists', { field: 'taskId' });
    if ((yield* many(incidentTask, { incidentId, taskId })).length > 0)
      return refuse('task-linked-already', 'this task belongs to the incident already', { field: 'taskId', status: 409 });
    const id = asked.newId();
    // The timeline is read by more people than the project; it says that there is work, not which.
    const line = { kind: 'link', value: null, reason: kind === 'work' ? 'task' : 'action' } as const;
    return done(
      [put(incidentTask, id, { incidentId, taskId, projectId: linked.projectId, kind }), ...changedWith(of, {}, [line], asked)],
      [{ event: 'incident-task-linked', data: { id, incidentId, taskId } }],
    );
  },
});

export const unlinkIncidentTask = deed({
  name: 'unlink-incident-task',
  about: 'Says that a task is no longer for an incident; the task stays.',
  on: incidentTask,
  binding: { method: 'DELETE', path: '/incident-tasks/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: incidentWorkers,
  *decide({ id }, asked) {
    const before = yield* one(incidentTask, id);
    if (!before) return notFound(incidentTask);
    const of = yield* one(incident, before.incidentId);
    const line = { kind: 'link', value: null, reason: 'task-gone' } as const;
    return done(
      [remove(incidentTask, id), ...(of ? changedWith(of, {}, [line], asked) : [])],
      [{ event: 'incident-task-unlinked', data: { id, incidentId: before.incidentId } }],
    );
  },
});
