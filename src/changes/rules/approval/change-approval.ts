/** Somebody has said yes or no to a change, as it was planned then. */
import { z } from 'zod';
import { prose, reference, thing, type Row } from '#platform/kit';
import { changeReaders } from '../who-may.ts';

export const changeApproval = thing({
  name: 'change-approval',
  plural: 'change-approvals',
  room: 'changes',
  about: 'Somebody has agreed to a change or rejected it, as it was planned then.',
  schema: z.strictObject({
    changeId: reference(),
    /** The round of the change to which it was given; a plan altered afterwards needs new ones. */
    round: z.int().min(1),
    decision: z.enum(['approved', 'rejected']),
    /** Who it was: the person, and the membership that has sent it. */
    personId: reference().nullable().default(null),
    approverId: reference().nullable().default(null),
    comment: prose(4000).default(''),
    /** The lines of the policy for which it counts. */
    policyIds: z.array(reference()).max(100).default([]),
  }),
  title: 'decision',
  references: { changeId: 'change', personId: 'person', approverId: 'membership' },
  sortable: ['round'],
  filterable: ['changeId', 'personId', 'approverId', 'decision', 'round'],
  owner: 'approverId',
  mayRead: { ...changeReaders, own: true },
});
export type ChangeApproval = Row<typeof changeApproval>;
