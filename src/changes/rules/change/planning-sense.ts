/** What must hold for a change however it came about: times in order, an asset that is there, a model that fits. */
import { asset, service } from '#operations/rules';
import { many, one, refuse, together, type Asking, type Refusal } from '#platform/kit';
import { askSituation, refuseFrozen, type ChangeFields, type Situation } from '../approval/ask-situation.ts';
import { changeModel } from './change-model.ts';
import { riskOf } from './risk.ts';

/** Longer is no change but a project. */
const longestDays = 31;

export function refuseTimes({ plannedStart, plannedEnd }: Pick<ChangeFields, 'plannedStart' | 'plannedEnd'>): Refusal | undefined {
  if ((plannedStart === null) !== (plannedEnd === null))
    return refuse('start-and-end', 'say both when it starts and when it ends, or neither', {
      field: plannedStart === null ? 'plannedStart' : 'plannedEnd',
    });
  if (plannedStart === null || plannedEnd === null) return undefined;
  if (plannedEnd <= plannedStart) return refuse('ends-before-it-starts', 'the change ends before it starts', { field: 'plannedEnd' });
  if (Date.parse(plannedEnd) - Date.parse(plannedStart) > longestDays * 86_400_000)
    return refuse('change-too-long', `a change takes at most ${longestDays} days; what takes longer is a project`, {
      field: 'plannedEnd',
      values: { days: longestDays },
    });
  return undefined;
}

/** So long after its beginning a change may still be handed in: it is typed while it begins. */
const graceMinutes = 15;

/** Nobody can agree any more to what should have begun; an emergency is recorded afterwards, too. */
export function refusePast({ kind, plannedStart }: Pick<ChangeFields, 'kind' | 'plannedStart'>, at: string): Refusal | undefined {
  if (kind === 'emergency' || plannedStart === null || Date.parse(plannedStart) >= Date.parse(at) - graceMinutes * 60_000) return undefined;
  return refuse('starts-in-past', 'this time has passed; only an emergency is recorded afterwards', { field: 'plannedStart' });
}

/** References in lists are held by no foreign key: they are looked up here. */
export function* refuseStrangeItems({ assetIds, serviceId, kind, modelId }: ChangeFields): Asking<Refusal | undefined> {
  const [assets, model, of] = yield* together(many(asset, { id: [...assetIds] }), one(changeModel, modelId), one(service, serviceId));
  if (!of) return refuse('no-such-reference', 'serviceId refers to nothing that exists', { field: 'serviceId' });
  if (assets.length < new Set(assetIds).size) return refuse('no-such-asset', 'one of the assets does not exist', { field: 'assetIds' });
  if (kind === 'standard' && !model)
    return refuse('model-needed', 'a standard change is made by a model: choose one', { field: 'modelId' });
  if (kind !== 'standard' && modelId !== null)
    return refuse('model-without-standard', 'only a standard change is made by a model', { field: 'modelId' });
  if (model && !model.isActive)
    return refuse('model-not-active', `“${model.name}” is no longer in use`, { field: 'modelId', values: { model: model.name } });
  if (model && model.serviceId !== null && model.serviceId !== serviceId)
    return refuse('model-of-another-service', `“${model.name}” is for another service`, {
      field: 'modelId',
      values: { model: model.name },
    });
  return undefined;
}

/** The change with the risk that follows from its answers and its service, and what stands around it; or why it may not be so. */
export function* planned(
  next: ChangeFields,
): Asking<Refusal | { readonly refused?: false; readonly row: ChangeFields; readonly situation: Situation }> {
  const wrong = refuseTimes(next) ?? (yield* refuseStrangeItems(next));
  if (wrong) return wrong;
  const tier = (yield* one(service, next.serviceId))?.tier ?? 1;
  const row = { ...next, risk: riskOf(next, tier) };
  const situation = yield* askSituation(row);
  return refuseFrozen(situation) ?? { row, situation };
}

/** A change that was submitted is approved as soon, and only as long, as everybody whom the policy names has agreed to it as it is now. */
export function standing(
  { status, approvedAt }: Pick<ChangeFields, 'status' | 'approvedAt'>,
  { isAgreed }: Pick<Situation, 'isAgreed'>,
  at: string,
): Pick<ChangeFields, 'status' | 'approvedAt'> {
  if (status === 'awaiting-approval' || status === 'approved')
    return isAgreed ? { status: 'approved', approvedAt: approvedAt ?? at } : { status: 'awaiting-approval', approvedAt: null };
  return { status, approvedAt };
}
