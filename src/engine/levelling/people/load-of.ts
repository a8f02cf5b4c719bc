/**
 * What is asked of everyone against what there is, person by day, without moving anything: the capacity heat map. Compile the capacity once
 * for the days on the screen; the load of a plan is then a few additions per demand.
 */
import { Calendars } from '../../calendar/compile-calendars.ts';
import { utcOf } from '../../calendar/civil-clock.ts';
import { TICKS_PER_DAY } from '../../facts.ts';
import type { Day, PerMille, Tick, Ticks } from '../../facts.ts';
import { compareIds } from '../order-of-ids.ts';
import { compileMember, offsetsOf } from './member-time.ts';
import type { Member } from './member-time.ts';
import type { FirmBooking, LevellingFacts } from './pool-facts.ts';

export interface Demand {
  /** A member of the pool; for anybody of a team or with a skill, a name for that row: it has demand and no capacity of its own. */
  readonly resource: string;
  readonly from: Tick;
  readonly to: Tick;
  /** Spread evenly over his working time between the two. Without it: `units` (default 1,000) of that time. */
  readonly work?: Ticks;
  readonly units?: PerMille;
}

/** Rows of `days` cells each: cell `row * days + day - firstDay`. */
export interface CapacityTable {
  readonly resources: readonly string[];
  readonly firstDay: Day;
  readonly days: number;
  /** Ticks of work that plans may have: calendar x share, less absences, reserves and firm bookings. */
  readonly capacity: Int32Array;
  /** Kept for `loadOf`: where each day begins on each member's line. */
  readonly members: readonly Member[];
  readonly dayStart: Int32Array;
}

export interface LoadTable {
  readonly resources: readonly string[];
  readonly firstDay: Day;
  readonly days: number;
  readonly capacity: Int32Array;
  readonly demand: Int32Array;
}

/** Capacity of every member from `firstDay` to `lastDay` (included), sorted by id. */
export function capacityOf(
  facts: Pick<LevellingFacts, 'calendar' | 'calendars' | 'pool' | 'bookings'>,
  firstDay: Day,
  lastDay: Day,
): CapacityTable {
  const origin = firstDay * TICKS_PER_DAY;
  const calendars = new Calendars(facts.calendars, origin);
  const bookings = Map.groupBy(facts.bookings ?? [], (booking: FirmBooking) => booking.resource);
  const members = [...new Map(facts.pool.map((member) => [member.id, member])).values()]
    .toSorted((a, b) => compareIds(a.id, b.id))
    .map((member) => {
      const offsets = offsetsOf(facts.calendars, member.calendar ?? facts.calendar);
      return compileMember(member, bookings.get(member.id) ?? [], calendars, offsets, facts.calendar, origin);
    });
  const days = Math.max(0, lastDay - firstDay + 1);
  const dayStart = new Int32Array(members.length * (days + 1));
  const capacity = new Int32Array(members.length * days);
  members.forEach(({ line, offsets }, row) => {
    for (let day = 0; day <= days; day++)
      dayStart[row * (days + 1) + day] = line.positionOf(utcOf((firstDay + day) * TICKS_PER_DAY, offsets));
    let before = line.done(dayStart[row * (days + 1)] as number, 1_000_000);
    for (let day = 0; day < days; day++) {
      const after = line.done(dayStart[row * (days + 1) + day + 1] as number, 1_000_000);
      capacity[row * days + day] = Math.round((after - before) / 1000);
      before = after;
    }
  });
  return { resources: members.map((member) => member.id), firstDay, days, capacity, members, dayStart };
}

/** Demand beside capacity. Rows of members first, in the table's order, then those of names it does not know, by id. */
export function loadOf(demands: readonly Demand[], table: CapacityTable): LoadTable {
  const { days, firstDay, members, dayStart } = table;
  const rows = new Map(table.resources.map((id, row) => [id, row]));
  const others = [...new Set(demands.map((demand) => demand.resource))].filter((id) => !rows.has(id)).toSorted(compareIds);
  others.forEach((id) => rows.set(id, rows.size));
  const load = new Float64Array(rows.size * days);
  for (const { resource, from, to, work, units = 1000 } of demands) {
    const row = rows.get(resource) as number;
    const line = members[row]?.line;
    const begin = line ? line.positionOf(from) : from;
    const end = line ? line.positionOf(to) : to;
    const earliest = Math.max(0, Math.floor(from / TICKS_PER_DAY) - firstDay - 1);
    if (end <= begin) {
      const day = Math.floor(from / TICKS_PER_DAY) - firstDay;
      if (work !== undefined && day >= 0 && day < days) load[row * days + day] = (load[row * days + day] as number) + work;
      continue;
    }
    const share = work === undefined ? units / 1000 : work / (end - begin);
    for (let day = earliest; day < days; day++) {
      const opens = line ? (dayStart[row * (days + 1) + day] as number) : (firstDay + day) * TICKS_PER_DAY;
      if (opens >= end) break;
      const closes = line ? (dayStart[row * (days + 1) + day + 1] as number) : opens + TICKS_PER_DAY;
      const overlap = Math.min(end, closes) - Math.max(begin, opens);
      if (overlap > 0) load[row * days + day] = (load[row * days + day] as number) + overlap * share;
    }
  }
  const demand = new Int32Array(load.length);
  for (let cell = 0; cell < load.length; cell++) demand[cell] = Math.round(load[cell] as number);
  const capacity = new Int32Array(load.length);
  capacity.set(table.capacity);
  return { resources: [...table.resources, ...others], firstDay, days, capacity, demand };
}
