/** Create, change and remove skills; a skill goes with who has it. */
import { managers, standardDeeds } from '#platform/kit';
import { personSkill } from './person-skill.ts';
import { skill } from './skill.ts';
import { refuseTakenName } from './unique-name.ts';

export const {
  create: createSkill,
  change: changeSkill,
  remove: removeSkill,
} = standardDeeds(skill, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  takesAlong: () => [{ thing: personSkill, field: 'skillId' }],
  *check(next) {
    return yield* refuseTakenName(skill, next);
  },
});
