import type { Tick } from '../../facts.ts';
import type { CompiledAsk, CompiledLink, LevellingProblem } from './levelling-problem.ts';

/** Where everything lies. Asks are numbered through: those of task `i` from `firstAsk[i]` on. */
export interface Placement {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly firstAsk: Int32Array;
  /** Place of the chosen member among the ask's candidates, and the run on his line. */
  readonly chosen: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly units: Int32Array;
  /** The ask whose people put the task off, or -1; and when it would have started without. */
  readonly pushedBy: Int32Array;
  readonly unpushed: Int32Array;
  /** The link (by place in `incoming`) that decides, or -1. */
  readonly driving: Int32Array;
  /** 1 where nobody has time within the calendars' reach. */
  readonly isLost: Uint8Array;
}

export function emptyPlacement(problem: LevellingProblem): Placement {
  const { count, asks } = problem;
  const firstAsk = new Int32Array(count + 1);
  for (let at = 0; at < count; at++) firstAsk[at + 1] = (firstAsk[at] as number) + (asks[at] as CompiledAsk[]).length;
  const askCount = firstAsk[count] as number;
  return {
    start: new Int32Array(count),
    finish: new Int32Array(count),
    firstAsk,
    chosen: new Int32Array(askCount),
    from: new Int32Array(askCount),
    to: new Int32Array(askCount),
    units: Int32Array.from(asks.flat(), (ask) => ask.units),
    pushedBy: new Int32Array(count).fill(-1),
    unpushed: new Int32Array(count),
    driving: new Int32Array(count).fill(-1),
    isLost: new Uint8Array(count),
  };
}

export function copyOf(placement: Placement): Placement {
  return {
    start: placement.start.slice(),
    finish: placement.finish.slice(),
    firstAsk: placement.firstAsk,
    chosen: placement.chosen.slice(),
    from: placement.from.slice(),
    to: placement.to.slice(),
    units: placement.units.slice(),
    pushedBy: placement.pushedBy.slice(),
    unpushed: placement.unpushed.slice(),
    driving: placement.driving.slice(),
    isLost: placement.isLost.slice(),
  };
}

/** The date that a link asks for, lag included. */
export function shifted(at: Tick, link: CompiledLink): Tick {
  return link.lag === 0 ? at : link.lag > 0 ? link.lagTime.add(at, link.lag) : link.lagTime.subtract(at, -link.lag);
}
