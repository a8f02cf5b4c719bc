import type { WebRoom } from '../registration.ts';

export interface StartOptions {
  readonly rooms: readonly WebRoom[];
  /** Where somebody is sent who is not signed in. */
  readonly signIn: `/${string}`;
  /** Where everybody is sent while the house has no owner. */
  readonly firstRun: `/${string}`;
}

/** The two ways in, as the entrance gave them. */
export const doors = { signIn: '/', firstRun: '/' };
