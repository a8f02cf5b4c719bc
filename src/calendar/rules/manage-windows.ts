/** Create, change and remove windows. */
import { managers, refuse, standardDeeds } from '#platform/kit';
import { window } from './window.ts';

export const {
  create: createWindow,
  change: changeWindow,
  remove: removeWindow,
} = standardDeeds(window, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  // oxlint-disable-next-line require-yield -- everything to be said is in the record itself
  *check(next) {
    const { startsOn, endsOn, startMinute, endMinute } = next;
    if (endsOn < startsOn || (endsOn === startsOn && endMinute <= startMinute))
      return refuse('ends-before-it-starts', 'the window ends before it starts', { field: 'endsOn' });
    const named = next.scopeIds.length + next.scopeNames.length;
    if (next.scope === 'organisation' && named > 0)
      return refuse('scope-too-wide', 'a window of the whole organisation names no single site, team, project, service or environment', {
        field: 'scope',
      });
    if (next.scope !== 'organisation' && named === 0)
      return refuse('scope-names-nothing', `say for which ${next.scope} the window holds`, { field: 'scope' });
    if (next.recurrence === null && (next.times !== null || next.recursUntil !== null))
      return refuse('ends-without-recurrence', 'only what recurs can be told how often or until when', { field: 'recurrence' });
    if (next.recursUntil !== null && next.recursUntil < startsOn)
      return refuse('ends-before-it-starts', 'the recurrence ends before the first occurrence', { field: 'recursUntil' });
    return undefined;
  },
});
