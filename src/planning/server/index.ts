/** What the planning room gives to the server. */
import { join } from 'node:path';
import { Problem, type Principal } from '#platform/kit';
import { answerView, type RoomServer } from '#platform/server';
import {
  capacity,
  capacityRowsOf,
  capacityTasks,
  capacityTasksOf,
  longestRangeDays,
  periodsBetween,
  planningRoom,
  seenBy,
} from '#planning/rules';
import { dayOf } from '#calendar/rules';
import { timeAnswers } from './time/time-answers.ts';
import { makeCapacityMemory } from './capacity-memory.ts';

export function planningServer(): RoomServer {
  const memory = makeCapacityMemory();
  return {
    room: planningRoom,
    migrations: join(import.meta.dirname, 'migrations'),
    views: [
      ...timeAnswers,
      answerView(capacity, async ({ from, to, by: group, step, projectId }, asking) => {
        checkRange(from, to);
        const { facts, table } = await memory.recall({ from, to }, asking);
        const periods = periodsBetween(from, to, step);
        const counts = countedBy(asking.by, projectId);
        const rows = capacityRowsOf(facts, table, { by: group, periods, counts, maySee: seenBy(asking.by, facts.people) });
        return {
          sequence: facts.sequence,
          periods: [...periods],
          projects: facts.projects.filter((each) => countedBy(asking.by)(each.id)),
          rows: [...rows],
        };
      }),
      answerView(capacityTasks, async ({ from, to, by: group, rowId, projectId }, asking) => {
        checkRange(from, to);
        const { facts, table } = await memory.recall({ from, to }, asking);
        const maySee = seenBy(asking.by, facts.people);
        const [whole] = capacityRowsOf(facts, table, { by: group, periods: [{ from, to }], counts: () => true, maySee }).filter(
          (each) => each.id === rowId && each.isWithheld,
        );
        if (whole)
          throw new Problem(403, 'not-permitted', 'Not permitted', { detail: 'this would tell what one person does who may not be seen' });
        if (group === 'person' && facts.people.some((each) => each.id === rowId) && !maySee(rowId))
          throw new Problem(403, 'not-permitted', 'Not permitted', {
            detail: 'only themselves and their manager see what one person does',
          });
        return {
          items: [...capacityTasksOf(facts, table, { by: group, rowId, from, to, counts: countedBy(asking.by, projectId), maySee })],
        };
      }),
    ],
  };
}

const countedBy =
  (by: Principal, projectId?: string) =>
  (id: string): boolean =>
    !by.hiddenScopes.includes(id) && (projectId === undefined || id === projectId);

function checkRange(from: string, to: string): void {
  const days = dayOf(to) - dayOf(from) + 1;
  if (days >= 1 && days <= longestRangeDays) return;
  throw new Problem(422, 'bad-range', 'The range cannot be answered', {
    detail: `from must not lie after to, and at most ${longestRangeDays} days lie between them`,
    errors: [{ pointer: '/to', detail: 'choose another last day' }],
  });
}
