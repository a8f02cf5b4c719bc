/** Chains tasks: each waits for the one before it. */
import { z } from 'zod';
import { contributors, deed, done, many, put, type Change } from '#platform/kit';
import { taskIds, tasksOf } from './change-tasks.ts';
import { refuseLink, type Ends } from './link-tasks.ts';
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
    const links: Ends[] = [...(yield* many(link, { projectId }))];
    const changes: Change[] = [];
    for (const [i, to] of chosen.entries()) {
      const from = chosen[i - 1];
      if (!from || links.some((each) => each.fromId === from.id && each.toId === to.id)) continue;
      const added = { projectId, fromId: from.id, toId: to.id, kind: 'FS', lag: 0, lagKind: 'working' } as const;
      const refusal = refuseLink(tasks, links, added);
      if (refusal) return { ...refusal, field: 'ids' };
      changes.push(put(link, asked.newId(), added));
      links.push(added);
    }
    return done(changes, changes.length ? [{ event: 'tasks-linked', data: { projectId, ids } }] : [], { added: changes.length });
  },
});
