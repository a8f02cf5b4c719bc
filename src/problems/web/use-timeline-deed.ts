/** Does a deed that also writes a line of an incident's timeline. */
import { useLastingDeed, type LastingDeed } from '#platform/web';

/** What may be written besides the record itself. */
const touched = ['incident-entry', 'incident', 'incident-task', 'problem-incident', 'knowledge-use', 'review-action', 'review-action-task'];

export const useTimelineDeed = (deed: unknown): LastingDeed => useLastingDeed(deed, touched);
