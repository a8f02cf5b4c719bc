/** A project asks for a change. Kept apart from the change, because everybody who works here sees changes, but not every project. */
import { z } from 'zod';
import { contributors, deed, done, many, notFound, one, put, reference, refuse, remove, staff, thing, type Row } from '#platform/kit';
import { project } from '#projects/rules';
import { change } from './change.ts';

export const projectChange = thing({
  name: 'project-change',
  plural: 'project-changes',
  room: 'changes',
  about: 'A project asks for a change: what the project has to do with services is said by its changes.',
  schema: z.strictObject({ projectId: reference(), changeId: reference() }),
  title: 'changeId',
  references: { projectId: 'project', changeId: 'change' },
  filterable: ['projectId', 'changeId'],
  fixed: ['projectId', 'changeId'],
  scope: 'projectId',
  mayRead: staff,
});
export type ProjectChange = Row<typeof projectChange>;

export const askForChange = deed({
  name: 'ask-for-change',
  about: 'Says that a project asks for a change. From then on its milestones guard the service that the change alters.',
  on: projectChange,
  binding: { method: 'POST', path: '/project-changes' },
  input: z.strictObject({ projectId: z.uuid(), changeId: z.uuid() }),
  may: contributors,
  creates: true,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  *decide(input, { newId }) {
    if (!(yield* one(change, input.changeId)))
      return refuse('no-such-reference', 'changeId refers to nothing that exists', { field: 'changeId' });
    if ((yield* many(projectChange, { changeId: input.changeId })).length > 0)
      return refuse('asked-for-already', 'a project asks for this change already', { field: 'changeId', status: 409 });
    const id = newId();
    return done([put(projectChange, id, input)], [{ event: 'change-asked-for', data: { id, ...input } }]);
  },
});

export const noLongerAskForChange = deed({
  name: 'no-longer-ask-for-change',
  about: 'Says that a project asks for a change no longer.',
  on: projectChange,
  binding: { method: 'DELETE', path: '/project-changes/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: contributors,
  *decide({ id }) {
    const before = yield* one(projectChange, id);
    if (!before) return notFound(projectChange);
    return done([remove(projectChange, id)], [{ event: 'change-no-longer-asked-for', data: { id, changeId: before.changeId } }]);
  },
});
