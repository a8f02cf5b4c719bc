/** Why two things do not go together in time, in the words of the trade. */
import type { Tick } from '#engine';

export const collisionCodes = [
  /** Both alter the same asset, or the same service as such. */
  'same-item',
  /** Both alter something of the same service. */
  'same-service',
  /** What the other alters, ours needs. */
  'needs-theirs',
  /** What ours alters, theirs needs. */
  'needed-by-theirs',
  /** Together they take all alternatives of something that each alone would have left standing. */
  'redundancy',
  'same-person',
  'freeze-hard',
  'freeze-soft',
  /** The service has maintenance windows, and this lies in none of them. */
  'outside-window',
  'business-peak',
  /** A project has a milestone then or within a day after, on a service that is affected. */
  'milestone',
  /** Whoever does it is away. */
  'leave',
  /** Nobody of a team whose service is affected would come, should it go wrong. */
  'on-call-gap',
  /** Too soon after it was submitted, by the policy that holds for it. */
  'notice',
] as const;
export type CollisionCode = (typeof collisionCodes)[number];

export interface Collision {
  readonly code: CollisionCode;
  /** Whom or what it meets; null where the time itself is the reason. */
  readonly with: { readonly thing: 'change' | 'window' | 'absence' | 'task' | 'rota'; readonly id: string } | null;
  /** When both are there. */
  readonly from: Tick;
  readonly to: Tick;
  /** All services and assets over which they meet. */
  readonly items: readonly string[];
  /** A hard freeze for which this change has an exception. */
  readonly isExcepted: boolean;
}

/** A hard freeze without exception: nothing is planned there. Everything else warns, and those who approve decide. */
export const isRefusing = ({ code, isExcepted }: Pick<Collision, 'code' | 'isExcepted'>): boolean => code === 'freeze-hard' && !isExcepted;
