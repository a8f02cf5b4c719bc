/** A comment: what somebody said about a task, or about the project as a whole. */
import { z } from 'zod';
import { instant, prose, reference, staff, thing, type Row } from '#platform/kit';

export const comment = thing({
  name: 'comment',
  plural: 'comments',
  room: 'projects',
  about: 'What somebody said about a task, or about the project as a whole.',
  schema: z.strictObject({
    projectId: reference(),
    taskId: reference().nullable().default(null),
    authorId: reference(),
    /** Markdown; `@[Name](membership id)` mentions somebody. */
    text: prose().refine((text) => text.trim() !== '', 'must say something'),
    /** Membership ids of those whom the text mentions. */
    mentions: z.array(reference()).max(100).default([]),
    editedAt: instant().nullable().default(null),
  }),
  title: 'text',
  references: { projectId: 'project', taskId: 'task', authorId: 'membership' },
  searchable: ['text'],
  filterable: ['projectId', 'taskId', 'authorId'],
  fixed: ['projectId', 'taskId', 'authorId', 'mentions', 'editedAt'],
  scope: 'projectId',
  owner: 'authorId',
  mayRead: staff,
});
export type Comment = Row<typeof comment>;
