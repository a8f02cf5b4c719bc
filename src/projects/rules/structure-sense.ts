/** What must hold when tasks change their place in the outline: no task above itself, no link across its own summary, no loop. */
import { many, patch, refuse, type Asking, type Change, type Refusal } from '#platform/kit';
import { loopIn, loopText } from './dependency-loop.ts';
import { link } from './link.ts';
import type { Place } from './placing.ts';
import { task, type Task } from './task.ts';

/** The changes that bring these tasks to their new places, or why they cannot stand there. */
export function* placeAnew(projectId: string, tasks: readonly Task[], places: readonly Place[]): Asking<readonly Change[] | Refusal> {
  const placed = new Map(places.map((place) => [place.id, place]));
  const next = tasks.map((each) => ({
    id: each.id,
    name: each.name,
    parentId: placed.get(each.id)?.parentId ?? (placed.has(each.id) ? null : each.parentId),
  }));
  const byId = new Map(next.map((each) => [each.id, each]));
  const nameOf = (id: string) => byId.get(id)?.name ?? '?';
  const changesParent = tasks.filter((each) => placed.has(each.id) && placed.get(each.id)!.parentId !== each.parentId);
  for (const moved of changesParent) {
    const way = [moved.id];
    for (let id = byId.get(moved.id)!.parentId; id !== null; id = byId.get(id)?.parentId ?? null) {
      way.push(id);
      if (id === moved.id) {
        const loop = loopText(way, nameOf);
        return refuse('under-itself', `“${moved.name}” cannot stand under itself: ${loop}`, {
          field: 'parentId',
          values: { task: moved.name, loop },
        });
      }
    }
  }
  if (changesParent.length > 0) {
    const links = yield* many(link, { projectId });
    for (const each of links) {
      const crossing = [
        [each.fromId, each.toId],
        [each.toId, each.fromId],
      ].find(([summary, below]) => isAbove(summary!, below!, byId));
      if (crossing) {
        const [summary, below] = crossing.map((id) => nameOf(id!)) as [string, string];
        return refuse('linked-with-summary', `“${below}” is linked with “${summary}” and cannot stand under it; remove the link first`, {
          field: 'parentId',
          values: { task: below, summary },
        });
      }
    }
    const loop = loopIn(next, links);
    if (loop) {
      const text = loopText(loop, nameOf);
      return refuse('loop', `tasks would wait for themselves there; loop: ${text}`, { field: 'parentId', values: { loop: text } });
    }
  }
  const old = new Map(tasks.map((each) => [each.id, each]));
  const freed = freedSummaries(tasks, places);
  const moves = places.map(({ id, parentId, position }) =>
    patch(task, id, {
      ...(old.get(id)!.parentId === parentId ? { position } : { parentId, position }),
      ...(freed.delete(id) ? unheld : {}),
    }),
  );
  return [...moves, ...[...freed].map((id) => patch(task, id, unheld))];
}

const unheld = { constraintKind: 'ASAP', constraintAt: null } as const;

/** Tasks that get the first ones below them and were held by "start no earlier than": a summary's dates come from below. */
function freedSummaries(tasks: readonly Task[], places: readonly Place[]): Set<string> {
  const above = new Set(tasks.map((each) => each.parentId));
  const fresh = new Set(places.map((place) => place.parentId).filter((id) => id !== null && !above.has(id)));
  return new Set(tasks.filter((each) => fresh.has(each.id) && each.constraintKind === 'SNET').map((each) => each.id));
}

interface Above {
  readonly parentId: string | null;
}
export function isAbove(summaryId: string, taskId: string, byId: ReadonlyMap<string, Above>): boolean {
  for (let id = byId.get(taskId)?.parentId ?? null; id !== null; id = byId.get(id)?.parentId ?? null) if (id === summaryId) return true;
  return false;
}
