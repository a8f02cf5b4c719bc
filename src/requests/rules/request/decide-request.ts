/** Those who have to agree say yes or no; whoever has asked never does. */
import { z } from 'zod';
import { deed, done, many, notFound, one, patch, prose, refuse, type Asked, type Asking, type Refusal } from '#platform/kit';
import { approvers } from '../who-may.ts';
import { isApproverOf, isForThem } from './find-approver.ts';
import { requestApproval, type RequestApproval } from './request-approval.ts';
import { requestKey, serviceRequest, type ServiceRequest } from './service-request.ts';
import { becomesWith } from './write-entries.ts';

const input = z.strictObject({ id: z.uuid(), comment: prose(4000).default('') });

export const approveRequest = deed({
  name: 'approve-request',
  about:
    'Gives a voice for a request. When it was the last that was missing, work on it begins. Nobody agrees to what they have asked for.',
  on: requestApproval,
  binding: { method: 'POST', path: '/request-approvals/{id}/approve' },
  input,
  may: approvers,
  *decide({ id, comment }, asked) {
    const found = yield* mayDecide(id, asked);
    if ('refused' in found) return found;
    const { voice, of, voices } = found;
    const isLast = voices.every((each) => each.id === id || each.decision === 'approved');
    const line = { kind: 'approval', value: 'approved', text: comment } as const;
    return done(
      [
        patch(requestApproval, id, given('approved', comment, asked)),
        ...(isLast
          ? becomesWith(of, { status: 'in-progress', approvedAt: asked.at }, [line, { kind: 'state', value: 'in-progress' }], asked)
          : becomesWith(of, {}, [line], asked)),
      ],
      [{ event: isLast ? 'request-approved' : 'request-agreed-to', data: { id: voice.requestId } }],
    );
  },
});

export const rejectRequest = deed({
  name: 'reject-request',
  about: 'Says no to a request; whoever asked reads the reason.',
  on: requestApproval,
  binding: { method: 'POST', path: '/request-approvals/{id}/reject' },
  input,
  may: approvers,
  *decide({ id, comment }, asked) {
    const found = yield* mayDecide(id, asked);
    if ('refused' in found) return found;
    if (comment.trim() === '') return refuse('reason-needed', 'say why', { field: 'comment' });
    const { of } = found;
    const lines = [
      { kind: 'approval', value: 'rejected', text: comment },
      { kind: 'state', value: 'rejected' },
    ] as const;
    return done(
      [patch(requestApproval, id, given('rejected', comment, asked)), ...becomesWith(of, { status: 'rejected' }, lines, asked)],
      [{ event: 'request-rejected', data: { id: of.id } }],
    );
  },
});

const given = (decision: 'approved' | 'rejected', comment: string, { by, at }: Asked) => ({
  decision,
  comment,
  decidedAt: at,
  deciderId: by.carrier === 'system' ? null : by.membershipId,
  deciderPersonId: by.personId,
});

interface Found {
  readonly voice: RequestApproval;
  readonly of: ServiceRequest;
  readonly voices: readonly RequestApproval[];
}

function* mayDecide(id: string, { by }: Asked): Asking<Found | Refusal> {
  const voice = yield* one(requestApproval, id);
  const of = voice && (yield* one(serviceRequest, voice.requestId));
  if (!voice || !of) return notFound(requestApproval);
  if (of.status !== 'awaiting-approval' || voice.decision !== 'awaited')
    return refuse('request-not-awaited', `${requestKey(of)} does not wait for this voice`, {
      status: 409,
      values: { key: requestKey(of) },
    });
  if (isForThem(of, by)) return refuse('own-request', 'nobody agrees to what they have asked for, or what is for them', { status: 409 });
  const voices = yield* many(requestApproval, { requestId: of.id });
  if (voices.some((each) => each.deciderId === by.membershipId))
    return refuse('agreed-already', 'you have agreed to this already', { status: 409 });
  if (!(yield* isApproverOf(voice, of, voices.length, by)))
    return refuse('not-this-approver', 'somebody else has to decide about this request', { status: 403 });
  return { voice, of, voices };
}
