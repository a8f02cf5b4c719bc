/** A change is planned otherwise. What approvals were given for must stay what they were given for. */
import { z } from 'zod';
import { deed, differing, done, notFound, one, patch, refuse } from '#platform/kit';
import { changePlanners } from '../who-may.ts';
import { changeModel } from './change-model.ts';
import { change, changePlan, isOpen, type ChangeRow } from './change.ts';
import { planOf } from './draft-change.ts';
import { planned, standing } from './planning-sense.ts';

const { title, kind, modelId, serviceId, assetIds, environment, implementerId, requesterId, reason } = change.changeable.shape;
const { plan, testPlan, backOutPlan, isBackOutTested, backOutMinutes, verificationMinutes, riskReach, riskNovelty, riskTesting } =
  change.changeable.shape;

/** Whoever altered one of these altered the plan; who does it and how it is called is no part of what was agreed to. */
const agreed = new Set([...Object.keys(changePlan), 'kind', 'modelId', 'serviceId', 'assetIds', 'environment', 'reason']);

export const editChange = deed({
  name: 'edit-change',
  about:
    'Changes a change before it begins. An altered plan, service or asset begins a new round: approvals given before do not count any more. When it is done is the business of schedule-change.',
  on: change,
  binding: { method: 'PATCH', path: '/changes/{id}' },
  input: z.strictObject({
    id: z.uuid(),
    title,
    kind,
    modelId,
    serviceId,
    assetIds,
    environment,
    requesterId,
    implementerId,
    reason,
    plan,
    testPlan,
    backOutPlan,
    isBackOutTested,
    backOutMinutes,
    verificationMinutes,
    riskReach,
    riskNovelty,
    riskTesting,
  }),
  may: changePlanners,
  *decide({ id, ...fields }, { at }) {
    const before = yield* one(change, id);
    if (!before) return notFound(change);
    if (!isOpen(before)) return refuse('change-begun', 'this change has begun or is over; it is no longer planned', { status: 409 });
    const isStandard = (fields.kind ?? before.kind) === 'standard';
    const model = isStandard ? yield* one(changeModel, fields.modelId === undefined ? before.modelId : fields.modelId) : undefined;
    const asked = differing(before, fields);
    const own = Object.keys(asked).find((field) => field in changePlan);
    if (isStandard && before.kind === 'standard' && own)
      return refuse('plan-of-model', 'the plan of a standard change is that of its model; make it a normal change to plan it otherwise', {
        field: own,
      });
    const isMadeByModel = model !== undefined && ('kind' in asked || 'modelId' in asked);
    const changed = differing(before, { ...fields, ...(isMadeByModel ? planOf(model) : {}) });
    if (Object.keys(changed).length === 0) return done([]);
    const isRenewed = before.submittedAt !== null && Object.keys(changed).some((field) => agreed.has(field));
    const sense = yield* planned({ ...before, ...changed, round: before.round + Number(isRenewed) } as ChangeRow);
    if (sense.refused) return sense;
    const { row, situation } = sense;
    const next = { ...row, ...(before.status === 'rejected' && isRenewed ? { status: 'draft' as const, submittedAt: null } : {}) };
    return done(
      [patch(change, id, differing(before, { ...next, ...standing(next, situation, at) }))],
      [{ event: 'change-edited', data: { id, isRenewed } }],
    );
  },
});
