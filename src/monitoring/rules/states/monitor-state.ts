/**
 * What a monitor's checks make of it. A failure is soft until it has come so many times in a row; then it is hard: down, or `unreachable` where
 * something it hangs on is down, which tells nobody anything new. What could not be looked at is `blind`: nothing is known. Who is told is another question, see `telling.ts`.
 */
import type { LookState } from '../probe.ts';

export const monitorStates = ['pending', 'blind', 'up', 'warning', 'down', 'unreachable'] as const;
export type MonitorState = (typeof monitorStates)[number];

export interface Standing {
  readonly state: MonitorState;
  /** Since when, milliseconds since 1970: of a failure when the first of its tries failed. */
  readonly since: number;
  /** Failures in a row that do not count yet. */
  readonly failing: { readonly since: number; readonly tries: number } | null;
}

export interface Found {
  readonly at: number;
  readonly state: LookState;
}

export interface Circumstances {
  /** So many in a row count. */
  readonly tries: number;
  /** Of what it hangs on: `doubtful`, when it has not been looked at since this one began to fail, or fails by itself and does not count yet. */
  readonly parents: 'up' | 'doubtful' | 'down';
}

export const neverChecked = (at: number): Standing => ({ state: 'pending', since: at, failing: null });

const isBad = (state: MonitorState): boolean => state === 'warning' || state === 'down' || state === 'unreachable';

export function standingAfter(before: Standing, { at, state: found }: Found, { tries, parents }: Circumstances): Standing {
  if (found === 'up' || found === 'blind') return { state: found, since: before.state === found ? before.since : at, failing: null };
  const failing = { since: before.failing?.since ?? at, tries: (before.failing?.tries ?? 0) + 1 };
  // What is known to be wrong needs no more tries to be wrong otherwise, unless nobody could see it before.
  const isKnown = isBad(before.state) && before.state !== 'unreachable';
  // What was down before its parents stays down.
  const next = found === 'warning' ? 'warning' : parents === 'down' && before.state !== 'down' ? 'unreachable' : 'down';
  if (next === before.state) return { ...before, failing: null };
  const isEnough = isKnown || failing.tries >= tries;
  const isToWait = next === 'down' && parents === 'doubtful';
  if (!isEnough || isToWait) return { ...before, failing };
  return { state: next, since: isKnown ? at : failing.since, failing: null };
}
