/** Create, change and remove teams. */
import { managers, standardDeeds } from '#platform/kit';
import { team } from './team.ts';
import { refuseTakenName } from './unique-name.ts';
import { refuseLoop } from './upward-loop.ts';

export const {
  create: createTeam,
  change: changeTeam,
  remove: removeTeam,
} = standardDeeds(team, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  *check(next) {
    return (yield* refuseTakenName(team, next)) ?? (yield* refuseLoop(team, next, 'parentId', next.parentId));
  },
});
