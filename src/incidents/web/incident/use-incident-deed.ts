/** Does a deed on an incident, whose timeline is written on and never over. */
import { useLastingDeed, type LastingDeed } from '#platform/web';

export const useIncidentDeed = (deed: unknown): LastingDeed => useLastingDeed(deed, ['incident-entry']);
