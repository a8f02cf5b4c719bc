/** Freezes the plan as it is computed now: what the project promises from here on. */
import { z } from 'zod';
import { deed, done, line, many, planners, put, refuse } from '#platform/kit';
import { baselineHash } from './baseline-hash.ts';
import { baseline, baselineTask } from './baseline.ts';
import { gatherProject } from './gather-project.ts';
import { instantOf, minutesOf, planOf } from './plan-facts.ts';
import { project } from './project.ts';

export const takeBaseline = deed({
  name: 'take-baseline',
  about:
    'Freezes the plan as it is computed now, hashed; it can never be changed and goes only with the project. Up to eleven a project (0 to 10).',
  on: baseline,
  binding: { method: 'POST', path: '/projects/{projectId}/baselines' },
  input: z.strictObject({ projectId: z.uuid(), name: line(), number: z.int().min(0).max(10).optional() }),
  may: planners,
  creates: true,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  *decide({ projectId, name, number: wanted }, asked) {
    const taken = yield* many(baseline, { projectId });
    const there = taken.find((each) => each.number === wanted);
    if (there)
      return refuse('number-taken', `baseline ${there.number} was taken as “${there.name}” and is frozen`, {
        field: 'number',
        status: 409,
        values: { name: there.name, number: there.number },
      });
    const number = wanted ?? Array.from({ length: 11 }, (_, i) => i).find((i) => !taken.some((each) => each.number === i));
    if (number === undefined)
      return refuse('all-taken', 'all eleven baselines of this project have been taken', { field: 'number', status: 409 });
    const facts = yield* gatherProject(projectId);
    if (!facts || facts.tasks.length === 0)
      return refuse('nothing-to-promise', 'a project without tasks has nothing to promise', { field: 'projectId' });
    const plan = planOf(facts);
    const loop = plan.conflicts.find((each) => each.kind === 'loop');
    if (loop) {
      const names = loop.tasks.map((id) => facts.tasks.find((each) => each.id === id)?.name ?? '?').join(' → ');
      return refuse('loop', `a plan with a loop promises nothing: ${names}`, { values: { loop: names } });
    }
    const workOf = new Map(facts.tasks.map((each) => [each.id, each.workMinutes ?? 0]));
    const promises = plan.tasks.map((each) => ({
      taskId: each.id,
      startAt: instantOf(each.start),
      finishAt: instantOf(each.finish),
      durationMinutes: minutesOf(each.duration),
      workMinutes: workOf.get(each.id) ?? 0,
    }));
    const id = asked.newId();
    const takenById = asked.by.carrier === 'system' ? null : asked.by.membershipId;
    return done(
      [
        put(baseline, id, { projectId, number, name, takenAt: asked.at, takenById, hash: baselineHash(promises) }),
        ...promises.map((promised) => put(baselineTask, asked.newId(), { projectId, baselineId: id, ...promised })),
      ],
      [{ event: 'baseline-taken', data: { id, projectId, number } }],
    );
  },
});
