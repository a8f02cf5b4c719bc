/** Who reads which articles: whoever works here all of them, everybody those that are published for everybody. */
import type { Principal } from '#platform/kit';
import { learnersMayRead } from '../who-may.ts';

interface Placed {
  readonly status: string;
  readonly audience: string;
}

export const readableBy =
  ({ role }: Pick<Principal, 'role'>) =>
  ({ status, audience }: Placed): boolean =>
    learnersMayRead.organisation.includes(role) || (status === 'published' && audience === 'everybody');
