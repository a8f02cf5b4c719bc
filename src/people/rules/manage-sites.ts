/** Create, change and remove sites. */
import { managers, standardDeeds } from '#platform/kit';
import { site } from './site.ts';
import { refuseTakenName } from './unique-name.ts';

export const {
  create: createSite,
  change: changeSite,
  remove: removeSite,
} = standardDeeds(site, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  *check(next) {
    return yield* refuseTakenName(site, next);
  },
});
