/** Answers what levelling would do: the same calculation as the deed, on what is committed, with nothing kept. */
import { instantOf } from '#calendar/rules';
import { Problem, type Need } from '#platform/kit';
import { answerView, readAll } from '#platform/server';
import { gatherLevelling, levellingPreview, levelProjectFacts, type LevellingPreview } from '#projects/rules';

export const levellingPreviewAnswer = answerView(levellingPreview, async ({ projectId }, { client, by, tools }) => {
  const asking = gatherLevelling(projectId);
  let step = asking.next();
  while (!step.done) {
    const need: Need = step.value;
    if (need.need === 'count') throw new Error('a preview counts nothing');
    const rows = await readAll(client, need.thing, by.organisationId, need.need === 'one' ? { id: need.id } : need.where);
    step = asking.next(need.need === 'one' ? rows[0] : rows);
  }
  if (!step.value) throw new Problem(404, 'not-found', 'Not found', { detail: 'no such project' });
  const { facts, bookings } = step.value;
  const { before, after, delays, overloads } = levelProjectFacts(facts, bookings, tools.now());
  const taskOf = new Map(facts.tasks.map((each) => [each.id, each as typeof each & { readonly number: number }]));
  const startBefore = new Map(before.tasks.map((each) => [each.id, each.start]));
  const daysOf = Map.groupBy(overloads, (each) => each.resource ?? '');
  const nameOf = new Map(facts.people.map((each) => [each.id, each.name]));
  const answer: LevellingPreview = {
    finishBefore: instantOf(before.finish),
    finishAfter: instantOf(after.finish),
    moved: after.tasks.flatMap(({ id, start, finish, isSummary }) => {
      const task = taskOf.get(id);
      const earlier = startBefore.get(id);
      if (!task || isSummary || earlier === undefined || earlier === start) return [];
      return [
        {
          id,
          number: task.number,
          name: task.name,
          startBefore: instantOf(earlier),
          startAfter: instantOf(start),
          finishAfter: instantOf(finish),
          waits: delays.has(id),
        },
      ];
    }),
    overloads: [...daysOf].flatMap(([personId, days]) =>
      nameOf.has(personId) ? [{ personId, name: nameOf.get(personId)!, days: new Set(days.map((each) => each.day)).size }] : [],
    ),
    levelled: facts.tasks.filter((each) => each.levellingDelayMinutes > 0).length,
  };
  return answer as never;
});
