/** Create, change and remove job roles; a job role goes with its rates. */
import { managers, standardDeeds } from '#platform/kit';
import { jobRole } from './job-role.ts';
import { rate } from './rate.ts';
import { refuseTakenName } from './unique-name.ts';

export const {
  create: createJobRole,
  change: changeJobRole,
  remove: removeJobRole,
} = standardDeeds(jobRole, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  takesAlong: () => [{ thing: rate, field: 'jobRoleId' }],
  *check(next) {
    return yield* refuseTakenName(jobRole, next);
  },
});
