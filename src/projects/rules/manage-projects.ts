/** Create, change and remove projects. */
import { z } from 'zod';
import { scopeRole } from '#access/rules';
import { calendar } from '#calendar/rules';
import {
  deed,
  differing,
  done,
  managers,
  many,
  notFound,
  one,
  patch,
  planners,
  put,
  reference,
  refuse,
  remove,
  type Asked,
  type Asking,
  type Change,
  type Refusal,
} from '#platform/kit';
import { assignment } from './assignment.ts';
import { attachment } from './attachment.ts';
import { baseline, baselineTask } from './baseline.ts';
import { changeableShape } from './changeable-shape.ts';
import { comment } from './comment.ts';
import { link } from './link.ts';
import { outlineOf } from './outline.ts';
import { project, type Project } from './project.ts';
import { task } from './task.ts';

type Draft = Omit<Project, 'version' | 'createdAt' | 'updatedAt'>;

export const createProject = deed({
  name: 'create-project',
  about: 'Begins a project. Without a calendar it takes the default one of the organisation; whoever creates it leads it.',
  on: project,
  binding: { method: 'POST', path: '/projects' },
  input: project.schema.extend({ calendarId: reference().optional() }),
  may: managers,
  creates: true,
  *decide(input, asked) {
    const calendarId = input.calendarId ?? (yield* many(calendar, { isDefault: true }))[0]?.id;
    if (!calendarId) return refuse('no-calendar', 'say on which calendar it is planned: there is no default one', { field: 'calendarId' });
    const id = asked.newId();
    const next = { ...input, calendarId };
    const refusal = yield* refuseProject({ ...next, id });
    if (refusal) return refusal;
    return done([put(project, id, next), ...leadership(id, asked)], [{ event: 'project-created', data: { id } }]);
  },
});

export const changeProject = deed({
  name: 'change-project',
  about: 'Changes fields of a project. Whoever closes it for all but its members stays one of them.',
  on: project,
  binding: { method: 'PATCH', path: '/projects/{id}' },
  input: z.strictObject({ id: z.uuid(), ...changeableShape(project, []) }),
  may: planners,
  *decide({ id, ...fields }, asked) {
    const before = yield* one(project, id);
    if (!before) return notFound(project);
    const changed: Partial<Draft> = differing(before, fields);
    if (Object.keys(changed).length === 0) return done([]);
    const refusal = yield* refuseProject({ ...before, ...changed });
    if (refusal) return refusal;
    const closes = changed.visibility === 'members' && asked.by.scopeRoles[id] === undefined;
    return done(
      [patch(project, id, changed), ...(closes ? leadership(id, asked) : [])],
      [{ event: 'project-changed', data: { id, fields: Object.keys(changed) } }],
    );
  },
});

export const removeProject = deed({
  name: 'remove-project',
  about: 'Removes a project with all that is in it, its baselines too. Undo brings all of it back.',
  on: project,
  binding: { method: 'DELETE', path: '/projects/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }) {
    if (!(yield* one(project, id))) return notFound(project);
    const changes: Change[] = [];
    for (const thing of [attachment, comment, baselineTask, baseline, assignment, link])
      for (const row of yield* many(thing, { projectId: id })) changes.push(remove(thing, row.id));
    for (const row of outlineOf(yield* many(task, { projectId: id })).toReversed()) changes.push(remove(task, row.task.id));
    for (const row of yield* many(scopeRole, { scopeId: id })) changes.push(remove(scopeRole, row.id));
    return done([...changes, remove(project, id)], [{ event: 'project-removed', data: { id } }]);
  },
});

function* refuseProject(next: Draft): Asking<Refusal | undefined> {
  const same = (yield* many(project, { key: next.key })).find((each) => each.id !== next.id);
  if (same)
    return refuse('key-taken', `${next.key} is the key of “${same.name}” already`, {
      field: 'key',
      status: 409,
      values: { key: next.key, name: same.name },
    });
  if (next.scheduleFrom === 'finish' && next.finishAt === null)
    return refuse('finish-needed', 'what is planned backwards needs the finish to plan from', { field: 'finishAt' });
  if (next.finishAt !== null && next.finishAt < next.startAt)
    return refuse('finish-before-start', 'the project cannot finish before it starts', { field: 'finishAt' });
  return undefined;
}

/** The role that keeps a project in sight of whoever made it. In a branch nobody's standing changes; the system needs none. */
const leadership = (scopeId: string, asked: Asked): readonly Change[] =>
  asked.branchId !== null || asked.by.carrier === 'system'
    ? []
    : [put(scopeRole, asked.newId(), { membershipId: asked.by.membershipId, scopeId, role: 'lead' })];
