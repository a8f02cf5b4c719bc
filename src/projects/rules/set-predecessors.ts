/** For which tasks a task waits, all at once, as typed into its cell (`12FS+2d, 14`). */
import { z } from 'zod';
import { contributors, deed, differing, done, many, notFound, one, patch, put, remove, type Change } from '#platform/kit';
import { linkShape, refuseLink, type Ends } from './link-tasks.ts';
import { link } from './link.ts';
import { task } from './task.ts';

export const setPredecessors = deed({
  name: 'set-predecessors',
  about: 'Says for which tasks a task waits, all at once, as typed into its cell; links to tasks not named are removed.',
  on: task,
  binding: { method: 'PUT', path: '/tasks/{id}/predecessors' },
  input: z.strictObject({ id: z.uuid(), predecessors: z.array(z.strictObject({ fromId: z.uuid(), ...linkShape })).max(200) }),
  may: contributors,
  *decide({ id: toId, predecessors }, asked) {
    const successor = yield* one(task, toId);
    if (!successor) return notFound(task);
    const { projectId } = successor;
    const tasks = yield* many(task, { projectId });
    const all = yield* many(link, { projectId });
    const old = new Map(all.filter((each) => each.toId === toId).map((each) => [each.fromId, each]));
    const wanted = new Set(predecessors.map((each) => each.fromId));
    const changes: Change[] = [...old.values()].filter((each) => !wanted.has(each.fromId)).map((each) => remove(link, each.id));
    const links: Ends[] = all.filter((each) => each.toId !== toId);
    for (const [i, { fromId, ...fields }] of predecessors.entries()) {
      const ends = { fromId, toId };
      const refusal = refuseLink(tasks, links, ends);
      if (refusal) return { ...refusal, field: `predecessors/${i}` };
      links.push(ends);
      const there = old.get(fromId);
      if (!there) changes.push(put(link, asked.newId(), { projectId, ...ends, ...fields }));
      else {
        const changed = differing(there, fields);
        if (Object.keys(changed).length) changes.push(patch(link, there.id, changed));
      }
    }
    return done(changes, changes.length ? [{ event: 'tasks-linked', data: { projectId, toId } }] : []);
  },
});
