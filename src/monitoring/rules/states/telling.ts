/**
 * Whether the intake is to be told of a monitor now. It is asked after every check and whenever a pause ends, and answers from what is so, not
 * from what has just changed: so what is still wrong after a maintenance is told then, and an end is always told to whom the beginning was.
 */
import type { MonitorState } from './monitor-state.ts';

export const toldStates = ['warning', 'down'] as const;
export type ToldState = (typeof toldStates)[number];

export interface TellingFacts {
  readonly state: MonitorState;
  /** The worst that the intake was told of this time and has not been told the end of. */
  readonly told: ToldState | null;
  /** Muted, or its service is under agreed maintenance. */
  readonly isHeld: boolean;
  readonly isEnabled: boolean;
}

/** `open`: tell that it is so (again, when it is worse than told); `close`: tell that it is over. */
export function tellingOf({ state, told, isHeld, isEnabled }: TellingFacts): 'open' | 'close' | null {
  if (told !== null && (state === 'up' || !isEnabled)) return 'close';
  if (!isEnabled || isHeld || (state !== 'down' && state !== 'warning')) return null;
  return told === null || (told === 'warning' && state === 'down') ? 'open' : null;
}
