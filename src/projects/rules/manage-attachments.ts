/** Attach, rename and remove files. The bytes are in the file store before the attachment speaks of them. */
import { standardDeeds } from '#platform/kit';
import { attachment } from './attachment.ts';
import { authorOrLead, participants } from './permissions.ts';
import { project } from './project.ts';

export const {
  create: createAttachment,
  change: changeAttachment,
  remove: removeAttachment,
} = standardDeeds(attachment, {
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
