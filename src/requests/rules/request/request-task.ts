/** A task of a project by which a request is fulfilled. Whoever may not see the project does not see that it is there. */
import { z } from 'zod';
import {
  contributors,
  deed,
  done,
  isAllowed,
  many,
  notFound,
  one,
  put,
  reference,
  refuse,
  remove,
  thing,
  type Asked,
  type Asking,
  type Refusal,
  type Row,
} from '#platform/kit';
import { createTask, project, task } from '#projects/rules';
import { requestReaders, requestWorkers } from '../who-may.ts';
import { isRequestOpen, requestKey, serviceRequest, type ServiceRequest } from './service-request.ts';
import { becomesWith } from './write-entries.ts';

export const requestTask = thing({
  name: 'request-task',
  plural: 'request-tasks',
  room: 'requests',
  about: 'A task of a project by which a request is fulfilled.',
  schema: z.strictObject({
    requestId: reference(),
    taskId: reference(),
    /** The project in which the task lies. */
    projectId: reference(),
  }),
  title: 'taskId',
  references: { requestId: 'service-request', taskId: 'task', projectId: 'project' },
  // A task may go, with its project; what is left then leads nowhere and is not shown.
  upward: ['taskId', 'projectId'],
  filterable: ['requestId', 'taskId', 'projectId'],
  fixed: ['requestId', 'taskId', 'projectId'],
  scope: 'projectId',
  mayRead: { organisation: requestReaders.organisation },
});
export type RequestTask = Row<typeof requestTask>;

/** The timeline is read by more people than the project: it says that there is work, not which. */
const told = (reason: 'task' | 'task-gone') => ({ kind: 'link', value: null, reason }) as const;

/** Whoever has a role in a project only does not know of requests. */
function* requestFor(id: string, { by }: Asked): Asking<ServiceRequest | Refusal> {
  const of = isAllowed(requestWorkers, by) ? yield* one(serviceRequest, id) : undefined;
  return of ?? refuse('no-such-reference', 'requestId refers to nothing that exists', { field: 'requestId' });
}

export const linkRequestTask = deed({
  name: 'link-request-task',
  about: 'Says that a request is fulfilled by a task that is there already.',
  on: requestTask,
  binding: { method: 'POST', path: '/request-tasks' },
  input: z.strictObject({ requestId: z.uuid(), taskId: z.uuid() }),
  may: contributors,
  creates: true,
  within: ({ taskId }) => ({ thing: task, id: taskId }),
  *decide({ requestId, taskId }, asked) {
    const of = yield* requestFor(requestId, asked);
    if ('refused' in of) return of;
    const linked = yield* one(task, taskId);
    if (!linked) return refuse('no-such-reference', 'taskId refers to nothing that exists', { field: 'taskId' });
    if ((yield* many(requestTask, { requestId, taskId })).length > 0)
      return refuse('task-of-request-already', 'this task belongs to the request already', { field: 'taskId', status: 409 });
    const id = asked.newId();
    return done(
      [put(requestTask, id, { requestId, taskId, projectId: linked.projectId }), ...becomesWith(of, {}, [told('task')], asked)],
      [{ event: 'request-task-linked', data: { id, requestId, taskId } }],
    );
  },
});

export const planRequestTask = deed({
  name: 'plan-request-task',
  about:
    'Plans the work for a request: makes a task of a project from it, with the usual minutes of the steps that are open as its effort, and links it.',
  on: requestTask,
  binding: { method: 'POST', path: '/service-requests/{requestId}/plan' },
  input: z.strictObject({
    requestId: z.uuid(),
    projectId: z.uuid(),
    parentId: z.uuid().nullable().default(null),
    /** Left out: that of the request. */
    name: task.schema.shape.name.optional(),
  }),
  may: contributors,
  creates: true,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  *decide({ requestId, projectId, parentId, name }, asked) {
    const of = yield* requestFor(requestId, asked);
    if ('refused' in of) return of;
    if (!isRequestOpen(of))
      return refuse('request-over', `${requestKey(of)} is ${of.status}`, { status: 409, values: { key: requestKey(of) } });
    const open = of.steps.filter((each) => each.doneAt === null).reduce((sum, each) => sum + (each.minutes ?? 0), 0);
    const effort = open > 0 ? { workMinutes: open, durationMinutes: open } : {};
    const wanted = { projectId, parentId, name: name ?? of.title, notes: `${requestKey(of)} ${of.title}`, ...effort };
    const made = yield* createTask.decide(createTask.input.parse(wanted), asked);
    if (made.refused) return made;
    const taskId = made.changes[0]!.id;
    const id = asked.newId();
    return done(
      [...made.changes, put(requestTask, id, { requestId, taskId, projectId }), ...becomesWith(of, {}, [told('task')], asked)],
      [...made.happened, { event: 'request-task-linked', data: { id, requestId, taskId } }],
    );
  },
});

export const unlinkRequestTask = deed({
  name: 'unlink-request-task',
  about: 'Says that a request is not fulfilled by this task; the task stays.',
  on: requestTask,
  binding: { method: 'DELETE', path: '/request-tasks/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: contributors,
  *decide({ id }, asked) {
    const before = yield* one(requestTask, id);
    if (!before) return notFound(requestTask);
    const of = yield* one(serviceRequest, before.requestId);
    return done(
      [remove(requestTask, id), ...(of ? becomesWith(of, {}, [told('task-gone')], asked) : [])],
      [{ event: 'request-task-unlinked', data: { id, requestId: before.requestId } }],
    );
  },
});
