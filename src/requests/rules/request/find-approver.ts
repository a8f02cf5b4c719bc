/** Who has to agree: never whoever asks, nor for whom it is. */
import { membership } from '#access/rules';
import { person, team } from '#people/rules';
import { isAllowed, many, one, type Asking, type Principal } from '#platform/kit';
import type { Offering } from '../offering/offering.ts';
import { approvers } from '../who-may.ts';
import { requestApproval, type RequestApproval } from './request-approval.ts';
import type { ServiceRequest } from './service-request.ts';

/** So far up is looked: a manager whose manager is whoever asked is none. */
const mostSteps = 20;

/** The manager of a person, else the lead of their team or of one above it. */
function* nextAbove(id: string): Asking<string | null> {
  const of = yield* one(person, id);
  if (!of) return null;
  if (of.managerId !== null) return of.managerId;
  let above = yield* one(team, of.teamId);
  for (let step = 0; above && step < mostSteps; step++) {
    if (above.leadId !== null && above.leadId !== id) return above.leadId;
    above = yield* one(team, above.parentId);
  }
  return null;
}

/** The first above somebody who is here and is not one of those to whom it matters; null: nobody is. */
export function* approverAbove(id: string | null, concerned: readonly (string | null)[]): Asking<string | null> {
  const seen = new Set<string>();
  let at = id;
  while (at !== null && !seen.has(at) && seen.size < mostSteps) {
    seen.add(at);
    at = yield* nextAbove(at);
    if (at === null || concerned.includes(at)) continue;
    if ((yield* one(person, at))?.isActive) return at;
  }
  return null;
}

type Voice = Pick<RequestApproval, 'approverId' | 'teamId'>;

/** The voices that an offering asks for. */
export function* voicesFor(
  { approval, approvalTeamId, quorum }: Offering,
  { requesterId, forId }: Pick<ServiceRequest, 'requesterId' | 'forId'>,
): Asking<readonly Voice[]> {
  if (approval === 'nobody') return [];
  if (approval === 'team') return Array.from({ length: quorum }, () => ({ approverId: null, teamId: approvalTeamId }));
  const asker = (yield* one(membership, requesterId))?.personId ?? null;
  return [{ approverId: yield* approverAbove(forId ?? asker, [asker, forId]), teamId: null }];
}

/** Whether somebody is still here and comes in: who has no account never says anything. */
function* canSpeak(id: string): Asking<boolean> {
  return (yield* one(person, id))?.isActive === true && (yield* many(membership, { personId: id, isActive: true })).length > 0;
}

const isManager = ({ role }: Pick<Principal, 'role'>): boolean => ['owner', 'admin', 'manager'].includes(role);

/** May this one give this voice? Where those named are gone, have no account or are too few, managers stand in: otherwise it could never be approved. */
export function* isApproverOf(
  { approverId, teamId }: Voice,
  { requesterId, forId }: Pick<ServiceRequest, 'requesterId' | 'forId'>,
  voices: number,
  by: Principal,
): Asking<boolean> {
  if (approverId !== null) {
    if (by.personId === approverId) return true;
    return isManager(by) && !(yield* canSpeak(approverId));
  }
  if (teamId === null) return isManager(by);
  const asker = (yield* one(membership, requesterId))?.personId ?? null;
  const them = (yield* many(person, { teamId, isActive: true })).filter((each) => each.id !== asker && each.id !== forId);
  return them.some((each) => each.id === by.personId) || (them.length < voices && isManager(by));
}

/** The voice that this one may give now; undefined: none. */
export function* voiceToGive(
  of: Pick<ServiceRequest, 'id' | 'status' | 'requesterId' | 'forId'>,
  by: Principal,
): Asking<RequestApproval | undefined> {
  if (of.status !== 'awaiting-approval' || isForThem(of, by)) return undefined;
  const voices = yield* many(requestApproval, { requestId: of.id });
  if (voices.some((each) => each.deciderId === by.membershipId)) return undefined;
  for (const voice of voices.toSorted((one_, other) => one_.number - other.number))
    if (voice.decision === 'awaited' && isAllowed(approvers, by, { ownerId: voice.approverId }))
      if (yield* isApproverOf(voice, of, voices.length, by)) return voice;
  return undefined;
}

/** Whether somebody has asked for it, or it is for them. */
export const isForThem = ({ requesterId, forId }: Pick<ServiceRequest, 'requesterId' | 'forId'>, by: Principal): boolean =>
  by.membershipId === requesterId || (by.personId !== null && by.personId === forId);
