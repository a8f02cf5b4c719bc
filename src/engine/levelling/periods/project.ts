/**
 * A project in whole periods with constant capacities: the form in which the literature states resource-constrained scheduling.
 * Told in readable records, kept in typed arrays whose numbers follow the links, so that ties broken by number honour every link.
 */
import { compareIds } from '../order-of-ids.ts';
import { waitingHeap } from '../waiting-heap.ts';

export type PeriodActivity = {
  readonly id: string;
  /** Whole periods, 0 for a milestone. */
  readonly duration: number;
  /** Ids of the activities that must have finished before. */
  readonly follows: readonly string[];
  /** Units of each resource while it runs. */
  readonly demands: Readonly<Record<string, number>>;
};
export type PeriodResource = { readonly id: string; readonly capacity: number };
export type PeriodFacts = { readonly activities: readonly PeriodActivity[]; readonly resources: readonly PeriodResource[] };

export type PeriodConflict =
  | { readonly kind: 'loop'; readonly activities: readonly string[] }
  | { readonly kind: 'unknown-activity' | 'unknown-resource'; readonly activity: string; readonly names: string }
  | {
      readonly kind: 'never-fits';
      readonly activity: string;
      readonly resource: string;
      readonly demand: number;
      readonly capacity: number;
    };

/** Lists of whole numbers per activity, one after the other: those of `i` stand at `start[i] .. start[i + 1]`. */
export type Lists = { readonly start: Int32Array; readonly item: Int32Array };

export type PeriodProject = {
  readonly ids: readonly string[];
  readonly count: number;
  readonly duration: Int32Array;
  readonly predecessors: Lists;
  readonly successors: Lists;
  readonly resourceIds: readonly string[];
  readonly capacity: Int32Array;
  /** Resource numbers asked by each activity; `amount` runs beside `demand.item`. */
  readonly demand: Lists;
  readonly amount: Int32Array;
  readonly packed: PackedDemand;
};

/**
 * Several resources share one 32-bit word, a lane each with a guard bit on top, so that one subtraction asks all of them at once:
 * the guards of `free - need` are all still set exactly when every lane had enough.
 */
export type PackedDemand = {
  readonly words: number;
  readonly guard: number;
  /** Everything free, guards set, per word. */
  readonly full: Int32Array;
  readonly demand: Lists;
  readonly need: Int32Array;
};

/** Compiles a project, or says what makes it impossible. Never throws. */
export function compilePeriodProject(facts: PeriodFacts): {
  readonly project?: PeriodProject;
  readonly conflicts: readonly PeriodConflict[];
} {
  const conflicts: PeriodConflict[] = [];
  const sorted = [...facts.activities].toSorted((a, b) => compareIds(a.id, b.id));
  const resources = [...facts.resources].toSorted((a, b) => compareIds(a.id, b.id));
  const resourceNumber = new Map(resources.map((resource, number) => [resource.id, number]));
  const order = followLinks(sorted, conflicts);
  for (const activity of sorted)
    for (const [name, demand] of Object.entries(activity.demands)) {
      const resource = resources[resourceNumber.get(name) ?? -1];
      if (!resource) conflicts.push({ kind: 'unknown-resource', activity: activity.id, names: name });
      else if (demand > resource.capacity && activity.duration > 0)
        conflicts.push({ kind: 'never-fits', activity: activity.id, resource: name, demand, capacity: resource.capacity });
    }
  if (conflicts.length > 0) return { conflicts };

  const activities = order.map((at) => sorted[at] as PeriodActivity);
  const number = new Map(activities.map((activity, at) => [activity.id, at]));
  const predecessors = activities.map((activity) =>
    [...new Set(activity.follows)].map((id) => number.get(id) as number).toSorted((a, b) => a - b),
  );
  const successors: number[][] = activities.map(() => []);
  predecessors.forEach((list, at) => list.forEach((before) => (successors[before] as number[]).push(at)));
  const asked = activities.map((activity) =>
    Object.entries(activity.demands)
      .filter(([, demand]) => demand > 0)
      .map(([name, demand]) => ({ resource: resourceNumber.get(name) as number, demand }))
      .toSorted((a, b) => a.resource - b.resource),
  );
  const capacity = Int32Array.from(resources, (resource) => resource.capacity);
  return {
    conflicts,
    project: {
      ids: activities.map((activity) => activity.id),
      count: activities.length,
      duration: Int32Array.from(activities, (activity) => activity.duration),
      predecessors: lists(predecessors),
      successors: lists(successors),
      resourceIds: resources.map((resource) => resource.id),
      capacity,
      demand: lists(asked.map((list) => list.map((one) => one.resource))),
      amount: Int32Array.from(asked.flat(), (one) => one.demand),
      packed: packDemand(capacity, asked),
    },
  };
}

/** The same project read from its end: links turned round. A schedule of it, read backwards, is one of the original. */
export function mirrored(project: PeriodProject): PeriodProject {
  return { ...project, predecessors: project.successors, successors: project.predecessors };
}

export function lists(rows: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, at) => (start[at + 1] = (start[at] as number) + row.length));
  return { start, item: Int32Array.from(rows.flat()) };
}

/** An order in which every activity comes after those it follows, ids deciding where links do not. */
function followLinks(sorted: readonly PeriodActivity[], conflicts: PeriodConflict[]): number[] {
  const number = new Map(sorted.map((activity, at) => [activity.id, at]));
  const waits = new Int32Array(sorted.length);
  const successors: number[][] = sorted.map(() => []);
  sorted.forEach((activity, at) => {
    for (const id of new Set(activity.follows)) {
      const before = number.get(id);
      if (before === undefined) conflicts.push({ kind: 'unknown-activity', activity: activity.id, names: id });
      else {
        (successors[before] as number[]).push(at);
        waits[at] = (waits[at] as number) + 1;
      }
    }
  });
  const ready = waitingHeap(sorted.length, new Int32Array(sorted.length));
  waits.forEach((count, at) => count === 0 && ready.add(at));
  const order: number[] = [];
  while (ready.size() > 0) {
    const at = ready.take();
    order.push(at);
    for (const after of successors[at] as number[]) {
      waits[after] = (waits[after] as number) - 1;
      if (waits[after] === 0) ready.add(after);
    }
  }
  if (order.length < sorted.length) conflicts.push({ kind: 'loop', activities: oneLoop(sorted, number, waits) });
  return order;
}

/** Walks backwards among the activities that never became ready until one comes round again. */
function oneLoop(sorted: readonly PeriodActivity[], number: ReadonlyMap<string, number>, waits: Int32Array): string[] {
  const walk: string[] = [];
  let at = waits.findIndex((count) => count > 0);
  while (at >= 0) {
    const activity = sorted[at] as PeriodActivity;
    const again = walk.indexOf(activity.id);
    if (again >= 0) return [...walk.slice(again), activity.id].toReversed();
    walk.push(activity.id);
    at = number.get(activity.follows.find((id) => (waits[number.get(id) ?? -1] ?? 0) > 0) ?? '') ?? -1;
  }
  return walk;
}

function packDemand(capacity: Int32Array, asked: readonly (readonly { resource: number; demand: number }[])[]): PackedDemand {
  const largest = Math.max(0, ...capacity);
  const bits = largest < 128 ? 8 : largest < 32768 ? 16 : 32;
  const lanes = 32 / bits;
  const words = Math.ceil(capacity.length / lanes);
  const guard = bits === 8 ? 0x80808080 | 0 : bits === 16 ? 0x80008000 | 0 : 0x80000000 | 0;
  const full = new Int32Array(words).fill(guard);
  capacity.forEach(
    (units, at) => (full[Math.floor(at / lanes)] = (full[Math.floor(at / lanes)] as number) + (units << (bits * (at % lanes)))),
  );
  const packed = asked.map((list) => {
    const needs = new Map<number, number>();
    for (const { resource, demand } of list) {
      const word = Math.floor(resource / lanes);
      needs.set(word, (needs.get(word) ?? 0) + (demand << (bits * (resource % lanes))));
    }
    return [...needs];
  });
  return {
    words,
    guard,
    full,
    demand: lists(packed.map((needs) => needs.map(([word]) => word))),
    need: Int32Array.from(packed.flat(), ([, need]) => need),
  };
}
