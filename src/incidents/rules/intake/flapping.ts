/**
 * Flapping: something goes up and down so often that telling of each change helps nobody. It begins with the sixth change within half an
 * hour and ends when fewer than three are left in the last half hour, so that it does not itself come and go.
 */
import type { Episode } from './episodes.ts';

export const flappingWindow = 30 * 60_000;
export const changesToBegin = 6;
export const changesToGoOn = 3;

/** When it changed, the earliest first: each beginning and each end that was told. */
export const changesIn = (episodes: readonly Episode[]): readonly number[] =>
  episodes
    .flatMap(({ startedAt, closedAt, closedBy }) => (closedBy === 'sender' ? [startedAt, closedAt!] : [startedAt]))
    .toSorted((one, other) => one - other);

export interface Flapping {
  readonly isFlapping: boolean;
  /** When it will be calm unless it changes again; null while it is. */
  readonly calmAt: number | null;
}

/** Whether it flaps at an instant; it follows from the changes alone, so that it does not depend on when one has looked. */
export function flappingAt(changes: readonly number[], now: number): Flapping {
  let calmAt: number | null = null;
  for (const [place, at] of changes.entries()) {
    if (at > now) break;
    const isStill = calmAt !== null && at < calmAt;
    const recent = (count: number): boolean => place + 1 >= count && changes[place + 1 - count]! > at - flappingWindow;
    if (isStill || recent(changesToBegin)) calmAt = (changes[place + 1 - changesToGoOn] ?? at) + flappingWindow;
  }
  return calmAt !== null && now < calmAt ? { isFlapping: true, calmAt } : { isFlapping: false, calmAt: null };
}
