/** From what a record went through to the clock of a promise about it: which states start, hold and stop it. */
import type { Tick } from '#engine';
import type { Pause, ServiceClock } from './service-clock.ts';

/** From this moment on the record was in this state; ascending, the first is that in which it was made. */
export interface StateSince {
  readonly at: Tick;
  readonly state: string;
}

export interface ClockConditions {
  /** It starts with the first of these; empty: with the record. */
  readonly starts: readonly string[];
  /** In these it stands still. */
  readonly pauses: readonly string[];
  /** With these it stops. A record that leaves them again goes on where it stopped; the time in between does not count. */
  readonly stops: readonly string[];
}

/** Why a clock stands still while a record is taken for done and comes back. */
export const doneInBetween = 'done-in-between';

/** Undefined while nothing has started it. */
export function clockOfStates(states: readonly StateSince[], { starts, pauses, stops }: ClockConditions): ServiceClock | undefined {
  const first = states.findIndex(({ state }) => starts.length === 0 || starts.includes(state));
  if (first < 0) return undefined;
  const still: Pause[] = [];
  let stoppedAt: Tick | null = null;
  for (let i = first; i < states.length; i++) {
    const { at, state } = states[i]!;
    const until = states[i + 1]?.at ?? null;
    if (stops.includes(state)) {
      stoppedAt ??= at;
      continue;
    }
    if (stoppedAt !== null) {
      still.push({ from: stoppedAt, to: at, reason: doneInBetween });
      stoppedAt = null;
    }
    if (pauses.includes(state)) still.push({ from: at, to: until, reason: state });
  }
  return { startedAt: states[first]!.at, stoppedAt, pauses: still };
}
