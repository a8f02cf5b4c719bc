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
  const links: LinkFacts[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const incoming: number[][] = tasks.map(() => []);
  const outgoing: number[][] = tasks.map(() => []);
  for (const link of told.toSorted((a, b) => compareIds(a.id, b.id) || compareIds(a.from, b.from) || compareIds(a.to, b.to))) {
    const before = number.get(link.from);
    const after = number.get(link.to);
    if (before === undefined || after === undefined) {
      const about = before === undefined ? link.from : link.to;
      conflicts.push({ kind: 'unknown-task', tasks: [link.from, link.to], links: [link.id], about });
    } else if (before === after) conflicts.push({ kind: 'loop', tasks: [link.from], links: [link.id] });
    else {
      incoming[after]?.push(links.length);
      outgoing[before]?.push(links.length);
      links.push(link);
      from.push(before);
      to.push(after);
    }
  }
  const isOpened = new Uint8Array(links.length);
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
      for (const link of outgoing[at] as number[]) if (isOpened[link] === 0) release(to[link] as number);
    }
    if (order.length === tasks.length) return { order, links: links.filter((_, link) => isOpened[link] === 0) };
    const loop = oneLoop();
    conflicts.push({ kind: 'loop', tasks: loop.map((link) => links[link]?.from ?? ''), links: loop.map((link) => links[link]?.id ?? '') });
    const first = Math.min(...loop.map((link) => to[link] as number));
    const opened = loop.find((link) => to[link] === first) as number;
    isOpened[opened] = 1;
    release(first);
  }

  function release(at: number): void {
    waits[at] = (waits[at] as number) - 1;
    if (waits[at] === 0) ready.add(at);
  }

  /** Every task left waits for another one left: going back from any of them comes round. */
  function oneLoop(): readonly number[] {
    const walk: number[] = [];
    const seen = new Map<number, number>();
    for (let at = isPlaced.indexOf(0); ;) {
      const again = seen.get(at);
      if (again !== undefined) return walk.slice(again).toReversed();
      seen.set(at, walk.length);
      const link = (incoming[at] as number[]).find((one) => isOpened[one] === 0 && isPlaced[from[one] as number] === 0) as number;
      walk.push(link);
      at = from[link] as number;
    }
  }
}
