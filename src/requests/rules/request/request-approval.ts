/** A voice that a request needs before anything is done: of one person, of one of a team, or of one of the managers. */
import { z } from 'zod';
import { instant, prose, reference, thing, type Row } from '#platform/kit';
import { requestReaders } from '../who-may.ts';

export const requestApproval = thing({
  name: 'request-approval',
  plural: 'request-approvals',
  room: 'requests',
  about: 'A voice that a request needs before anything is done: whose it is, and what they said.',
  schema: z.strictObject({
    requestId: reference(),
    number: z.int().min(1).max(100),
    /** Whose voice it is; null: one of the team, or where that is null too, one of the managers. */
    approverId: reference().nullable().default(null),
    teamId: reference().nullable().default(null),
    decision: z.enum(['awaited', 'approved', 'rejected']).default('awaited'),
    /** Who has decided: the membership, and its person. */
    deciderId: reference().nullable().default(null),
    deciderPersonId: reference().nullable().default(null),
    decidedAt: instant().nullable().default(null),
    comment: prose(4000).default(''),
  }),
  title: 'decision',
  references: { requestId: 'service-request', approverId: 'person', teamId: 'team', deciderId: 'membership', deciderPersonId: 'person' },
  drawn: ['requestId', 'approverId', 'deciderId', 'deciderPersonId'],
  sortable: ['number'],
  filterable: ['requestId', 'approverId', 'teamId', 'decision'],
  owner: 'approverId',
  mayRead: requestReaders,
});
export type RequestApproval = Row<typeof requestApproval>;
