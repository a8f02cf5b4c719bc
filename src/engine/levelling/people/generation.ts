/**
 * Schedule generation on people's own time, serial and parallel: each task goes to the first moment that links, constraints and the time
 * of everyone it asks for allow; among several who could do it, to the one with whom it finishes first.
 */
import type { Tick, Ticks } from '../../facts.ts';
import { waitingHeap } from '../waiting-heap.ts';
import { guessAgain } from './guess.ts';
import type { Guess } from './guess.ts';
import { NONE } from './levelling-problem.ts';
import type { CompiledAsk, CompiledLink, LevellingProblem, Track } from './levelling-problem.ts';
import { NEVER, NOWHERE } from './member-line.ts';
import { emptyPlacement, shifted } from './placement.ts';
import type { Placement } from './placement.ts';
import type { MemberLine } from './member-line.ts';

export interface Generation {
  readonly placement: Placement;
  /** In the order of the keys (smaller first) as far as links allow; `keep` repeats the choice of people of an earlier placement (-1: choose). */
  readonly serial: (keys: Float64Array, keep?: Int32Array) => void;
  /** Never lets wait what could start, class by class. */
  readonly parallel: (keys: Float64Array) => void;
}

const MOST_TRIES = 20_000;

export function generation(problem: LevellingProblem, ignoresLoad = false): Generation {
  const { count, asks, incoming, outgoing, lines, time, duration } = problem;
  const placement = emptyPlacement(problem);
  const { firstAsk } = placement;
  const askCount = firstAsk[count] as number;
  const { start, finish, chosen, from, to, units: asked, pushedBy, unpushed, driving, isLost } = placement;
  const firstCandidate = new Int32Array(askCount);
  const guesses: Guess[] = [];
  asks.flat().forEach((ask, index) => {
    firstCandidate[index] = guesses.length;
    if (ask.candidates.length > 1)
      for (let c = 0; c < ask.candidates.length; c++)
        guesses.push({ version: -1, wanted: 0, from: 0, to: 0, start: 0, finish: 0, natural: 0 });
  });
  const isStanding = new Uint8Array(count);
  const waits = new Int32Array(count);
  const order = new Int32Array(count);
  const seen = new Int32Array(askCount);
  let kept: Int32Array | undefined;
  let foundStart = 0;
  let foundFinish = 0;

  for (const line of lines) line.clear();
  for (let at = 0; at < count; at++) if (problem.fixedStart[at] !== NONE && problem.restMayWait[at] === 0) standFixed(at);
  for (let at = 0; at < count; at++) {
    if (isStanding[at] === 1 || (problem.mustStart[at] === NONE && problem.mustFinish[at] === NONE)) continue;
    const must = problem.mustFinish[at] as Tick;
    find(at, must === NONE ? (problem.mustStart[at] as Tick) : startFor(at, must), must, true);
    commit(at);
    isStanding[at] = 1;
  }
  for (const line of lines) line.keepAsBase();

  return {
    placement,
    serial: (keys, keep) => {
      kept = keep;
      const ready = waitingHeap(count, keys);
      begin((at) => ready.add(at));
      for (let position = 0; position < count; position++) {
        const at = ready.take();
        put(at);
        release(at, (after) => ready.add(after));
      }
      kept = undefined;
    },
    parallel,
  };

  function begin(ready: (at: number) => void): void {
    for (const line of lines) line.restore();
    for (let at = 0; at < count; at++) {
      waits[at] = (incoming[at] as CompiledLink[]).length;
      if (waits[at] === 0) ready(at);
    }
  }

  function release(at: number, ready: (after: number) => void): void {
    const list = outgoing[at] as CompiledLink[];
    for (let k = 0; k < list.length; k++) {
      const after = (list[k] as CompiledLink).to;
      waits[after] = (waits[after] as number) - 1;
      if (waits[after] === 0) ready(after);
    }
  }

  /** Of all that may start, always the one that can start first, best key among equals; guesses only ever move later. */
  function parallel(keys: Float64Array): void {
    order.forEach((_, at) => (order[at] = at));
    const place = new Float64Array(count);
    order.toSorted((a, b) => (keys[a] as number) - (keys[b] as number) || a - b).forEach((at, position) => (place[at] = position));
    const guess = new Float64Array(count);
    const ready = waitingHeap(count, guess);
    const classes: number[][] = [];
    const consider = (at: number, current: number): void => {
      const own = problem.rank[at] as number;
      if (own > current) {
        (classes[own] ??= []).push(at);
        return;
      }
      guess[at] = earliest(at) * 1_048_576 + (place[at] as number);
      ready.add(at);
    };
    begin((at) => consider(at, -1));
    for (let current = 0; current < classes.length || ready.size() > 0; current++) {
      for (const at of classes[current] ?? []) consider(at, current);
      while (ready.size() > 0) {
        const at = ready.take();
        const again = isUntouched(at) ? (guess[at] as number) : earliest(at) * 1_048_576 + (place[at] as number);
        if (again > (guess[at] as number)) {
          guess[at] = again;
          ready.add(at);
          continue;
        }
        if (isStanding[at] === 0) commit(at);
        release(at, (after) => consider(after, current));
      }
    }
  }

  function earliest(at: number): Tick {
    if (isStanding[at] === 0) findByLinks(at);
    for (let index = firstAsk[at] as number; index < (firstAsk[at + 1] as number); index++) seen[index] = versionOfChosen(at, index);
    return start[at] as Tick;
  }

  /** Nobody of those chosen for it has been booked since: the others only got busier, so it would be found the same. */
  function isUntouched(at: number): boolean {
    for (let index = firstAsk[at] as number; index < (firstAsk[at + 1] as number); index++)
      if (seen[index] !== versionOfChosen(at, index)) return false;
    return true;
  }

  function versionOfChosen(at: number, index: number): number {
    const ask = (asks[at] as CompiledAsk[])[index - (firstAsk[at] as number)] as CompiledAsk;
    return (lines[ask.candidates[chosen[index] as number] as number] as MemberLine).version;
  }

  function put(at: number): void {
    if (isStanding[at] === 1) return;
    findByLinks(at);
    commit(at);
  }

  function findByLinks(at: number): void {
    let startBound = problem.notBefore[at] as number;
    let finishBound = problem.finishNotBefore[at] as number;
    const list = incoming[at] as CompiledLink[];
    let startLink = -1;
    let finishLink = -1;
    for (let k = 0; k < list.length; k++) {
      const link = list[k] as CompiledLink;
      const isFromStart = link.kind === 'SS' || link.kind === 'SF';
      const bound = shifted((isFromStart ? start : finish)[link.from] as Tick, link);
      if (link.kind === 'FS' || link.kind === 'SS') {
        if (bound > startBound || (bound === startBound && startLink < 0)) {
          startBound = bound;
          startLink = k;
        }
      } else if (bound > finishBound) {
        finishBound = bound;
        finishLink = k;
      }
    }
    driving[at] = find(at, startBound, finishBound, ignoresLoad || problem.ignoresLoad[at] === 1) ? finishLink : startLink;
    if (problem.fixedStart[at] !== NONE) start[at] = Math.min(start[at] as number, problem.fixedStart[at] as number);
  }

  /** Says whether the finish decided. */
  function find(at: number, startBound: Tick, finishBound: Tick, isAlone: boolean): boolean {
    const list = asks[at] as CompiledAsk[];
    pushedBy[at] = -1;
    isLost[at] = 0;
    if (list.length === 0) return findWithoutPeople(at, startBound, finishBound, duration[at] as number);
    const base = firstAsk[at] as number;
    let wanted = startBound;
    let byFinish = false;
    let free = NONE;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      let first = NEVER;
      let last = -NEVER;
      let lastAsk = 0;
      let firstUnpushed = NEVER;
      let isPushed = false;
      for (let k = 0; k < list.length; k++) {
        const ask = list[k] as CompiledAsk;
        const natural = choose(ask, base, k, wanted, isAlone);
        const begins = foundStart;
        if (begins >= NEVER) return giveUp(at, startBound, finishBound);
        if (natural < firstUnpushed) firstUnpushed = natural;
        if (begins > natural) {
          pushedBy[at] = base + k;
          isPushed = true;
          if (free === NONE) free = list.length === 1 ? firstUnpushed : NEVER;
          if (list.length > 1) {
            wanted = begins;
            break;
          }
        }
        if (begins < first) first = begins;
        if (foundFinish > last) {
          last = foundFinish;
          lastAsk = k;
        }
      }
      if (isPushed && list.length > 1) continue;
      if (finishBound !== NONE && last < finishBound && worksBefore(list[lastAsk] as CompiledAsk, base + lastAsk, finishBound)) {
        byFinish = true;
        wanted = Math.max(wanted + 1, first + 1, Math.min(startFor(at, finishBound), finishBound));
        continue;
      }
      start[at] = first;
      finish[at] = last;
      unpushed[at] = free === NONE ? first : Math.min(free === NEVER ? naturalStart(at, startBound) : free, first);
      return byFinish;
    }
    return giveUp(at, startBound, finishBound);
  }

  /** Puts the best candidate's run into the placement; gives when he would have started had nobody else asked for him. */
  function choose(ask: CompiledAsk, base: number, k: number, wanted: Tick, isAlone: boolean): Tick {
    const { candidates, tracks, units, work, duration: held } = ask;
    const index = base + k;
    foundStart = NEVER;
    foundFinish = NEVER;
    if (candidates.length === 1) {
      const track = tracks[0] as Track;
      const line = lines[candidates[0] as number] as MemberLine;
      track.fit(line.positionOf(wanted), units, work, held, isAlone);
      if (track.fitEnd >= NEVER) return NEVER;
      chosen[index] = 0;
      from[index] = track.fitStart;
      to[index] = track.fitEnd;
      foundStart = line.startAt(track.fitStart);
      foundFinish = line.finishAt(track.fitEnd);
      return track.natural === track.fitStart ? foundStart : line.startAt(track.natural);
    }
    let natural = NEVER;
    const only = kept ? (kept[index] as number) : -1;
    const firstGuess = firstCandidate[index] as number;
    for (let c = 0; c < candidates.length; c++) {
      if (only >= 0 && c !== only) continue;
      if (k > 0 && isTaken(ask, base, k, candidates[c] as number)) continue;
      const line = lines[candidates[c] as number] as MemberLine;
      const guess = guesses[firstGuess + c] as Guess;
      // What was found before still holds as long as nothing was booked on his line since.
      if (guess.version !== line.version || guess.wanted !== wanted) guessAgain(guess, tracks[c] as Track, line, ask, wanted, isAlone);
      if (guess.finish >= foundFinish) continue;
      chosen[index] = c;
      from[index] = guess.from;
      to[index] = guess.to;
      foundStart = guess.start;
      foundFinish = guess.finish;
      natural = guess.natural;
    }
    // Somebody may be free at once and yet be done later than one who is busy now: it is the chosen one who was waited for.
    return natural;
  }

  function naturalOfChosen(ask: CompiledAsk, index: number, wanted: Tick): Tick {
    const c = chosen[index] as number;
    const line = lines[ask.candidates[c] as number] as MemberLine;
    const track = ask.tracks[c] as Track;
    track.fit(line.positionOf(wanted), ask.units, ask.work, ask.duration, true);
    return line.startAt(track.natural);
  }

  /** Whether he could still work between his run and this moment: if not, his run ends there for all that matters. */
  function worksBefore(ask: CompiledAsk, index: number, at: Tick): boolean {
    const line = lines[ask.candidates[chosen[index] as number] as number] as MemberLine;
    return line.positionOf(at) > (to[index] as number);
  }

  /** When the first of the chosen people could have begun, had nobody else asked for them. */
  function naturalStart(at: number, startBound: Tick): Tick {
    const list = asks[at] as CompiledAsk[];
    const base = firstAsk[at] as number;
    return list.reduce((first, ask, k) => Math.min(first, naturalOfChosen(ask, base + k, startBound)), NEVER);
  }

  function isTaken(ask: CompiledAsk, base: number, k: number, member: number): boolean {
    const list = asks[ask.task] as CompiledAsk[];
    for (let other = 0; other < k; other++)
      if ((list[other] as CompiledAsk).candidates[chosen[base + other] as number] === member) return true;
    return false;
  }

  function findWithoutPeople(at: number, startBound: Tick, finishBound: Tick, length: Ticks): boolean {
    const own = time[at] as (typeof time)[number];
    const byFinish =
      finishBound !== NONE && (length === 0 ? finishBound > startBound : finishBound > own.add(own.nextStart(startBound), length));
    const begins = byFinish ? Math.max(startBound, length === 0 ? finishBound : own.subtract(finishBound, length)) : startBound;
    start[at] = length === 0 ? begins : own.nextStart(begins);
    finish[at] = length === 0 ? begins : own.add(start[at] as Tick, length);
    unpushed[at] = start[at] as Tick;
    return byFinish;
  }

  function giveUp(at: number, startBound: Tick, finishBound: Tick): boolean {
    isLost[at] = 1;
    pushedBy[at] = -1;
    for (let k = firstAsk[at] as number; k < (firstAsk[at + 1] as number); k++) from[k] = to[k] = chosen[k] = 0;
    const longest = (asks[at] as CompiledAsk[]).reduce(
      (span, ask) => Math.max(span, Math.ceil((ask.work * 1000) / ask.units)),
      duration[at] as number,
    );
    return findWithoutPeople(at, startBound, finishBound, longest);
  }

  /** The latest start with which somebody's part still ends here. */
  function startFor(at: number, end: Tick): Tick {
    const list = asks[at] as CompiledAsk[];
    const own = time[at] as (typeof time)[number];
    if (list.length === 0) return own.subtract(end, duration[at] as number);
    const base = firstAsk[at] as number;
    let earliestStart = NEVER;
    for (let k = 0; k < list.length; k++) {
      const ask = list[k] as CompiledAsk;
      const c = Math.min(chosen[base + k] as number, ask.candidates.length - 1);
      const line = lines[ask.candidates[c] as number] as MemberLine;
      const position = (ask.tracks[c] as Track).runStart(line.positionOf(end), ask.units, ask.work, ask.duration);
      earliestStart = Math.min(earliestStart, line.startAt(position));
    }
    return earliestStart;
  }

  function commit(at: number): void {
    if (isLost[at] === 1) return;
    const list = asks[at] as CompiledAsk[];
    const base = firstAsk[at] as number;
    for (let k = 0; k < list.length; k++) {
      const ask = list[k] as CompiledAsk;
      if (!ignoresLoad) (ask.tracks[chosen[base + k] as number] as Track).book(from[base + k] as number, to[base + k] as number, ask.units);
    }
  }

  /** What stands is held from where its rest begins; among several who could have it, by the first with room. */
  function standFixed(at: number): void {
    isStanding[at] = 1;
    const begins = problem.fixedStart[at] as Tick;
    const ends = problem.fixedFinish[at] as Tick;
    if (ends === NONE) {
      find(at, problem.fixedRest[at] as Tick, NONE, true);
      commit(at);
      start[at] = begins;
      return;
    }
    start[at] = begins;
    finish[at] = ends;
    unpushed[at] = begins;
    const list = asks[at] as CompiledAsk[];
    const base = firstAsk[at] as number;
    for (let k = 0; k < list.length; k++) {
      const ask = list[k] as CompiledAsk;
      const hold = (c: number): void => {
        const line = lines[ask.candidates[c] as number] as MemberLine;
        chosen[base + k] = c;
        from[base + k] = line.positionOf(problem.fixedRest[at] as Tick);
        to[base + k] = Math.max(from[base + k] as number, line.positionOf(ends));
        const length = (to[base + k] as number) - (from[base + k] as number);
        asked[base + k] = ask.work >= 0 && length > 0 ? Math.ceil((ask.work * 1000) / length) : ask.units;
      };
      let best = 0;
      for (let c = 0; c < ask.candidates.length; c++) {
        if (isTaken(ask, base, k, ask.candidates[c] as number)) continue;
        hold(c);
        if (
          (lines[ask.candidates[c] as number] as MemberLine).firstShortage(
            from[base + k] as number,
            to[base + k] as number,
            asked[base + k] as number,
          ) !== NOWHERE
        )
          continue;
        best = c;
        break;
      }
      hold(best);
      if (!ignoresLoad) (ask.tracks[best] as Track).book(from[base + k] as number, to[base + k] as number, asked[base + k] as number);
    }
  }
}
