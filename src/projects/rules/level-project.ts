/** Levels a project: tasks wait until their people have time for them. What it would do can be seen before. */
import { z } from 'zod';
import { deed, done, many, notFound, patch, planners, staff, view, type Change } from '#platform/kit';
import { gatherLevelling, levelProjectFacts } from './levelling.ts';
import { instantOf } from './plan-facts.ts';
import { project } from './project.ts';
import { task } from './task.ts';

export const levelProject = deed({
  name: 'level-project',
  about:
    'Puts tasks off until their people have time for them, beside what other running projects have planned for the same people; what has begun stays, earlier levelling is forgotten. With `clears` it only takes earlier levelling away. Undone as one.',
  on: project,
  binding: { method: 'POST', path: '/projects/{projectId}/level' },
  input: z.strictObject({ projectId: z.uuid(), clears: z.boolean().default(false) }),
  may: planners,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  answer: z.strictObject({ delayed: z.int(), finishAt: z.iso.datetime().nullable(), overloads: z.int() }),
  *decide({ projectId, clears }, asked) {
    const tasks = yield* many(task, { projectId });
    const gathered = clears ? undefined : yield* gatherLevelling(projectId);
    if (!clears && !gathered) return notFound(project);
    const levelling = gathered && levelProjectFacts(gathered.facts, gathered.bookings, asked.at);
    const changes: Change[] = [];
    for (const { id, levellingDelayMinutes } of tasks) {
      const next = levelling?.delays.get(id) ?? 0;
      if (next !== levellingDelayMinutes) changes.push(patch(task, id, { levellingDelayMinutes: next }));
    }
    const answer = {
      delayed: levelling?.delays.size ?? 0,
      finishAt: levelling ? instantOf(levelling.after.finish) : null,
      overloads: levelling?.overloads.length ?? 0,
    };
    return done(changes, changes.length ? [{ event: 'project-levelled', data: { projectId, delayed: answer.delayed } }] : [], answer);
  },
});

const moved = z.strictObject({
  id: z.uuid(),
  number: z.int(),
  name: z.string(),
  startBefore: z.iso.datetime(),
  startAfter: z.iso.datetime(),
  finishAfter: z.iso.datetime(),
  /** It waits for people itself; else it only follows another that does. */
  waits: z.boolean(),
});

export const levellingPreview = view({
  name: 'levelling-preview',
  about: 'What levelling a project would do: which tasks move, when it would finish, who would still be asked for more than there is.',
  path: '/projects/{projectId}/levelling-preview',
  query: z.strictObject({ projectId: z.uuid() }),
  result: z
    .strictObject({
      finishBefore: z.iso.datetime(),
      finishAfter: z.iso.datetime(),
      moved: z.array(moved),
      overloads: z.array(z.strictObject({ personId: z.uuid(), name: z.string(), days: z.int() })),
      /** Tasks that wait because of an earlier levelling. */
      levelled: z.int(),
    })
    .meta({ id: 'LevellingPreview' }),
  may: staff,
  scopeIn: ({ projectId }) => projectId,
});
export type LevellingPreview = z.output<typeof levellingPreview.result>;
