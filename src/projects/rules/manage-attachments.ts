/** Attach, rename and remove files. The bytes are in the file store before the attachment speaks of them. */
import { z } from 'zod';
import { line, ownEndpoint, standardDeeds } from '#platform/kit';
import { attachment } from './attachment.ts';
import { authorOrLead, participants } from './permissions.ts';
import { project } from './project.ts';

const standard = standardDeeds(attachment, {
  mayCreate: participants,
  mayChange: authorOrLead,
  mayRemove: authorOrLead,
  within: (input) => ({ thing: project, id: (input as { projectId: string }).projectId }),
  filled: {
    // oxlint-disable-next-line require-yield -- nothing to ask: whoever attaches it has uploaded it
    *uploadedById(_input, asked) {
      return asked.by.membershipId;
    },
  },
});

/** Inner: the upload says what the bytes are, nobody else. */
export const createAttachment = { ...standard.create, isInner: true };
export const changeAttachment = standard.change;
export const removeAttachment = standard.remove;

export const uploadAttachment = ownEndpoint({
  id: 'upload-attachment',
  method: 'POST',
  path: '/projects/{projectId}/attachments',
  tag: 'projects',
  about: 'Puts a file beside a task or a project. What it is, is read from its content, not from its name',
  carries: 'bytes',
  input: z.strictObject({ projectId: z.uuid(), taskId: z.uuid().optional(), name: line(255) }),
  answer: attachment.record,
  status: 201,
  may: participants,
});

export const downloadAttachment = ownEndpoint({
  id: 'download-attachment',
  method: 'GET',
  path: '/attachments/{id}/content',
  tag: 'projects',
  about: 'The file itself, always as a download',
  answers: 'bytes',
  input: z.strictObject({ id: z.uuid() }),
  may: attachment.mayRead,
});
