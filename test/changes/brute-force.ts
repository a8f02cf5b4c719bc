/**
 * Collisions told from first principles, slowly, and sharing nothing with the search but the shapes: what is down is worked out anew for
 * each pair by going round until nothing more falls, each window is opened day by day, each quarter of an hour is tried.
 */
import { TICKS_PER_DAY, TICKS_PER_MINUTE, type Tick } from '#engine';
import { dayOf, tickOfCivil, weekdayOf, type WindowRow } from '#calendar/rules';
import type { Collision, PlannedChange } from '#changes/rules';
import { edgesOf, type DependencyEdge } from '#operations/rules';
import { zoneOffsets, type Drawn } from './drawn-department.ts';

type Told = Pick<Collision, 'code' | 'isExcepted'> & {
  readonly with: string;
  readonly items: readonly string[];
  readonly from: Tick;
  readonly to: Tick;
};

/** One line each, in order, so that two answers can be held against one another. */
export const lineOf = ({ code, with: meets, items, from, to, isExcepted }: Told): string =>
  `${code} ${meets} ${from}-${to}${isExcepted ? ' excepted' : ''} ${[...new Set(items)].toSorted().join(',')}`;
export const told = (all: readonly Collision[]): readonly string[] =>
  all.map((each) => lineOf({ ...each, with: each.with === null ? '-' : `${each.with.thing} ${each.with.id}` })).toSorted();

export function bruteForce(drawn: Drawn) {
  const statusOf = new Map<string, string>(
    [...drawn.dependencies.services, ...drawn.dependencies.assets].map((each) => [each.id, each.status]),
  );
  const isThere = (id: string) => statusOf.has(id) && !['retired', 'in-stock', 'in-repair'].includes(statusOf.get(id)!);
  const edges = edgesOf(drawn.dependencies).filter(({ from, to }) => isThere(from) && isThere(to));
  /** What each item needs: sets of which one has to be there. */
  const needs = [
    ...Map.groupBy(
      edges,
      (edge) => `${edge.from} ${edge.redundancyGroup === null ? `only ${edge.to}` : `of ${edge.redundancyGroup}`}`,
    ).values(),
  ].map((group: readonly DependencyEdge[]) => ({
    owner: group[0]!.from,
    isHard: group.some((edge) => edge.strength === 'hard'),
    members: group.map((edge) => edge.to),
  }));
  const siteOf = new Map(drawn.assets.map((each) => [each.id, each.siteId]));
  const serviceOf = new Map(drawn.assets.map((each) => [each.id, each.serviceId]));
  const isService = new Set(drawn.services.map((each) => each.id));

  const fallen = new Map<string, { down: Set<string>; worse: Set<string> }>();
  /** Down and worse, by going round until nothing changes. */
  function fail(failed: readonly string[]): { down: Set<string>; worse: Set<string> } {
    const key = [...new Set(failed)].toSorted().join();
    const before = fallen.get(key);
    if (before) return before;
    const down = new Set(failed);
    for (let grows = true; grows;) {
      grows = false;
      for (const { owner, isHard, members } of needs)
        if (isHard && !down.has(owner) && members.every((id) => down.has(id))) {
          down.add(owner);
          grows = true;
        }
    }
    const worse = new Set<string>();
    for (const { owner, isHard, members } of needs)
      if (!isHard && !down.has(owner) && members.every((id) => down.has(id))) worse.add(owner);
    for (let grows = true; grows;) {
      grows = false;
      for (const { owner, isHard, members } of needs)
        if (isHard && !down.has(owner) && !worse.has(owner) && members.every((id) => down.has(id) || worse.has(id))) {
          worse.add(owner);
          grows = true;
        }
    }
    const answer = { down, worse };
    fallen.set(key, answer);
    return answer;
  }

  const touched = ({ serviceId, assetIds }: PlannedChange): readonly string[] =>
    assetIds.length > 0 ? [...new Set(assetIds)] : [serviceId];
  function around(change: PlannedChange) {
    const items = touched(change);
    const { down, worse } = fail(items);
    const direct = new Set([
      change.serviceId,
      ...items.filter((id) => isService.has(id)),
      ...items.flatMap((id) => serviceOf.get(id) ?? []),
    ]);
    return {
      items,
      down,
      affected: new Set([...down, ...worse]),
      direct,
      services: new Set([...direct, ...[...down, ...worse].filter((id) => isService.has(id))]),
    };
  }

  const serviceCalled = (name: string) =>
    drawn.services.find((each) => [each.key, each.name].some((known) => known.toLowerCase() === name.toLowerCase()))?.id;
  function holds(window: WindowRow, change: PlannedChange, isDirect: boolean): boolean {
    const { direct, services, affected, items } = around(change);
    const counted = isDirect ? direct : services;
    switch (window.scope) {
      case 'organisation':
        return true;
      case 'service':
        return window.scopeNames.some((name) => counted.has(serviceCalled(name)!));
      case 'project':
        return window.scopeIds.some((id) => id === change.projectId);
      case 'environment':
        return window.scopeNames.some((name) => name.toLowerCase() === change.environment?.toLowerCase());
      case 'site':
        return (isDirect ? items : [...affected]).some((id) => window.scopeIds.includes(siteOf.get(id) as string));
      case 'team': {
        const ofService = drawn.services.find((each) => each.id === change.serviceId)?.teamId;
        const ofPerson = change.implementerId === null ? null : drawn.teamOfPerson.get(change.implementerId);
        return window.scopeIds.some((id) => id === ofService || id === ofPerson);
      }
    }
  }

  const opened = new Map<string, readonly { from: Tick; to: Tick }[]>();
  /** Every occurrence over six years, by asking each day whether it is one. */
  function open(window: WindowRow): readonly { from: Tick; to: Tick }[] {
    const before = opened.get(window.id);
    if (before) return before;
    const first = dayOf(window.startsOn);
    const length = dayOf(window.endsOn) - first;
    const offsets = zoneOffsets(window.zone);
    const all: { from: Tick; to: Tick }[] = [];
    let left = window.times ?? Number.POSITIVE_INFINITY;
    for (let day = first; day < first + (window.recurrence === null ? 1 : 1300) && left > 0; day++) {
      if (window.recurrence !== null && !recursOn(window.recurrence, first, day)) continue;
      left--;
      all.push({
        from: tickOfCivil({ day, minute: window.startMinute }, offsets),
        to: tickOfCivil({ day: day + length, minute: window.endMinute }, offsets),
      });
    }
    opened.set(window.id, all);
    return all;
  }

  function collisions(change: PlannedChange): readonly string[] {
    const found: Told[] = [];
    const meet = (code: Told['code'], meets: string, from: Tick, to: Tick, items: readonly string[] = [], isExcepted = false) => {
      if (from < change.to && to > change.from)
        found.push({ code, with: meets, from: Math.max(from, change.from), to: Math.min(to, change.to), items, isExcepted });
    };
    const ours = around(change);
    for (const other of drawn.changes) {
      if (other.id === change.id || other.from >= change.to || other.to <= change.from) continue;
      const say = (code: Told['code'], items: readonly string[]) => meet(code, `change ${other.id}`, other.from, other.to, items);
      const theirs = around(other);
      const same = ours.items.filter((id) => theirs.items.includes(id));
      if (same.length > 0) say('same-item', same);
      if (same.length === 0 && other.serviceId === change.serviceId) say('same-service', [change.serviceId]);
      const needing = ours.items.filter((id) => theirs.affected.has(id) && !theirs.items.includes(id));
      if (needing.length > 0) say('needs-theirs', needing);
      const needed = theirs.items.filter((id) => ours.affected.has(id) && !ours.items.includes(id));
      if (needed.length > 0) say('needed-by-theirs', needed);
      const together = [...fail([...ours.items, ...theirs.items]).down].filter((id) => !ours.down.has(id) && !theirs.down.has(id));
      if (together.length > 0) say('redundancy', together);
      if (change.implementerId !== null && change.implementerId === other.implementerId) say('same-person', []);
    }
    for (const window of drawn.windows) {
      if (window.kind === 'maintenance' || !holds(window, change, false)) continue;
      const isExcepted = window.kind === 'freeze-hard' && drawn.exceptions.has(`${change.id} ${window.id}`);
      for (const { from, to } of open(window)) meet(window.kind, `window ${window.id}`, from, to, [], isExcepted);
    }
    const offered = drawn.windows.filter((window) => window.kind === 'maintenance' && holds(window, change, true));
    const isBound = offered.some((window) => window.scope !== 'organisation');
    if (isBound && !offered.some((window) => open(window).some(({ from, to }) => from <= change.from && to >= change.to)))
      meet('outside-window', '-', change.from, change.to);
    for (const { taskId, projectId, at, serviceIds } of drawn.milestones) {
      const items = serviceIds.filter((id) => ours.services.has(id));
      if (projectId !== change.projectId && items.length > 0) meet('milestone', `task ${taskId}`, at - TICKS_PER_DAY, at + 1, items);
    }
    for (const { rotaId, teamId, from, to } of drawn.dutyGaps) {
      const items = drawn.services.filter((each) => each.teamId === teamId && ours.services.has(each.id)).map((each) => each.id);
      if (items.length > 0) meet('on-call-gap', `rota ${rotaId}`, from, to, items);
    }
    for (const { id, personId, from, to } of drawn.leave) if (personId === change.implementerId) meet('leave', `absence ${id}`, from, to);
    return found.map(lineOf).toSorted();
  }

  /** Every quarter of an hour of every day, until a day has one at which nothing but what is excepted is met. */
  function slots(
    change: PlannedChange,
    from: Tick,
    days: number,
    clock: readonly [number, number],
    zone: string,
    most: number,
  ): readonly Tick[] {
    const starts: Tick[] = [];
    const offsets = zoneOffsets(zone);
    const length = change.to - change.from;
    const today = Math.floor(
      (from + (offsets.findLast((each) => each.from <= from)?.offsetMinutes ?? 0) * TICKS_PER_MINUTE) / TICKS_PER_DAY,
    );
    for (let day = today; day < today + days && starts.length < most; day++) {
      const first = Math.max(from, tickOfCivil({ day, minute: clock[0] }, offsets));
      const last = tickOfCivil({ day, minute: clock[1] }, offsets);
      for (let at = Math.ceil(first / 150) * 150; at < last; at += 150)
        if (collisions({ ...change, from: at, to: at + length }).every((line) => line.includes(' excepted '))) {
          starts.push(at);
          break;
        }
    }
    return starts;
  }
  return { collisions, slots };
}

function recursOn(rule: NonNullable<WindowRow['recurrence']>, first: number, day: number): boolean {
  const date = new Date(day * 86_400_000);
  const start = new Date(first * 86_400_000);
  const months = (date.getUTCFullYear() - start.getUTCFullYear()) * 12 + date.getUTCMonth() - start.getUTCMonth();
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const weekday = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'][weekdayOf(day)]!;
  if (rule.kind === 'weekly') {
    const weeks = (day - weekdayOf(day) - (first - weekdayOf(first))) / 7;
    return weeks % rule.every === 0 && rule.weekdays.includes(weekday as never);
  }
  if (rule.kind === 'monthly-on-day') return months % rule.every === 0 && date.getUTCDate() === Math.min(rule.day, lastDay);
  if (rule.kind === 'monthly-on-weekday') {
    if (months % rule.every !== 0 || weekday !== rule.weekday) return false;
    return rule.week === 'last' ? date.getUTCDate() + 7 > lastDay : Math.ceil(date.getUTCDate() / 7) === rule.week;
  }
  throw new Error(`not drawn: ${rule.kind}`);
}
