/** A project of the sample as it is written down here. */
import type { SiteKey } from '../cast.ts';

export interface ProjectOutline {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly goal: string;
  readonly programme: 'workplace' | 'infrastructure' | 'business' | null;
  readonly site: SiteKey;
  readonly lead: string;
  readonly sponsor: string;
  /** Weeks before today in which it began. */
  readonly weeksAgo: number;
  readonly priority: number;
  readonly colour: string;
  /** How many tasks in a hundred take longer than planned. */
  readonly trouble: number;
  /** Why one of the tasks under way stands still. */
  readonly blocked?: string;
  /** See `outline.ts`. */
  readonly text: string;
}
