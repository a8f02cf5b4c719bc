/** Does a deed on a request, whose timeline is written on and never over. */
import { useLastingDeed, type LastingDeed } from '#platform/web';

export const useRequestDeed = (deed: unknown): LastingDeed => useLastingDeed(deed, ['service-request']);
