/** Everything with which a change collides at the time for which it is planned. */
import type { Tick } from '#engine';
import type { WindowRow } from '#calendar/rules';
import type { Collision } from './collision.ts';
import { touchedBy, type PlannedChange } from './planned-change.ts';
import { downTogether, neighbourhoodOf, type Reach } from './reach.ts';
import { concerns, type Openings, type WindowConcern } from './windows-of-change.ts';

export interface CollisionFacts extends WindowConcern {
  readonly reach: (change: Pick<PlannedChange, 'serviceId' | 'assetIds'>) => Reach;
  readonly openings: Openings;
  readonly windows: readonly WindowRow[];
  /** Changes that hold their place; the one that is looked at may be among them. */
  readonly changes: readonly PlannedChange[];
  /** Approved leave, on the clock of the person's own place. */
  readonly leave: readonly { readonly id: string; readonly personId: string; readonly from: Tick; readonly to: Tick }[];
  readonly milestones: readonly Milestone[];
  /** When nobody of a team is on duty who should be. */
  readonly dutyGaps: readonly { readonly rotaId: string; readonly teamId: string; readonly from: Tick; readonly to: Tick }[];
  /** Hard freezes for which a change has an exception: `change window`. */
  readonly exceptions: ReadonlySet<string>;
}

export interface Milestone {
  readonly taskId: string;
  readonly projectId: string;
  readonly at: Tick;
  /** The services that changes of this project alter: what the project has to do with services is said by its changes. */
  readonly serviceIds: readonly string[];
}

export const exceptionKey = (changeId: string, windowId: string): string => `${changeId} ${windowId}`;

/** For so long before a milestone what it hangs on is left alone: a day. */
export const milestoneGuard: Tick = 14_400;

/** What stands in the way, whenever it does: the search for free times asks for a long time at once, a check for that of the change. */
export function obstaclesOf(change: PlannedChange, facts: CollisionFacts, from: Tick, to: Tick): readonly Collision[] {
  const reach = facts.reach(change);
  return [
    ...otherChanges(change, reach, facts, from, to),
    ...closedTimes(change, reach, facts, from, to),
    ...milestones(change, reach, facts, from, to),
    ...gapsOnCall(reach, facts, from, to),
    ...facts.leave
      .filter((each) => each.personId === change.implementerId && each.from < to && each.to > from)
      .map((each) => collision('leave', { thing: 'absence', id: each.id }, each)),
  ];
}

/** Ascending by code and time; `earliest` is the first tick at which the notice of its policy is kept, null when nobody minds. */
export function collisionsOf(change: PlannedChange, facts: CollisionFacts, earliest: Tick | null = null): readonly Collision[] {
  const { from, to } = change;
  const found = obstaclesOf(change, facts, from, to).map((each) => ({
    ...each,
    from: Math.max(from, each.from),
    to: Math.min(to, each.to),
  }));
  if (isOutside(change, facts)) found.push(collision('outside-window', null, change));
  if (earliest !== null && from < earliest) found.push(collision('notice', null, { from, to: Math.min(to, earliest) }));
  return found;
}

/** The maintenance windows to which a change has to keep: those that name what it alters, and beside them those of everybody. */
export function maintenanceOf(change: PlannedChange, facts: CollisionFacts): readonly WindowRow[] {
  const reach = facts.reach(change);
  const offered = facts.windows.filter((each) => each.kind === 'maintenance' && concerns(each, change, reach, facts, true));
  return offered.some((each) => each.scope !== 'organisation') ? offered : [];
}

function isOutside(change: PlannedChange, facts: CollisionFacts): boolean {
  const offered = maintenanceOf(change, facts);
  if (offered.length === 0) return false;
  const holds = (each: { from: Tick; to: Tick }) => each.from <= change.from && change.to <= each.to;
  return !offered.some((window) => facts.openings.between(window, change.from, change.to).some(holds));
}

const collision = (
  code: Collision['code'],
  meets: Collision['with'],
  { from, to }: { readonly from: Tick; readonly to: Tick },
  items: readonly string[] = [],
  isExcepted = false,
): Collision => ({ code, with: meets, from, to, items, isExcepted });

function otherChanges(change: PlannedChange, reach: Reach, facts: CollisionFacts, from: Tick, to: Tick): Collision[] {
  const found: Collision[] = [];
  const near = neighbourhoodOf(facts.landscape.graph, reach);
  for (const other of facts.changes) {
    if (other.from >= to || other.to <= from || other.id === change.id) continue;
    const add = (code: Collision['code'], items: readonly string[]) =>
      found.push(collision(code, { thing: 'change', id: other.id }, other, items));
    if (change.implementerId !== null && other.implementerId === change.implementerId) add('same-person', []);
    if (other.serviceId !== change.serviceId && !touchedBy(other).some((id) => near.has(id))) continue;
    const theirs = facts.reach(other);
    const hit = reach.touched.filter((id) => theirs.affected.has(id));
    const both = hit.filter((id) => theirs.touched.includes(id));
    const ours = hit.filter((id) => !theirs.touched.includes(id));
    const needing = theirs.touched.filter((id) => reach.affected.has(id) && !reach.touched.includes(id));
    const together = downTogether(facts.landscape.graph, reach, theirs);
    if (both.length > 0) add('same-item', both);
    else if (other.serviceId === change.serviceId) add('same-service', [change.serviceId]);
    if (ours.length > 0) add('needs-theirs', ours);
    if (needing.length > 0) add('needed-by-theirs', needing);
    if (together.length > 0) add('redundancy', together);
  }
  return found;
}

const codeOf = { 'freeze-hard': 'freeze-hard', 'freeze-soft': 'freeze-soft', 'business-peak': 'business-peak' } as const;

function closedTimes(change: PlannedChange, reach: Reach, facts: CollisionFacts, from: Tick, to: Tick): Collision[] {
  return facts.windows.flatMap((window) => {
    if (window.kind === 'maintenance' || !concerns(window, change, reach, facts)) return [];
    const isExcepted = window.kind === 'freeze-hard' && facts.exceptions.has(exceptionKey(change.id, window.id));
    return facts.openings
      .between(window, from, to)
      .map((each) => collision(codeOf[window.kind as keyof typeof codeOf], { thing: 'window', id: window.id }, each, [], isExcepted));
  });
}

function gapsOnCall(reach: Reach, { dutyGaps, landscape }: CollisionFacts, from: Tick, to: Tick): Collision[] {
  return dutyGaps.flatMap((gap) => {
    if (gap.from >= to || gap.to <= from) return [];
    const items = [...reach.services].filter((id) => landscape.services.get(id)?.teamId === gap.teamId);
    return items.length > 0 ? [collision('on-call-gap', { thing: 'rota', id: gap.rotaId }, gap, items)] : [];
  });
}

function milestones(change: PlannedChange, reach: Reach, facts: CollisionFacts, from: Tick, to: Tick): Collision[] {
  return facts.milestones.flatMap(({ taskId, projectId, at, serviceIds }) => {
    const guarded = { from: at - milestoneGuard, to: at + 1 };
    if (guarded.from >= to || guarded.to <= from || projectId === change.projectId) return [];
    const items = serviceIds.filter((id) => reach.services.has(id));
    return items.length > 0 ? [collision('milestone', { thing: 'task', id: taskId }, guarded, items)] : [];
  });
}
