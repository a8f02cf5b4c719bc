/** Those whom the policy names say yes or no. */
import { z } from 'zod';
import { person } from '#people/rules';
import {
  deed,
  differing,
  done,
  isAllowed,
  known,
  many,
  notFound,
  one,
  patch,
  prose,
  put,
  refuse,
  type Asking,
  type Change,
  type Principal,
  type Refusal,
} from '#platform/kit';
import { change, isImplemented, type ChangeRow } from '../change/change.ts';
import { standing } from '../change/planning-sense.ts';
import { changePlanners } from '../who-may.ts';
import { askSituation, refuseFrozen, type Situation } from './ask-situation.ts';
import { changeApproval } from './change-approval.ts';
import { isApproverFor, isRequester, standOf } from './required-approvals.ts';

const input = z.strictObject({
  id: z.uuid(),
  /** The round that was read; when the plan was altered meanwhile, what was read is not what would be agreed to. */
  round: z.int().min(1),
  comment: prose(4000).default(''),
});

export const approveChange = deed({
  name: 'approve-change',
  about:
    'Agrees to a change as it is planned in this round. It is approved as soon as everybody agreed whom the policy names. Nobody agrees to what they have asked for. An emergency is agreed to afterwards as well.',
  on: change,
  binding: { method: 'POST', path: '/changes/{id}/approve' },
  input,
  may: changePlanners,
  *decide({ id, round, comment }, { by, at, newId }) {
    const before = yield* one(change, id);
    if (!before) return notFound(change);
    const may = yield* mayDecide(before, round, by);
    if (may.refused) return may;
    const frozen = isWaiting(before) ? refuseFrozen(may.situation, 'id') : undefined;
    if (frozen) return frozen;
    const approvals = yield* many(changeApproval, { changeId: id, round: before.round });
    const mine = { ...voice(by), round: before.round, decision: 'approved' as const, policyIds: may.policyIds };
    if (approvals.some((each) => isSame(each, mine))) return refuse('agreed-already', 'you have agreed to this already', { status: 409 });
    const isAgreed = standOf(before, may.situation.lines, [...approvals, mine]).every((each) => each.isMet);
    const next = isWaiting(before) ? standing(before, { isAgreed }, at) : { approvedAt: isAgreed ? at : null };
    return done(
      [put(changeApproval, newId(), { changeId: id, comment, ...mine }), ...becoming(before, next)],
      [{ event: isAgreed ? 'change-approved' : 'change-agreed-to', data: { id } }],
    );
  },
});

export const rejectChange = deed({
  name: 'reject-change',
  about: 'Says no to a change as it is planned; the reason is told. It can be planned otherwise and handed in again.',
  on: change,
  binding: { method: 'POST', path: '/changes/{id}/reject' },
  input,
  may: changePlanners,
  *decide({ id, round, comment }, { by, newId }) {
    const before = yield* one(change, id);
    if (!before) return notFound(change);
    const may = yield* mayDecide(before, round, by);
    if (may.refused) return may;
    if (comment.trim() === '') return refuse('reason-needed', 'say why', { field: 'comment' });
    const given = { changeId: id, round: before.round, decision: 'rejected' as const, comment, policyIds: may.policyIds, ...voice(by) };
    const next = isWaiting(before) ? { status: 'rejected' as const, approvedAt: null } : {};
    return done([put(changeApproval, newId(), given), ...becoming(before, next)], [{ event: 'change-rejected', data: { id } }]);
  },
});

/** One voice of several may leave the change as it stands. */
function becoming(before: ChangeRow, fields: Partial<ChangeRow>): readonly Change[] {
  const changed = differing(before, fields);
  return Object.keys(changed).length > 0 ? [patch(change, before.id, changed)] : [];
}

const voice = (by: Principal) => ({ personId: by.personId, approverId: by.carrier === 'system' ? null : by.membershipId });
const isSame = (one_: { personId: string | null; approverId: string | null }, other: typeof one_): boolean =>
  one_.personId === null ? one_.approverId === other.approverId : one_.personId === other.personId;

const isWaiting = ({ status }: Pick<ChangeRow, 'status'>): boolean => status === 'awaiting-approval' || status === 'approved';
/** An emergency goes ahead; whoever answers for it looks at it afterwards. */
const isAfterwards = (row: ChangeRow): boolean =>
  row.kind === 'emergency' && row.approvedAt === null && (row.status === 'in-progress' || isImplemented(row));

/** Whether a change waits for this one's word, as it is planned now. */
export function* awaitsWordOf(row: ChangeRow, by: Principal): Asking<boolean> {
  if (row.status !== 'awaiting-approval' || !isAllowed(changePlanners, by)) return false;
  const given = yield* many(changeApproval, { changeId: row.id, round: row.round });
  return !given.some((each) => isSame(each, voice(by))) && (yield* mayDecide(row, row.round, by)).refused !== true;
}

function* mayDecide(
  row: ChangeRow,
  round: number,
  by: Principal,
): Asking<Refusal | { readonly refused?: false; readonly situation: Situation; readonly policyIds: string[] }> {
  if (!isWaiting(row) && !isAfterwards(row))
    return refuse('not-to-be-approved', 'there is nothing to agree to: it is not handed in, or over', { status: 409 });
  if (round !== row.round)
    return refuse('plan-has-changed', 'the plan was altered after you have read it: read it again', { field: 'round', status: 409 });
  if (isRequester(row, voice(by))) return refuse('own-change', 'nobody agrees to a change that they have asked for', { status: 409 });
  const situation = yield* askSituation(row);
  const themselves = by.personId === null ? yield* known(undefined) : yield* one(person, by.personId);
  const around = { ownerId: situation.service?.ownerId ?? null, teamId: themselves?.teamId ?? null, requesterId: row.requesterId };
  const policyIds = situation.lines.filter((each) => each.quorum > 0 && isApproverFor(each, by, around)).map((each) => each.id);
  if (policyIds.length === 0) return refuse('not-an-approver', 'the policy names others to decide about this change', { status: 403 });
  return { situation, policyIds };
}
