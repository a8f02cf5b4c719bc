/** Create, change and remove hourly rates. */
import { managers, many, refuse, standardDeeds } from '#platform/kit';
import { rate } from './rate.ts';

export const {
  create: createRate,
  change: changeRate,
  remove: removeRate,
} = standardDeeds(rate, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  *check({ id, personId, jobRoleId, startsOn }) {
    if ((personId === null) === (jobRoleId === null))
      return refuse('person-or-job-role', 'a rate is that of one person or of one job role', { field: 'personId' });
    const same = yield* many(rate, { personId, jobRoleId, startsOn });
    if (same.some((other) => other.id !== id))
      return refuse('rate-there-already', `there is already a rate from ${startsOn} on`, { field: 'startsOn', status: 409 });
    return undefined;
  },
});
