/** Who works on a task: puts somebody to it, changes how much, takes them off. Duration and work follow by the task's type. */
import { z } from 'zod';
import { person, skill, team } from '#people/rules';
import {
  contributors,
  deed,
  differing,
  done,
  many,
  notFound,
  one,
  patch,
  put,
  refuse,
  remove,
  type Asking,
  type Change,
  type Refusal,
} from '#platform/kit';
import { changeableShape } from './changeable-shape.ts';
import { assignment, assignmentFixed, type Assignment } from './assignment.ts';
import { task, type Task } from './task.ts';
import { balance, type Touched, type TriangleAssignment } from './work-triangle.ts';

const { projectId: _projectId, ...shape } = assignment.schema.shape;

export const assign = deed({
  name: 'assign',
  about: 'Puts a person to a task; or asks for a skill at a level, or a team, as long as nobody is named.',
  on: assignment,
  binding: { method: 'POST', path: '/assignments' },
  input: z.strictObject(shape),
  may: contributors,
  creates: true,
  within: ({ taskId }) => ({ thing: task, id: taskId }),
  *decide(input, asked) {
    const target = yield* one(task, input.taskId);
    if (!target) return refuse('no-such-task', 'the task does not exist', { field: 'taskId' });
    const { projectId } = target;
    const before = yield* many(assignment, { projectId, taskId: target.id });
    const id = asked.newId();
    const next = { ...input, projectId };
    const refusal = yield* refuseWho({ ...next, id }, target, before);
    if (refusal) return refusal;
    const changes = [put(assignment, id, next), ...balanced(target, [...before, { ...next, id }], 'people', before)];
    return done(merged(changes), [{ event: 'assigned', data: { id, projectId, taskId: target.id, personId: input.personId } }]);
  },
});

export const changeAssignment = deed({
  name: 'change-assignment',
  about: 'Changes who is assigned or how much; the duration follows where the type of the task says so.',
  on: assignment,
  binding: { method: 'PATCH', path: '/assignments/{id}' },
  input: z.strictObject({ id: z.uuid(), ...changeableShape(assignment, assignmentFixed) }),
  may: contributors,
  *decide({ id, ...fields }) {
    const before = yield* one(assignment, id);
    if (!before) return notFound(assignment);
    const changed: Partial<Assignment> = differing(before, fields);
    if (Object.keys(changed).length === 0) return done([]);
    const target = yield* one(task, before.taskId);
    if (!target) return notFound(task);
    const { projectId, taskId } = before;
    const all = yield* many(assignment, { projectId, taskId });
    const next = { ...before, ...changed };
    const isAnother = ['personId', 'skillId', 'teamId', 'level'].some((field) => field in changed);
    const others = all.filter((each) => each.id !== id);
    const refusal = isAnother ? yield* refuseWho(next, target, others) : undefined;
    if (refusal) return refusal;
    const touched: Touched | undefined = 'unitsPerMille' in changed ? 'units' : 'workMinutes' in changed ? 'own-work' : undefined;
    const held = all.map((each) => (each.id === id ? next : each));
    const follows = touched === undefined ? [] : balanced(target, held, touched, all);
    return done(merged([patch(assignment, id, changed), ...follows]), [{ event: 'assignment-changed', data: { id, projectId, taskId } }]);
  },
});

export const unassign = deed({
  name: 'unassign',
  about: 'Takes somebody off a task.',
  on: assignment,
  binding: { method: 'DELETE', path: '/assignments/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: contributors,
  *decide({ id }) {
    const before = yield* one(assignment, id);
    if (!before) return notFound(assignment);
    const target = yield* one(task, before.taskId);
    if (!target) return notFound(task);
    const { projectId, taskId } = before;
    const all = yield* many(assignment, { projectId, taskId });
    const rest = all.filter((each) => each.id !== id);
    return done(
      [remove(assignment, id), ...balanced(target, rest, 'people', all)],
      [{ event: 'unassigned', data: { id, projectId, taskId, personId: before.personId } }],
    );
  },
});

type Draft = Omit<Assignment, 'version' | 'createdAt' | 'updatedAt'>;

/** Why this person, skill or team cannot be put to the task. */
export function* refuseWho(next: Draft, target: Task, others: readonly Draft[]): Asking<Refusal | undefined> {
  const values = { task: target.name };
  const named = [next.personId, next.skillId, next.teamId].filter((each) => each !== null);
  if (named.length !== 1)
    return refuse('one-of-three', `say who works on “${target.name}”: a person, or a skill, or a team`, { field: 'personId', values });
  if (next.level !== null && next.skillId === null)
    return refuse('level-without-skill', 'a level is the level of a skill', { field: 'level' });
  for (const [thing, field] of [
    [person, 'personId'],
    [skill, 'skillId'],
    [team, 'teamId'],
  ] as const) {
    const id = next[field];
    if (id === null) continue;
    const found = yield* one(thing, id);
    if (!found) return refuse(`no-such-${thing.name}`, `this ${thing.name} does not exist`, { field });
    if (others.some((each) => each[field] === id && each.level === next.level))
      return refuse('assigned-already', `${found.name} is assigned to “${target.name}” already`, {
        field,
        status: 409,
        values: { ...values, name: found.name },
      });
    if (thing === person && !(found as { isActive: boolean }).isActive)
      return refuse('has-left', `${found.name} has left and cannot be assigned`, { field, values: { name: found.name } });
  }
  return undefined;
}

/** What changes of the task and of its assignments so that the three sides agree again. */
function balanced(
  target: Task,
  held: readonly TriangleAssignment[],
  touched: Touched,
  before: readonly TriangleAssignment[],
): readonly Change[] {
  const triangle = balance(target, held, touched, before);
  const fields = differing(target, { durationMinutes: triangle.durationMinutes, workMinutes: triangle.workMinutes });
  return [
    ...(Object.keys(fields).length ? [patch(task, target.id, fields)] : []),
    ...triangle.assignments.flatMap((each, i) => {
      const its = differing(held[i]!, { unitsPerMille: each.unitsPerMille, workMinutes: each.workMinutes });
      return Object.keys(its).length ? [patch(assignment, each.id, its)] : [];
    }),
  ];
}

/** A record that is put, or patched, and then patched again is put or patched once. */
function merged(changes: readonly Change[]): readonly Change[] {
  const byId = new Map<string, Change>();
  for (const change of changes) {
    const earlier = byId.get(change.id);
    if (earlier?.kind === 'put' && change.kind === 'patch') byId.set(change.id, { ...earlier, row: { ...earlier.row, ...change.fields } });
    else if (earlier?.kind === 'patch' && change.kind === 'patch')
      byId.set(change.id, { ...earlier, fields: { ...earlier.fields, ...change.fields } });
    else byId.set(change.id, change);
  }
  return [...byId.values()];
}
