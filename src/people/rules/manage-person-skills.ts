/** Who knows what, and how well. */
import { managers, many, refuse, standardDeeds } from '#platform/kit';
import { personSkill } from './person-skill.ts';

export const {
  create: createPersonSkill,
  change: changePersonSkill,
  remove: removePersonSkill,
} = standardDeeds(personSkill, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  *check({ id, personId, skillId }) {
    const same = yield* many(personSkill, { personId, skillId });
    if (same.some((other) => other.id !== id))
      return refuse('skill-known-already', 'this person has the skill already; change its level', { field: 'skillId', status: 409 });
    return undefined;
  },
});
