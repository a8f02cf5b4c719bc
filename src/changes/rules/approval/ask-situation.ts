/** What stands around a change when something is decided about it: its service, the freezes in which it lies, the policy that holds. */
import { occurrencesOf, offsetsOver, window, type WindowRow } from '#calendar/rules';
import { asset, dependency, dependencyGraphOf, service, type Service } from '#operations/rules';
import { person } from '#people/rules';
import { known, many, one, refuse, together, type Asking, type Refusal } from '#platform/kit';
import type { ChangeRow } from '../change/change.ts';
import { projectChange } from '../change/project-change.ts';
import { plannedChangeOf, type PlannedChange } from '../collision/planned-change.ts';
import { reachOf } from '../collision/reach.ts';
import { concerns, servicesByName, type WindowConcern } from '../collision/windows-of-change.ts';
import { changeApproval } from './change-approval.ts';
import { changePolicy } from './change-policy.ts';
import { freezeException } from './freeze-exception.ts';
import { linesFor, policiesOf, standOf, type PolicyLine } from './required-approvals.ts';

export type ChangeFields = Omit<ChangeRow, 'version' | 'createdAt' | 'updatedAt'>;

export interface Situation {
  readonly service: Service | undefined;
  /** Lines of the policy that hold for it where it is planned. */
  readonly lines: readonly PolicyLine[];
  /** True when all of them have been agreed to, in this round. */
  readonly isAgreed: boolean;
  /** The hard freeze that refuses it; one for which it has an exception does not. */
  readonly hardFreeze: WindowRow | undefined;
}

export function* askSituation(next: ChangeFields): Asking<Situation> {
  const [asked] = yield* many(projectChange, { changeId: next.id });
  const planned = plannedChangeOf(next, asked?.projectId);
  const [of, policies, approvals, exceptions, freezes] = yield* together(
    one(service, next.serviceId),
    many(changePolicy, {}),
    many(changeApproval, { changeId: next.id, round: next.round }),
    many(freezeException, { changeId: next.id }),
    planned ? freezesOver(planned) : known([]),
  );
  const excepted = new Set(exceptions.map((each) => each.windowId));
  const isInSoftFreeze = freezes.some((each) => each.kind === 'freeze-soft');
  const lines = linesFor(next, { tier: of?.tier ?? 1, isInSoftFreeze }, policiesOf(policies));
  return {
    service: of,
    lines,
    isAgreed: standOf(next, lines, approvals).every((each) => each.isMet),
    hardFreeze: freezes.find((each) => each.kind === 'freeze-hard' && !excepted.has(each.id)),
  };
}

export function refuseFrozen({ hardFreeze }: Pick<Situation, 'hardFreeze'>, field = 'plannedStart'): Refusal | undefined {
  if (!hardFreeze) return undefined;
  return refuse('hard-freeze', `“${hardFreeze.name}” is a hard freeze: nothing is changed then without an exception`, {
    field,
    status: 409,
    values: { name: hardFreeze.name },
  });
}

/** The freezes that are open when it is planned and that hold for it. What it affects is only worked out where that decides. */
export function* freezesOver(planned: PlannedChange): Asking<readonly WindowRow[]> {
  const years = [planned.from, planned.to].map((tick) => new Date(tick * 6_000).getUTCFullYear());
  const zoneOffsets = offsetsOver(years[0]! - 1, years[1]! + 1);
  const open = (yield* many(window, { kind: ['freeze-hard', 'freeze-soft'] })).filter(
    (each) => occurrencesOf(each, planned.from, planned.to, zoneOffsets(each.zone)).length > 0,
  );
  if (open.every((each) => each.scope === 'organisation')) return open;
  const [services, assets, dependencies, implementer] = yield* together(
    many(service, {}),
    many(asset, {}),
    many(dependency, {}),
    one(person, planned.implementerId),
  );
  const landscape = {
    graph: dependencyGraphOf({ services, assets, dependencies }),
    assets: new Map(assets.map((each) => [each.id, each])),
    services: new Map(services.map((each) => [each.id, each])),
  };
  const of: WindowConcern = {
    byName: servicesByName(services),
    landscape,
    teamOfPerson: new Map(implementer ? [[implementer.id, implementer.teamId]] : []),
  };
  const reach = reachOf(landscape, planned.serviceId, planned.assetIds.length > 0 ? planned.assetIds : [planned.serviceId]);
  return open.filter((each) => concerns(each, planned, reach, of));
}
