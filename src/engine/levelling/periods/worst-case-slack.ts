/**
 * Worst case slack (Kolisch 1996): start the activity that would lose most if any other eligible one went first. It depends on the
 * moment, so it lives in the parallel scheme only.
 */
import type { PeriodDates } from './critical-path.ts';
import type { PeriodProject } from './project.ts';
import { generationByChoice } from './parallel-generation.ts';
import type { Choice } from './parallel-generation.ts';

export function worstCaseSlackGeneration(project: PeriodProject, dates: PeriodDates): (starts: Int32Array) => number {
  const { duration, packed } = project;
  const { guard, need, words } = packed;
  const demandStart = packed.demand.start;
  const demandWord = packed.demand.item;
  const room = new Int32Array(words);
  const change = (at: number, sign: 1 | -1): void => {
    for (let k = demandStart[at] as number; k < (demandStart[at + 1] as number); k++)
      room[demandWord[k] as number] = (room[demandWord[k] as number] as number) + sign * (need[k] as number);
  };
  const fits = (at: number): boolean => {
    for (let k = demandStart[at] as number; k < (demandStart[at + 1] as number); k++)
      if ((((room[demandWord[k] as number] as number) - (need[k] as number)) & guard) !== guard) return false;
    return true;
  };

  const choose: Choice = (eligible, count, state) => {
    const candidates: number[] = [];
    for (let position = 0; position < count; position++) if (state.fits(eligible[position] as number)) candidates.push(position);
    if (candidates.length < 2) return candidates[0] ?? -1;
    const latest = new Float64Array(candidates.length).fill(state.now);
    const byFinish = [...state.running()].toSorted((a, b) => (state.finishes[a] as number) - (state.finishes[b] as number) || a - b);
    candidates.forEach((first) => {
      const started = eligible[first] as number;
      const end = state.now + (duration[started] as number);
      candidates.forEach((second, index) => {
        if (first === second) return;
        room.set(state.free);
        change(started, -1);
        let soonest = state.now;
        let given = false;
        for (let k = 0; !fits(eligible[second] as number); k++) {
          const freed = byFinish[k];
          if (!given && (freed === undefined || end <= (state.finishes[freed] as number))) {
            change(started, 1);
            soonest = end;
            given = true;
            k--;
          } else {
            change(freed as number, 1);
            soonest = state.finishes[freed as number] as number;
          }
        }
        if (soonest > (latest[index] as number)) latest[index] = soonest;
      });
    });
    let best = 0;
    const slack = (index: number): number =>
      (dates.latest[eligible[candidates[index] as number] as number] as number) - (latest[index] as number);
    for (let index = 1; index < candidates.length; index++) {
      const difference = slack(index) - slack(best);
      if (
        difference < 0 ||
        (difference === 0 && (eligible[candidates[index] as number] as number) < (eligible[candidates[best] as number] as number))
      )
        best = index;
    }
    return candidates[best] as number;
  };
  const generate = generationByChoice(project);
  return (starts) => generate(choose, starts);
}
