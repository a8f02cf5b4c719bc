/** Answers what levelling would do: the same calculation as the deed, on what is committed, with nothing kept. */
import { instantOf } from '#calendar/rules';
import { Problem } from '#platform/kit';
import { answerView, openFacts } from '#platform/server';
import { gatherLevelling, levellingPreview, levelProjectFacts, type LevellingPreview } from '#projects/rules';

export const levellingPreviewAnswer = answerView(levellingPreview, async ({ projectId }, { client, by, tools }) => {
  const found = await (await openFacts(client, by.organisationId, null)).run(gatherLevelling(projectId));
  if (!found) throw new Problem(404, 'not-found', 'Not found', { detail: 'no such project' });
  const { facts, bookings } = found;
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
