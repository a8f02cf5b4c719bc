/** Who has to agree to which changes, and how long before: one line of the approval policy. All lines that hold for a change count. */
import { z } from 'zod';
import { line, reference, refuse, standardDeeds, thing, type Row } from '#platform/kit';
import { changeKinds } from '../change/change.ts';
import { riskLevels } from '../change/risk.ts';
import { changeReaders, policyKeepers } from '../who-may.ts';

export const approverKinds = ['people', 'team', 'service-owner', 'managers'] as const;

export const changePolicy = thing({
  name: 'change-policy',
  plural: 'change-policies',
  room: 'changes',
  about: 'One line of the approval policy: for which changes it holds, who has to agree, how many of them, and how long before.',
  schema: z.strictObject({
    name: line(200),
    kinds: z.array(z.enum(changeKinds)).min(1).max(3),
    /** From this risk on. */
    leastRisk: z.enum(riskLevels).default('low'),
    /** For services of this tier and more important ones; 4 is all of them. */
    worstTier: z.int().min(1).max(4).default(4),
    /** `soft-freeze`: only for what is planned into one. */
    holds: z.enum(['always', 'soft-freeze']).default('always'),
    approvers: z.enum(approverKinds).default('managers'),
    personIds: z.array(reference()).max(50).default([]),
    teamId: reference().nullable().default(null),
    /** How many of them have to agree; 0: nobody, the line is about the notice. */
    quorum: z.int().min(0).max(10).default(1),
    /** Between submission and start lie at least so many hours. */
    noticeHours: z.int().min(0).max(8760).default(0),
  }),
  title: 'name',
  references: { teamId: 'team' },
  searchable: ['name'],
  sortable: ['name', 'leastRisk', 'worstTier'],
  filterable: ['leastRisk', 'holds', 'approvers', 'teamId'],
  mayRead: changeReaders,
});
export type ChangePolicy = Row<typeof changePolicy>;

export const {
  create: createChangePolicy,
  change: changeChangePolicy,
  remove: removeChangePolicy,
} = standardDeeds(changePolicy, {
  mayCreate: policyKeepers,
  mayChange: policyKeepers,
  mayRemove: policyKeepers,
  // oxlint-disable-next-line require-yield -- everything to be said is in the record itself
  *check({ approvers, personIds, teamId, quorum }) {
    if (approvers === 'team' && teamId === null) return refuse('team-needed', 'say which team approves', { field: 'teamId' });
    if (approvers === 'people' && new Set(personIds).size < quorum)
      return refuse('too-few-approvers', `name at least ${quorum} people, as many as have to agree`, {
        field: 'personIds',
        values: { quorum },
      });
    if (approvers === 'service-owner' && quorum > 1)
      return refuse('one-owner-only', 'a service has one owner: more than one cannot agree', { field: 'quorum' });
    return undefined;
  },
});
