import type { Tick } from '../../facts.ts';
import type { CompiledAsk, Track } from './levelling-problem.ts';
import { NEVER } from './member-line.ts';
import type { MemberLine } from './member-line.ts';

/** What a candidate could do, found when his line had this version. */
export interface Guess {
  version: number;
  wanted: Tick;
  from: number;
  to: number;
  start: Tick;
  finish: Tick;
  natural: Tick;
}

export function guessAgain(guess: Guess, track: Track, line: MemberLine, ask: CompiledAsk, wanted: Tick, isAlone: boolean): void {
  track.fit(line.positionOf(wanted), ask.units, ask.work, ask.duration, isAlone);
  guess.version = line.version;
  guess.wanted = wanted;
  guess.from = track.fitStart;
  guess.to = track.fitEnd;
  const isFound = track.fitEnd < NEVER;
  guess.start = isFound ? line.startAt(track.fitStart) : NEVER;
  guess.finish = isFound ? line.finishAt(track.fitEnd) : NEVER;
  guess.natural = track.natural === track.fitStart || !isFound ? guess.start : line.startAt(track.natural);
}
