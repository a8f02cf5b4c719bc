/** Says something about a task, or about the project as a whole. */
import { z } from 'zod';
import { membership } from '#access/rules';
import { deed, done, many, notFound, one, patch, put, refuse, remove, type Asking, type Refusal } from '#platform/kit';
import { comment } from './comment.ts';
import { mentionsIn } from './mentions.ts';
import { authorOnly, authorOrLead, participants } from './permissions.ts';
import { project } from './project.ts';

const { text } = comment.schema.shape;

export const commentOnTask = deed({
  name: 'comment-on-task',
  about: 'Says something about a task, or about the project when no task is named; `@[Name](membership id)` tells somebody.',
  on: comment,
  binding: { method: 'POST', path: '/comments' },
  input: z.strictObject({ projectId: z.uuid(), taskId: z.uuid().nullable().default(null), text }),
  may: participants,
  creates: true,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  *decide(input, asked) {
    const mentions = yield* mentioned(input.text);
    if ('refused' in mentions) return mentions;
    const id = asked.newId();
    const { projectId, taskId } = input;
    const row = { ...input, authorId: asked.by.membershipId, mentions: [...mentions], editedAt: null };
    return done([put(comment, id, row)], [{ event: 'task-commented', data: { id, projectId, taskId, mentions } }]);
  },
});

export const editComment = deed({
  name: 'edit-comment',
  about: 'Says it better: the author changes the text of a comment, which then shows that it was edited.',
  on: comment,
  binding: { method: 'PATCH', path: '/comments/{id}' },
  input: z.strictObject({ id: z.uuid(), text }),
  may: authorOnly,
  *decide(input, asked) {
    const before = yield* one(comment, input.id);
    if (!before) return notFound(comment);
    if (before.text === input.text) return done([]);
    const mentions = yield* mentioned(input.text);
    if ('refused' in mentions) return mentions;
    const news = mentions.filter((each) => !before.mentions.includes(each));
    const { id, projectId, taskId } = before;
    return done(
      [patch(comment, id, { text: input.text, mentions: [...mentions], editedAt: asked.at })],
      [{ event: 'comment-edited', data: { id, projectId, taskId, mentions: news } }],
    );
  },
});

export const removeComment = deed({
  name: 'remove-comment',
  about: 'Takes a comment back; its author may, and those who answer for the project.',
  on: comment,
  binding: { method: 'DELETE', path: '/comments/{id}' },
  input: z.strictObject({ id: z.uuid() }),
  may: authorOrLead,
  *decide({ id }) {
    const before = yield* one(comment, id);
    if (!before) return notFound(comment);
    return done([remove(comment, id)], [{ event: 'comment-removed', data: { id, projectId: before.projectId, taskId: before.taskId } }]);
  },
});

function* mentioned(written: string): Asking<readonly string[] | Refusal> {
  const ids = mentionsIn(written);
  if (ids.length > 100) return refuse('too-many-mentions', 'a comment mentions at most 100 people', { field: 'text' });
  if (ids.length === 0) return ids;
  const known = new Set((yield* many(membership, { id: ids })).map((each) => each.id));
  return ids.every((id) => known.has(id))
    ? ids
    : refuse('mentions-nobody', 'the comment mentions somebody who is not here', { field: 'text' });
}
