/**
 * What the chart draws: typed arrays in the order of the outline, beside the engine's network whose dates it reads where they stand.
 * The dates are never copied, so a recomputation during a drag needs no second pass before it is drawn.
 */
import type { LinkKind, Network, Tick } from '#engine';

/** No date. */
export const NEVER = -2_147_483_648;

export const SUMMARY = 1;
export const MILESTONE = 2;
export const MANUAL = 4;
/** Held for operations: hatched, locked, not to be dragged. */
export const RESERVED = 8;
export const TENTATIVE = 16;
export const INACTIVE = 32;
/** A constraint, deadline or link that cannot be kept. */
export const CLASH = 64;
/** May not be moved here: somebody else's, or the reader may not plan. */
export const LOCKED = 128;

export interface ChartTask {
  readonly id: string;
  /** What predecessors are typed as: the row number in the outline, or the outline's own number. */
  readonly number: string;
  readonly name: string;
  /** 0 at the top of the outline. */
  readonly level: number;
  /** Flags of this file, added together. */
  readonly flags: number;
  /** 0 to 100. */
  readonly percent: number;
  readonly deadline?: Tick;
  readonly baselineStart?: Tick;
  readonly baselineFinish?: Tick;
  /** Who works on it, as read in the grid and beside the bar. */
  /** Skills and teams asked for, for whom nobody is named yet. */
  readonly unfilled?: number;
  readonly resources?: string;
  /** `12FS+2d; 14` */
  readonly predecessors?: string;
}

export interface PlanModel {
  readonly network: Network;
  /** In the order of `network.facts.tasks`. */
  readonly tasks: readonly ChartTask[];
  readonly count: number;
  readonly level: Uint8Array;
  readonly flags: Uint16Array;
  readonly percent: Float32Array;
  readonly deadline: Int32Array;
  readonly baselineStart: Int32Array;
  readonly baselineFinish: Int32Array;
  /** The index after the last task below this one. */
  readonly subtreeEnd: Int32Array;
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  readonly linkKind: Uint8Array;
  readonly linkCount: number;
  /** Links named in a conflict. */
  readonly brokenLink: Uint8Array;
}

export const LINK_KINDS: readonly LinkKind[] = ['FS', 'SS', 'FF', 'SF'];

export function planModel(tasks: readonly ChartTask[], network: Network): PlanModel {
  const count = tasks.length;
  const level = new Uint8Array(count);
  const flags = new Uint16Array(count);
  const percent = new Float32Array(count);
  const deadline = new Int32Array(count).fill(NEVER);
  const baselineStart = new Int32Array(count).fill(NEVER);
  const baselineFinish = new Int32Array(count).fill(NEVER);
  tasks.forEach((task, index) => {
    level[index] = task.level;
    flags[index] = task.flags;
    percent[index] = task.percent;
    deadline[index] = task.deadline ?? NEVER;
    baselineStart[index] = task.baselineStart ?? NEVER;
    baselineFinish[index] = task.baselineFinish ?? NEVER;
  });
  const { links } = network.facts;
  const linkFrom = new Int32Array(links.length).fill(-1);
  const linkTo = new Int32Array(links.length).fill(-1);
  const linkKind = new Uint8Array(links.length);
  links.forEach((link, index) => {
    linkFrom[index] = network.indexOf.get(link.from) ?? -1;
    linkTo[index] = network.indexOf.get(link.to) ?? -1;
    linkKind[index] = LINK_KINDS.indexOf(link.kind);
  });
  const model: PlanModel = {
    network,
    tasks,
    count,
    level,
    flags,
    percent,
    deadline,
    baselineStart,
    baselineFinish,
    subtreeEnd: subtreeEnds(level),
    linkFrom,
    linkTo,
    linkKind,
    linkCount: links.length,
    brokenLink: new Uint8Array(links.length),
  };
  markConflicts(model);
  return model;
}

/** Index after the last task that lies deeper, for every task of an outline. */
export function subtreeEnds(level: Uint8Array): Int32Array {
  const ends = new Int32Array(level.length);
  const open: number[] = [];
  for (let index = 0; index < level.length; index++) {
    while (open.length > 0 && level[open.at(-1)!]! >= level[index]!) ends[open.pop()!] = index;
    open.push(index);
  }
  for (const index of open) ends[index] = level.length;
  return ends;
}

/** Takes the conflicts of the last run over into flags; call it after a recomputation that stays. */
export function markConflicts(model: PlanModel): void {
  for (let index = 0; index < model.count; index++) model.flags[index]! &= ~CLASH;
  model.brokenLink.fill(0);
  const linkIndex = new Map<string, number>();
  const conflicts = model.network.conflicts;
  if (conflicts.length > 0) model.network.facts.links.forEach((link, index) => linkIndex.set(link.id, index));
  for (const conflict of conflicts) {
    for (const task of conflict.tasks) {
      const index = model.network.indexOf.get(task);
      if (index !== undefined) model.flags[index]! |= CLASH;
    }
    for (const link of conflict.links ?? []) {
      const index = linkIndex.get(link);
      if (index !== undefined) model.brokenLink[index] = 1;
    }
  }
}

export const has = (model: PlanModel, index: number, flag: number): boolean => (model.flags[index]! & flag) !== 0;
