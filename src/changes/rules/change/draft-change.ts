/** Somebody writes down what they want to change. */
import { z } from 'zod';
import { deed, done, nextNumber, one, put, refuse } from '#platform/kit';
import { changePlanners } from '../who-may.ts';
import { changeModel, type ChangeModel } from './change-model.ts';
import { change, changePlan } from './change.ts';
import { planned } from './planning-sense.ts';

const { title, kind, modelId, serviceId, assetIds, environment, implementerId, requesterId, reason, plannedStart, plannedEnd } =
  change.schema.shape;

export const draftChange = deed({
  name: 'draft-change',
  about: 'Writes down a change. What is not said of a standard change comes from its model.',
  on: change,
  binding: { method: 'POST', path: '/changes' },
  input: z.strictObject({
    title,
    kind,
    modelId,
    serviceId,
    assetIds,
    environment,
    requesterId,
    implementerId,
    reason,
    plannedStart,
    plannedEnd,
    ...changePlan,
  }),
  may: changePlanners,
  creates: true,
  *decide(input, { newId, by }) {
    const model = yield* one(changeModel, input.modelId);
    if (input.modelId !== null && !model) return refuse('no-such-reference', 'modelId refers to nothing that exists', { field: 'modelId' });
    const id = newId();
    const next = {
      ...input,
      ...(model && input.kind === 'standard' ? planOf(model) : {}),
      id,
      number: 1,
      status: 'draft' as const,
      requesterId: input.requesterId ?? by.personId,
      requestedById: by.carrier === 'system' ? null : by.membershipId,
      risk: 'high' as const,
      round: 1,
      submittedAt: null,
      approvedAt: null,
      actualStart: null,
      actualEnd: null,
      outcome: null,
      outcomeNotes: '',
    };
    const sense = yield* planned(next);
    if (sense.refused) return sense;
    const { id: _, ...row } = sense.row;
    const number = yield* nextNumber('change');
    return done([put(change, id, { ...row, number })], [{ event: 'change-drafted', data: { id, number } }]);
  },
});

/** The part of a change that its model has said once and for all. */
export function planOf(model: ChangeModel): Pick<ChangeModel, keyof typeof changePlan> {
  const { plan, testPlan, backOutPlan, isBackOutTested, backOutMinutes, verificationMinutes, riskReach, riskNovelty, riskTesting } = model;
  return { plan, testPlan, backOutPlan, isBackOutTested, backOutMinutes, verificationMinutes, riskReach, riskNovelty, riskTesting };
}
