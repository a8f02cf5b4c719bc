import type { LinkFacts } from '../../facts.ts';
import { compareIds } from '../order-of-ids.ts';
import { waitingHeap } from '../waiting-heap.ts';
import type { LevelConflict, LevelTask } from './pool-facts.ts';

/**
 * An order in which every task comes after those it follows, ids deciding where links do not, and the links that are good to use. Loops are
 * named and opened: the link that closes the loop at its first task (by id) is left out.
 */
export function followLinks(
  tasks: readonly LevelTask[],
  told: readonly LinkFacts[],
  conflicts: LevelConflict[],
): { readonly order: readonly number[]; readonly links: readonly LinkFacts[] } {
  const number = new Map(tasks.map((task, at) => [task.id, at]));
  const good = new Set<LinkFacts>();
  const incoming: LinkFacts[][] = tasks.map(() => []);
  const outgoing: LinkFacts[][] = tasks.map(() => []);
  for (const link of told.toSorted((a, b) => compareIds(a.id, b.id) || compareIds(a.from, b.from) || compareIds(a.to, b.to))) {
    const from = number.get(link.from);
    const to = number.get(link.to);
    if (from === undefined || to === undefined)
      conflicts.push({
        kind: 'unknown-task',
        tasks: [link.from, link.to],
        links: [link.id],
        about: from === undefined ? link.from : link.to,
      });
    else if (from === to) conflicts.push({ kind: 'loop', tasks: [link.from], links: [link.id] });
    else {
      good.add(link);
      incoming[to]?.push(link);
      outgoing[from]?.push(link);
    }
  }
  const waits = Int32Array.from(incoming, (list) => list.length);
  const isPlaced = new Uint8Array(tasks.length);
  const ready = waitingHeap(tasks.length, new Int32Array(tasks.length));
  waits.forEach((count, at) => count === 0 && ready.add(at));
  const order: number[] = [];
  for (;;) {
    while (ready.size() > 0) {
      const at = ready.take();
      isPlaced[at] = 1;
      order.push(at);
      for (const link of outgoing[at] as LinkFacts[]) if (good.has(link)) release(number.get(link.to) as number);
    }
    if (order.length === tasks.length) return { order, links: [...good] };
    const loop = oneLoop();
    conflicts.push({ kind: 'loop', tasks: loop.map((link) => link.from), links: loop.map((link) => link.id) });
    const first = loop.toSorted((a, b) => compareIds(a.to, b.to))[0] as LinkFacts;
    good.delete(first);
    release(number.get(first.to) as number);
  }

  function release(at: number): void {
    waits[at] = (waits[at] as number) - 1;
    if (waits[at] === 0) ready.add(at);
  }

  /** Every task left waits for another one left: going back from any of them comes round. */
  function oneLoop(): readonly LinkFacts[] {
    const walk: LinkFacts[] = [];
    const seen = new Map<number, number>();
    for (let at = isPlaced.indexOf(0); ;) {
      const again = seen.get(at);
      if (again !== undefined) return walk.slice(again).toReversed();
      seen.set(at, walk.length);
      const link = (incoming[at] as LinkFacts[]).find(
        (one) => good.has(one) && isPlaced[number.get(one.from) as number] === 0,
      ) as LinkFacts;
      walk.push(link);
      at = number.get(link.from) as number;
    }
  }
}
