/** The next times at which a change would collide with nothing, and for the days between them what stands in the way. */
import { TICKS_PER_DAY, TICKS_PER_MINUTE, type Day, type Tick, type ZoneOffset } from '#engine';
import { civilOf, tickOfCivil } from '#calendar/rules';
import type { Collision } from './collision.ts';
import { maintenanceOf, obstaclesOf, type CollisionFacts } from './collisions-of.ts';
import type { PlannedChange } from './planned-change.ts';

export interface SlotSearch {
  /** Nothing begins before this. */
  readonly from: Tick;
  readonly days: number;
  /** It begins at these minutes of the civil day: from the first until just before the second. */
  readonly clockFrom: number;
  readonly clockTo: number;
  /** The clock by which days are told. */
  readonly offsets: readonly ZoneOffset[];
  readonly most: number;
  /** The notice of its policy is kept from here on; null when nobody minds. */
  readonly earliest?: Tick | null;
}

export interface FreeSlots {
  /** The first free time of each day, on the quarter of an hour. */
  readonly slots: readonly { readonly from: Tick; readonly to: Tick }[];
  /** Days without one, up to the last slot, each with all that is in the way on it. */
  readonly ruledOut: readonly { readonly day: Day; readonly because: readonly Collision[] }[];
}

export const slotGrid: Tick = 15 * TICKS_PER_MINUTE;

/** Free is a time without any collision that has no exception; on each day the first one is offered. */
export function freeSlots(change: PlannedChange, facts: CollisionFacts, search: SlotSearch): FreeSlots {
  const length = change.to - change.from;
  const earliest = search.earliest ?? Number.NEGATIVE_INFINITY;
  const firstDay = civilOf(search.from, search.offsets).day;
  const end = (firstDay + search.days + 2) * TICKS_PER_DAY + length;
  const obstacles = obstaclesOf(change, facts, search.from, end).filter((each) => !each.isExcepted);
  const blocked = merged(obstacles.map((each) => ({ from: each.from - length + 1, to: each.to })));
  const offered = maintenanceOf(change, facts);
  const allowed =
    offered.length === 0
      ? null
      : merged(
          offered
            .flatMap((window) => facts.openings.between(window, search.from, end))
            .map((each) => ({ from: each.from, to: each.to - length + 1 }))
            .filter((each) => each.to > each.from),
        );

  const slots: { from: Tick; to: Tick }[] = [];
  const ruledOut: { day: Day; because: readonly Collision[] }[] = [];
  for (let day = firstDay; day < firstDay + search.days && slots.length < search.most; day++) {
    const first = Math.max(search.from, tickOfCivil({ day, minute: search.clockFrom }, search.offsets));
    const last = tickOfCivil({ day, minute: search.clockTo }, search.offsets);
    const start = firstStart(Math.max(first, earliest), last, blocked, allowed);
    if (start !== null) {
      slots.push({ from: start, to: start + length });
      continue;
    }
    if (onGrid(first) >= last) continue;
    const because = obstacles.filter((each) => each.from < last - 1 + length && each.to > first);
    const without = { with: null, items: [], isExcepted: false, from: first, to: last };
    if (allowed !== null && !allowed.some((each) => onGrid(Math.max(first, each.from)) < Math.min(last, each.to)))
      because.push({ code: 'outside-window', ...without });
    if (first < earliest) because.push({ code: 'notice', ...without });
    ruledOut.push({ day, because });
  }
  return { slots, ruledOut };
}

interface Stretch {
  readonly from: Tick;
  readonly to: Tick;
}

const onGrid = (tick: Tick): Tick => Math.ceil(tick / slotGrid) * slotGrid;

/** Stretches that touch or overlap become one; ascending. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: { from: Tick; to: Tick }[] = [];
  for (const { from, to } of stretches.toSorted((one, other) => one.from - other.from)) {
    const before = all.at(-1);
    if (before && from <= before.to) before.to = Math.max(before.to, to);
    else all.push({ from, to });
  }
  return all;
}

/** The first start on the grid that is allowed and not blocked, before `last`. */
function firstStart(first: Tick, last: Tick, blocked: readonly Stretch[], allowed: readonly Stretch[] | null): Tick | null {
  for (let at = onGrid(first); at < last;) {
    const lying = holding(blocked, at);
    if (lying) {
      at = onGrid(lying.to);
      continue;
    }
    if (allowed === null || holding(allowed, at)) return at;
    const next = allowed.find((each) => each.from > at);
    if (!next) return null;
    at = onGrid(next.from);
  }
  return null;
}

/** Of disjoint ascending stretches, the one in which a tick lies. */
function holding(stretches: readonly Stretch[], at: Tick): Stretch | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.to <= at) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low];
  return found && found.from <= at ? found : undefined;
}
