/** A task of a project that does away with a problem. Whoever may not see the project does not see that it is there. */
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
import { learnersMayRead, learnersMayWrite } from '../who-may.ts';
import { problem, problemKey, unsolvedStatuses, type ProblemRow } from './problem.ts';

/** Kept apart from the problem, because everybody who works here sees problems, but not every project. */
export const problemTask = thing({
  name: 'problem-task',
  plural: 'problem-tasks',
  room: 'problems',
  about: 'A task of a project that does away with a problem for good.',
  schema: z.strictObject({ problemId: reference(), taskId: reference(), projectId: reference() }),
  title: 'taskId',
  references: { problemId: 'problem', taskId: 'task', projectId: 'project' },
  // A task may go, with its project; what is left then leads nowhere and is not shown.
  upward: ['taskId', 'projectId'],
  filterable: ['problemId', 'taskId', 'projectId'],
  fixed: ['problemId', 'taskId', 'projectId'],
  scope: 'projectId',
  mayRead: { organisation: learnersMayRead.organisation },
});
export type ProblemTask = Row<typeof problemTask>;

/** Whoever has a role in a project only does not know of problems. */
function* problemFor(id: string, { by }: Asked): Asking<ProblemRow | Refusal> {
  const of = isAllowed(learnersMayWrite, by) ? yield* one(problem, id) : undefined;
  return of ?? refuse('no-such-reference', 'problemId refers to nothing that exists', { field: 'problemId' });
}

export const linkProblemTask = deed({
  name: 'link-problem-task',
  about: 'Says that a task that is there already does away with a problem.',
  on: problemTask,
  binding: { method: 'POST', path: '/problem-tasks' },
  input: z.strictObject({ problemId: z.uuid(), taskId: z.uuid() }),
  may: contributors,
  creates: true,
  within: ({ taskId }) => ({ thing: task, id: taskId }),
  *decide({ problemId, taskId }, asked) {
    const of = yield* problemFor(problemId, asked);
    if ('refused' in of) return of;
    const linked = yield* one(task, taskId);
    if (!linked) return refuse('no-such-reference', 'taskId refers to nothing that exists', { field: 'taskId' });
    if ((yield* many(problemTask, { problemId, taskId })).length > 0)
      return refuse('task-of-problem-already', 'this task belongs to the problem already', { field: 'taskId', status: 409 });
    const id = asked.newId();
    return done(
      [put(problemTask, id, { problemId, taskId, projectId: linked.projectId })],
      [{ event: 'problem-task-linked', data: { id, problemId, taskId } }],
    );
  },
});

export const planProblemFix = deed({
  name: 'plan-problem-fix',
  about: 'Makes a task of a project from what does away with a problem, and links it.',
  on: problemTask,
  binding: { method: 'POST', path: '/problems/{problemId}/plan' },
  input: z.strictObject({
    problemId: z.uuid(),
    projectId: z.uuid(),
    parentId: z.uuid().nullable().default(null),
    /** Left out: that of the problem. */
    name: task.schema.shape.name.optional(),
  }),
  may: contributors,
  creates: true,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  *decide({ problemId, projectId, parentId, name }, asked) {
    const of = yield* problemFor(problemId, asked);
    if ('refused' in of) return of;
    if (!unsolvedStatuses.includes(of.status))
      return refuse('problem-solved', `${problemKey(of)} is ${of.status}: open it again first`, {
        status: 409,
        values: { key: problemKey(of) },
      });
    const wanted = { projectId, parentId, name: name ?? of.title, notes: `${problemKey(of)} ${of.title}` };
    const made = yield* createTask.decide(createTask.input.parse(wanted), asked);
    if (made.refused) return made;
    const taskId = made.changes[0]!.id;
    const id = asked.newId();
    return done(
      [...made.changes, put(problemTask, id, { problemId, taskId, projectId })],
      [...made.happened, { event: 'problem-task-linked', data: { id, problemId, taskId } }],
    );
  },
});

export const unlinkProblemTask = deed({
  name: 'unlink-problem-task',
  about: 'Says that a problem is not done away with by this task; the task stays.',
  on: problemTask,
  binding: { method: 'DELETE', path: '/problem-tasks/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: contributors,
  *decide({ id }) {
    const before = yield* one(problemTask, id);
    if (!before) return notFound(problemTask);
    return done([remove(problemTask, id)], [{ event: 'problem-task-unlinked', data: { id, problemId: before.problemId } }]);
  },
});
