/** Chains tasks: each waits for the one before it. */
import { z } from 'zod';
import { contributors, deed, done, many, put } from '#platform/kit';
import { taskIds, tasksOf } from './change-tasks.ts';
import { loopIn } from './dependency-loop.ts';
import { refuseEnds, refuseLoop, type Ends } from './link-tasks.ts';
import { link } from './link.ts';
import { isRefusal } from './progress.ts';
import { project } from './project.ts';
import { task } from './task.ts';

export const linkInSequence = deed({
  name: 'link-in-sequence',
  about: 'Lets each of these tasks wait for the one before it, finish to start; links that are there already stay as they are.',
  on: link,
  binding: { method: 'POST', path: '/projects/{projectId}/link-in-sequence' },
  input: z.strictObject({ projectId: z.uuid(), ids: taskIds }),
  may: contributors,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  answer: z.strictObject({ added: z.int() }),
  *decide({ projectId, ids }, asked) {
    const chosen = yield* tasksOf(projectId, ids);
    if (isRefusal(chosen)) return chosen;
    const tasks = yield* many(task, { projectId });
    const byId = new Map(tasks.map((each) => [each.id, each]));
    const links: readonly Ends[] = yield* many(link, { projectId });
    const there = new Set(links.map((each) => `${each.fromId} ${each.toId}`));
    const added: Ends[] = [];
    for (const [i, to] of chosen.entries()) {
      const from = chosen[i - 1];
      if (!from || there.has(`${from.id} ${to.id}`)) continue;
      const ends = { fromId: from.id, toId: to.id };
      const refusal = refuseEnds(byId, [], ends);
      if (refusal) return { ...refusal, field: 'ids' };
      added.push(ends);
    }
    const loop = loopIn(tasks, [...links, ...added]);
    if (loop) return { ...refuseLoop(loop, byId), field: 'ids' };
    const changes = added.map((ends) => put(link, asked.newId(), { projectId, ...ends, kind: 'FS', lag: 0, lagKind: 'working' }));
    return done(changes, changes.length ? [{ event: 'tasks-linked', data: { projectId, ids } }] : [], { added: changes.length });
  },
});
