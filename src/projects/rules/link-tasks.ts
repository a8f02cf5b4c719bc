/** Lets one task wait for another; refuses what would be a loop, a link to itself or to its own summary, or the same link twice. */
import { z } from 'zod';
import { contributors, deed, done, many, put, refuse, type Refusal } from '#platform/kit';
import { loopThrough, loopText } from './dependency-loop.ts';
import { link, type Link } from './link.ts';
import { project } from './project.ts';
import { isAbove } from './structure-sense.ts';
import { task, type Task } from './task.ts';

export const linkShape = { kind: link.schema.shape.kind, lag: link.schema.shape.lag, lagKind: link.schema.shape.lagKind };
export type Ends = Pick<Link, 'fromId' | 'toId'>;

export const linkTasks = deed({
  name: 'link-tasks',
  about: 'Lets one task wait for another. Refuses loops, naming the tasks on them.',
  on: link,
  binding: { method: 'POST', path: '/links' },
  input: z.strictObject({ projectId: z.uuid(), fromId: z.uuid(), toId: z.uuid(), ...linkShape }),
  may: contributors,
  creates: true,
  within: ({ projectId }) => ({ thing: project, id: projectId }),
  *decide(input, asked) {
    const { projectId } = input;
    const refusal = refuseLink(yield* many(task, { projectId }), yield* many(link, { projectId }), input);
    if (refusal) return refusal;
    const id = asked.newId();
    return done([put(link, id, input)], [{ event: 'tasks-linked', data: { id, projectId, fromId: input.fromId, toId: input.toId } }]);
  },
});

type Linkable = Pick<Task, 'id' | 'name' | 'parentId'>;

/** Why these two cannot be linked, naming everybody involved. */
export function refuseLink(tasks: readonly Linkable[], links: readonly Ends[], ends: Ends): Refusal | undefined {
  const byId = new Map(tasks.map((each) => [each.id, each]));
  const refusal = refuseEnds(byId, links, ends);
  if (refusal) return refusal;
  const loop = loopThrough(tasks, links, ends);
  return loop && refuseLoop(loop, byId);
}

export function refuseLoop(loop: readonly string[], byId: ReadonlyMap<string, Linkable>): Refusal {
  const text = loopText(loop, (id) => byId.get(id)!.name);
  return refuse('loop', `loop: ${text}`, { field: 'toId', values: { loop: text } });
}

/** All but loops, for which the whole plan has to be looked at. */
export function refuseEnds(byId: ReadonlyMap<string, Linkable>, links: readonly Ends[], { fromId, toId }: Ends): Refusal | undefined {
  const from = byId.get(fromId);
  const to = byId.get(toId);
  if (!from) return refuse('no-such-task', 'the task to wait for is not in this project', { field: 'fromId' });
  if (!to) return refuse('no-such-task', 'the task that shall wait is not in this project', { field: 'toId' });
  const values = { from: from.name, to: to.name };
  if (fromId === toId) return refuse('link-to-itself', `“${from.name}” cannot wait for itself`, { field: 'toId', values });
  for (const [summary, below] of [
    [from, to],
    [to, from],
  ] as const)
    if (isAbove(summary.id, below.id, byId))
      return refuse('linked-with-summary', `“${below.name}” stands under “${summary.name}”; a task cannot be linked with its own summary`, {
        field: 'toId',
        values: { ...values, task: below.name, summary: summary.name },
      });
  return links.some((each) => each.fromId === fromId && each.toId === toId)
    ? refuse('linked-already', `“${to.name}” waits for “${from.name}” already`, { field: 'toId', status: 409, values })
    : undefined;
}
