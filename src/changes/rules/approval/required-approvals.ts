/** Which approvals a change needs by the policy, and which of them it has. */
import type { Principal } from '#platform/kit';
import type { ChangeRow } from '../change/change.ts';
import { riskLevels } from '../change/risk.ts';
import type { ChangeApproval } from './change-approval.ts';
import type { ChangePolicy } from './change-policy.ts';

export type PolicyLine = Omit<ChangePolicy, 'version' | 'createdAt' | 'updatedAt'>;

const line = (place: number, name: string, fields: Partial<PolicyLine>): PolicyLine => ({
  id: `01a00000-0000-7000-8000-00000000c0${String(place).padStart(2, '0')}`,
  name,
  kinds: ['normal'],
  leastRisk: 'low',
  worstTier: 4,
  holds: 'always',
  approvers: 'managers',
  personIds: [],
  teamId: null,
  quorum: 1,
  noticeHours: 0,
  ...fields,
});

/** Holds as long as nobody has written down another one: no change goes without anybody knowing of it. */
export const defaultPolicies: readonly PolicyLine[] = [
  line(1, 'Every normal change', { noticeHours: 24 }),
  line(2, 'High risk needs a second one', { leastRisk: 'high', quorum: 2, noticeHours: 72 }),
  line(3, 'Emergency, afterwards', { kinds: ['emergency'] }),
  line(4, 'In a soft freeze the owner of the service agrees', {
    kinds: ['standard', 'normal', 'emergency'],
    holds: 'soft-freeze',
    approvers: 'service-owner',
  }),
];

export const policiesOf = (written: readonly PolicyLine[]): readonly PolicyLine[] => (written.length > 0 ? written : defaultPolicies);

export interface Situation {
  readonly tier: number;
  readonly isInSoftFreeze: boolean;
}

/** The lines that hold for a change. */
export const linesFor = (
  { kind, risk }: Pick<ChangeRow, 'kind' | 'risk'>,
  { tier, isInSoftFreeze }: Situation,
  policies: readonly PolicyLine[],
): readonly PolicyLine[] =>
  policies.filter(
    (each) =>
      each.kinds.includes(kind) &&
      riskLevels.indexOf(risk) >= riskLevels.indexOf(each.leastRisk) &&
      tier <= each.worstTier &&
      (each.holds === 'always' || isInSoftFreeze),
  );

/** The longest notice that any of its lines asks for. An emergency gives none. */
export const noticeHoursOf = (kind: ChangeRow['kind'], lines: readonly PolicyLine[]): number =>
  kind === 'emergency' ? 0 : Math.max(0, ...lines.map((each) => each.noticeHours));

export interface StandOfLine {
  readonly policy: PolicyLine;
  readonly given: number;
  readonly isMet: boolean;
}

type Given = Pick<ChangeApproval, 'round' | 'decision' | 'personId' | 'approverId' | 'policyIds'>;
type Asked = Pick<ChangeRow, 'requesterId' | 'requestedById'>;

/** Whether somebody has asked for it themselves, as a person or through their account. */
export const isRequester = ({ requesterId, requestedById }: Asked, by: Pick<Given, 'personId' | 'approverId'>): boolean =>
  (requesterId !== null && by.personId === requesterId) || (requestedById !== null && by.approverId === requestedById);

/** How far each line is: who has asked for it never counts, and each approver counts once. */
export function standOf(
  row: Asked & Pick<ChangeRow, 'round'>,
  lines: readonly PolicyLine[],
  approvals: readonly Given[],
): readonly StandOfLine[] {
  const counting = approvals.filter((each) => each.round === row.round && each.decision === 'approved' && !isRequester(row, each));
  return lines.map((policy) => {
    const given = new Set(counting.filter((each) => each.policyIds.includes(policy.id)).map((each) => each.personId ?? each.approverId))
      .size;
    return { policy, given, isMet: given >= policy.quorum };
  });
}

export interface Surroundings {
  /** The owner of the service. */
  readonly ownerId: string | null;
  /** The team and person of whoever decides. */
  readonly teamId: string | null;
  /** The person who asked for the change. */
  readonly requesterId: string | null;
}

const isManager = ({ role }: Pick<Principal, 'role'>): boolean => ['owner', 'admin', 'manager'].includes(role);

/**
 * May this one agree for this line? Where those named cannot be as many as have to agree, because the owner is nobody or has asked for it
 * themselves, managers stand in; otherwise the change could never be approved.
 */
export function isApproverFor(policy: PolicyLine, by: Principal, { ownerId, teamId, requesterId }: Surroundings): boolean {
  switch (policy.approvers) {
    case 'managers':
      return isManager(by);
    case 'team':
      return teamId !== null && teamId === policy.teamId;
    case 'service-owner':
      if (ownerId === null || ownerId === requesterId) return isManager(by);
      return by.personId === ownerId;
    case 'people': {
      if (by.personId !== null && policy.personIds.includes(by.personId)) return true;
      return policy.personIds.filter((id) => id !== requesterId).length < policy.quorum && isManager(by);
    }
  }
}
