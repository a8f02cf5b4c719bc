/** Each promise by itself: what was promised to the business (SLA), and what a team promises to the others, stay by stay (OLA). */
import type { TargetClock } from '../target/target-clock.ts';
import { summaryOf, type Summary } from './summary.ts';
import { isWithin, type Period } from './times.ts';

export type DecidedClock = Pick<TargetClock, 'state' | 'dueAt' | 'stoppedAt' | 'usedMinutes'>;

/** Whether it was kept, and when that was so (milliseconds): when it stopped in time, or when its time was used up, also while it runs on. Null: neither yet. */
export function decisionOf({ state, dueAt, stoppedAt }: DecidedClock): { readonly isKept: boolean; readonly decidedAt: number } | null {
  if (state === 'breached') return { isKept: false, decidedAt: Date.parse(dueAt!) };
  return state === 'met' ? { isKept: true, decidedAt: Date.parse(stoppedAt!) } : null;
}

export interface PromiseMeasures {
  /** Of the clocks that were decided in the period. */
  readonly decided: number;
  readonly kept: number;
  /** Minutes in the hours that count and without pauses, over those of them that have stopped. */
  readonly used: Summary;
}

export function promiseMeasuresOf(clocks: readonly DecidedClock[], period: Period): PromiseMeasures {
  const decided = clocks.filter((each) => isWithin(period, decisionOf(each)?.decidedAt ?? null));
  return {
    decided: decided.length,
    kept: decided.filter((each) => each.state === 'met').length,
    used: summaryOf(decided.flatMap((each) => (each.stoppedAt === null ? [] : [each.usedMinutes]))),
  };
}
