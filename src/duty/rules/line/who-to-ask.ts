/** Whom to call at a moment, one level after the other; when nobody is on duty, who will be next and when. */
import { TICKS_PER_DAY, type Tick } from '#engine';
import { dutyPiecesOf, type DutyPiece, type RotaFacts } from './duty-line.ts';

/** Whoever is on duty and here at this moment, by level. */
export const onDutyAt = (facts: RotaFacts, at: Tick): readonly DutyPiece[] =>
  dutyPiecesOf(facts, at, at + 1).filter((piece) => piece.away === null);

const stride = 14 * TICKS_PER_DAY;
const farthest = 400 * TICKS_PER_DAY;

/** From a moment on, the first at which somebody is on duty and here; undefined when that is not within 400 days. */
export function nextOnDuty(facts: RotaFacts, at: Tick): Tick | undefined {
  for (let from = at; from < at + farthest; from += stride) {
    const piece = dutyPiecesOf(facts, from, from + stride).find((each) => each.away === null);
    if (piece) return piece.from;
  }
  return undefined;
}

/** When somebody else is asked first, and who; undefined when that is not within 100 days. */
export function nextFirst(facts: RotaFacts, at: Tick): { readonly at: Tick; readonly personIds: readonly string[] } | undefined {
  const pieces = dutyPiecesOf(facts, at, at + 100 * TICKS_PER_DAY).filter((piece) => piece.away === null);
  const firstAt = (tick: Tick): readonly string[] => {
    const there = pieces.filter((piece) => piece.from <= tick && tick < piece.to);
    const level = Math.min(...there.map((piece) => piece.level));
    return [...new Set(there.filter((piece) => piece.level === level).map((piece) => piece.personId))].toSorted();
  };
  const now = firstAt(at).join();
  const edges = [...new Set(pieces.flatMap((piece) => [piece.from, piece.to]))].toSorted((one, other) => one - other);
  for (const tick of edges) {
    const personIds = tick > at ? firstAt(tick) : [];
    if (personIds.length > 0 && personIds.join() !== now) return { at: tick, personIds };
  }
  return undefined;
}

export interface AskStep {
  readonly rotaId: string;
  readonly level: number;
  /** Counted from the moment of asking. */
  readonly afterMinutes: number;
  readonly personIds: readonly string[];
}

export interface WhoToAsk {
  /** Now, or when the first of them comes on duty. */
  readonly from: Tick;
  /** True when nobody is on duty at the moment: the question waits for them, and is not lost. */
  readonly isWaiting: boolean;
  readonly steps: readonly AskStep[];
}

/**
 * The rota's levels, then those of the rota that is asked next, and so on; each after the time that the one before had to answer. Levels without anybody are passed
 * over at once. When there is nobody in any of them the question waits until the first is on duty; undefined when nobody ever will be.
 */
export function whoToAsk(rotas: ReadonlyMap<string, RotaFacts>, rotaId: string, at: Tick): WhoToAsk | undefined {
  const chain: RotaFacts[] = [];
  for (let next = rotas.get(rotaId); next && !chain.includes(next); next = rotas.get(next.rota.nextRotaId ?? '')) chain.push(next);
  const now = stepsOf(chain, at);
  if (now.length > 0) return { from: at, isWaiting: false, steps: now };
  const starts = chain.flatMap((facts) => nextOnDuty(facts, at) ?? []);
  if (starts.length === 0) return undefined;
  const from = Math.min(...starts);
  return { from, isWaiting: true, steps: stepsOf(chain, from) };
}

function stepsOf(chain: readonly RotaFacts[], at: Tick): readonly AskStep[] {
  const steps: AskStep[] = [];
  let afterMinutes = 0;
  for (const facts of chain) {
    for (const [level, pieces] of Map.groupBy(onDutyAt(facts, at), (piece) => piece.level)) {
      steps.push({ rotaId: facts.rota.id, level, afterMinutes, personIds: [...new Set(pieces.map((piece) => piece.personId))] });
      afterMinutes += facts.rota.escalationMinutes;
    }
  }
  return steps;
}
