/** An attachment: a file that stands beside a task or a project. Its bytes are in the file store under their hash. */
import { z } from 'zod';
import { line, limits, reference, staff, thing, type Row } from '#platform/kit';

export const attachment = thing({
  name: 'attachment',
  plural: 'attachments',
  room: 'projects',
  about: 'A file that stands beside a task or a project; its bytes are in the file store under their hash.',
  schema: z.strictObject({
    projectId: reference(),
    taskId: reference().nullable().default(null),
    name: line(255),
    mediaType: z.string().regex(/^[\w.+-]{1,60}\/[\w.+-]{1,100}$/, 'is a media type such as application/pdf'),
    bytes: z.int().min(0).max(limits.uploadBytes),
    /** SHA-256 of the bytes, in hexadecimal. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    uploadedById: reference(),
  }),
  title: 'name',
  references: { projectId: 'project', taskId: 'task', uploadedById: 'membership' },
  searchable: ['name'],
  sortable: ['name', 'bytes'],
  filterable: ['projectId', 'taskId', 'uploadedById', 'mediaType'],
  fixed: ['projectId', 'taskId', 'mediaType', 'bytes', 'hash', 'uploadedById'],
  scope: 'projectId',
  owner: 'uploadedById',
  mayRead: staff,
});
export type Attachment = Row<typeof attachment>;
