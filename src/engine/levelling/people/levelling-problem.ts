/**
 * The compiled problem: tasks numbered in an order that follows the links, links and asks in lists, each member a line. `mirroredProblem`
 * gives the same with time running backwards, so that one generation code serves both directions.
 */
import { Calendars } from '../../calendar/compile-calendars.ts';
import { intersectionOf } from '../../calendar/pattern.ts';
import type { WorkingTime } from '../../calendar/working-time.ts';
import { TICKS_PER_DAY } from '../../facts.ts';
import type { LinkKind, PerMille, Tick, Ticks } from '../../facts.ts';
import { compareIds } from '../order-of-ids.ts';
import { candidatesOf } from './candidates.ts';
import { followLinks } from './follow-links.ts';
import { MaskedLine } from './masked-line.ts';
import type { MemberLine } from './member-line.ts';
import { calendarConflicts, compileMember, mirroredMember, offsetsOf, patternOfCalendar } from './member-time.ts';
import type { Member } from './member-time.ts';
import { mirroredTime } from './mirrored-time.ts';
import type { Ask, LevelConflict, LevellingFacts, LevelTask } from './pool-facts.ts';

/** Where a task may run: a member's own line, or as much of it as the task's calendar allows. */
export type Track = MemberLine | MaskedLine;

export interface CompiledAsk {
  readonly task: number;
  readonly id: string;
  readonly units: PerMille;
  /** Effort in ticks; -1 when the task's duration rules. */
  readonly work: Ticks;
  /** Held for so long; -1 when effort rules. */
  readonly duration: Ticks;
  /** Members who may do it, best first, with the track on which each would. */
  readonly candidates: Int32Array;
  readonly tracks: readonly Track[];
}

export interface CompiledLink {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly kind: LinkKind;
  readonly lag: Ticks;
  readonly lagTime: WorkingTime;
}

export const NONE = -2_147_483_648;

export interface LevellingProblem {
  readonly facts: LevellingFacts;
  readonly tasks: readonly LevelTask[];
  readonly count: number;
  readonly members: readonly Member[];
  readonly lines: readonly MemberLine[];
  readonly time: readonly WorkingTime[];
  readonly duration: Int32Array;
  readonly links: readonly CompiledLink[];
  readonly incoming: readonly (readonly CompiledLink[])[];
  readonly outgoing: readonly (readonly CompiledLink[])[];
  readonly asks: readonly (readonly CompiledAsk[])[];
  /** Not before; finish not before; the tick at which a start (MSO) or finish (MFO) must lie; all `NONE` when free. */
  readonly notBefore: Int32Array;
  readonly finishNotBefore: Int32Array;
  readonly mustStart: Int32Array;
  readonly mustFinish: Int32Array;
  readonly fixedStart: Int32Array;
  readonly fixedFinish: Int32Array;
  readonly fixedRest: Int32Array;
  readonly restMayWait: Uint8Array;
  /** Placed as the links say, whoever is busy. */
  readonly ignoresLoad: Uint8Array;
  /** Priority class, 0 first; a task inherits the class of what waits for it. */
  readonly rank: Int32Array;
  readonly project: Int32Array;
  readonly projects: readonly string[];
  readonly conflicts: readonly LevelConflict[];
}

const MOST_TICKS = 100_000_000;

export function compileLevelling(facts: LevellingFacts): LevellingProblem {
  const conflicts: LevelConflict[] = [];
  const whole = (value: number | undefined, task: string, about: string): number => {
    if (value === undefined) return 0;
    if (Number.isFinite(value) && value >= 0 && value <= MOST_TICKS) return Math.round(value);
    conflicts.push({ kind: 'bad-number', tasks: [task], about });
    return Number.isFinite(value) && value > 0 ? MOST_TICKS : 0;
  };
  const calendars = new Calendars(facts.calendars, facts.from);
  const told = withoutDuplicates(facts.tasks, conflicts);
  const { order, links } = followLinks(told, facts.links, conflicts);
  const tasks = order.map((at) => told[at] as LevelTask);
  const number = new Map(tasks.map((task, at) => [task.id, at]));

  const bookings = new Map<string, NonNullable<LevellingFacts['bookings']>[number][]>();
  for (const booking of facts.bookings ?? []) bookings.set(booking.resource, [...(bookings.get(booking.resource) ?? []), booking]);
  const members = [...new Map(facts.pool.map((member) => [member.id, member])).values()]
    .toSorted((a, b) => compareIds(a.id, b.id))
    .map((member) =>
      compileMember(
        member,
        bookings.get(member.id) ?? [],
        calendars,
        offsetsOf(facts.calendars, member.calendar ?? facts.calendar),
        facts.calendar,
        facts.from,
      ),
    );
  const memberNumber = new Map(members.map((member, at) => [member.id, at]));
  const time = tasks.map((task) => (task.elapsed ? calendars.roundTheClock : calendars.of(task.calendar ?? facts.calendar)));
  const duration = Int32Array.from(tasks, (task) => whole(task.duration, task.id, 'duration'));

  const masks = new Map<string, MaskedLine>();
  const trackOf = (member: Member, task: LevelTask): Track => {
    if (task.calendar === undefined || task.calendar === member.facts.calendar) return member.line;
    const key = `${member.id}\u0000${task.calendar}`;
    const known = masks.get(key);
    if (known) return known;
    const track = new MaskedLine(
      member.line,
      intersectionOf(member.pattern, patternOfCalendar(calendars, task.calendar)),
      facts.from,
      false,
    );
    masks.set(key, track);
    return track;
  };
  // Many tasks ask alike: they share the list of who may do it.
  const circles = new Map<string, Pick<CompiledAsk, 'candidates' | 'tracks'>>();
  const circleOf = (ask: Ask, task: LevelTask): Pick<CompiledAsk, 'candidates' | 'tracks'> => {
    const key =
      ask.resource === undefined
        ? JSON.stringify([ask.team, ask.skill, ask.level, ask.prefers, task.calendar])
        : `${ask.resource}\u0000${task.calendar ?? ''}`;
    const known = circles.get(key);
    if (known) return known;
    const candidates = candidatesOf(ask, task, members, memberNumber, conflicts);
    const circle = {
      candidates: Int32Array.from(candidates),
      tracks: candidates.map((member) => trackOf(members[member] as Member, task)),
    };
    // A circle without anybody is told anew for every task.
    if (candidates.length > 0) circles.set(key, circle);
    return circle;
  };
  const asks = tasks.map((task, at): CompiledAsk[] => {
    const compiled: CompiledAsk[] = [];
    (task.asks ?? []).forEach((ask, place) => {
      const work = ask.work === undefined ? -1 : whole(ask.work, task.id, 'work');
      if (work === 0 || (work < 0 && duration[at] === 0)) return;
      const circle = circleOf(ask, task);
      const found = circle.candidates.length;
      if (found === 0) return;
      const people = Math.max(1, Math.round(ask.people ?? 1));
      if (people > found && ask.resource === undefined)
        conflicts.push({ kind: 'nobody-can', tasks: [task.id], about: `${people} people wanted, ${found} found` });
      const units = Math.min(1_000_000, Math.max(1, Math.round(ask.units ?? 1000)));
      const held = work < 0 ? (duration[at] as number) : -1;
      const id = ask.id ?? `${task.id}/${place + 1}`;
      for (let copy = 0; copy < Math.min(people, found); copy++)
        compiled.push({ task: at, id: copy > 0 ? `${id}+${copy}` : id, units, work, duration: held, ...circle });
    });
    // Named people first: whoever may choose among several must not take them.
    return compiled.length > 1 ? compiled.toSorted((a, b) => a.candidates.length - b.candidates.length) : compiled;
  });
  // Whoever asked for effort that nobody can do still takes as long as one person would.
  tasks.forEach((task, at) => {
    if (asks[at]?.length === 0 && duration[at] === 0)
      for (const ask of task.asks ?? [])
        duration[at] = Math.max(
          duration[at] as number,
          Math.round((Math.min(MOST_TICKS, Math.max(0, ask.work || 0)) * 1000) / Math.max(1, ask.units ?? 1000)),
        );
  });

  const compiledLinks = links.map((link): CompiledLink => {
    const from = number.get(link.from) as number;
    const to = number.get(link.to) as number;
    const isShare = link.lagKind === 'percent' || link.lagKind === 'elapsed-percent';
    const isElapsed = link.lagKind === 'elapsed' || link.lagKind === 'elapsed-percent';
    const lag = isShare ? ((link.lag ?? 0) * spanOf(from)) / 1000 : (link.lag ?? 0);
    const good = Number.isFinite(lag) && Math.abs(lag) <= MOST_TICKS;
    if (!good) conflicts.push({ kind: 'bad-number', tasks: [link.from, link.to], links: [link.id], about: 'lag' });
    return {
      id: link.id,
      from,
      to,
      kind: link.kind,
      lag: good ? Math.round(lag) : 0,
      lagTime: isElapsed ? calendars.roundTheClock : (time[to] as WorkingTime),
    };
  });
  const names = [...new Set(tasks.map((task) => task.project ?? ''))].toSorted(compareIds);
  const projectNumber = new Map(names.map((name, at) => [name, at]));
  const dated = (kind: string) =>
    Int32Array.from(tasks, (task) =>
      task.constraint?.kind === kind && Number.isFinite(task.constraint.date) ? (task.constraint.date as Tick) : NONE,
    );
  const fixed = (pick: (task: NonNullable<LevelTask['fixed']>) => Tick) =>
    Int32Array.from(tasks, (task) => (task.fixed ? pick(task.fixed) : NONE));
  const snet = dated('SNET');
  return {
    facts,
    tasks,
    count: tasks.length,
    members,
    lines: members.map((member) => member.line),
    time,
    duration,
    links: compiledLinks,
    ...byTask(tasks.length, compiledLinks),
    asks,
    notBefore: Int32Array.from(tasks, (task, at) =>
      task.fixed?.restMayWait
        ? Math.max(task.fixed.start, task.fixed.restFrom ?? facts.from)
        : Math.max(facts.from, task.release ?? facts.from, snet[at] as number),
    ),
    finishNotBefore: dated('FNET'),
    mustStart: dated('MSO'),
    mustFinish: dated('MFO'),
    fixedStart: fixed((one) => one.start),
    fixedFinish: fixed((one) => (one.finish === undefined ? NONE : Math.max(one.start, one.finish))),
    fixedRest: fixed((one) => Math.max(one.start, one.restFrom ?? one.start)),
    restMayWait: Uint8Array.from(tasks, (task) => Number(task.fixed?.finish === undefined && task.fixed?.restMayWait === true)),
    ignoresLoad: Uint8Array.from(tasks, (task) =>
      Number((task.priority ?? 500) >= 1000 || task.constraint?.kind === 'MSO' || task.constraint?.kind === 'MFO'),
    ),
    rank: classesOf(tasks, compiledLinks),
    project: Int32Array.from(tasks, (task) => projectNumber.get(task.project ?? '') as number),
    projects: names,
    conflicts: [...conflicts, ...calendarConflicts(calendars)],
  };

  function spanOf(task: number): Ticks {
    const own = duration[task] as number;
    return (asks[task] as CompiledAsk[]).reduce(
      (longest, ask) => Math.max(longest, ask.work < 0 ? own : (ask.work * 1000) / ask.units),
      own,
    );
  }
}

export function mirroredProblem(problem: LevellingProblem, anchor: Tick): LevellingProblem {
  const lines = problem.members.map(mirroredMember);
  const times = new Map<WorkingTime, WorkingTime>();
  const mirror = (time: WorkingTime): WorkingTime => times.get(time) ?? (times.set(time, mirroredTime(time)).get(time) as WorkingTime);
  const masks = new Map<Track, Track>();
  const trackOf = (member: number, track: Track): Track => {
    if (!(track instanceof MaskedLine)) return lines[member] as MemberLine;
    const known = masks.get(track) ?? track.mirrored(lines[member] as MemberLine, -anchor - TICKS_PER_DAY);
    masks.set(track, known);
    return known;
  };
  const turned = { FS: 'FS', SS: 'FF', FF: 'SS', SF: 'SF' } as const;
  const links = problem.links.map((link) => ({
    ...link,
    from: link.to,
    to: link.from,
    kind: turned[link.kind],
    lagTime: mirror(link.lagTime),
  }));
  const free = new Int32Array(problem.count).fill(NONE);
  const negated = (ticks: Int32Array): Int32Array => ticks.map((tick) => (tick === NONE ? NONE : -tick));
  return {
    ...problem,
    lines,
    time: problem.time.map(mirror),
    links,
    ...byTask(problem.count, links),
    asks: problem.asks.map((list) =>
      list.map((ask) => ({ ...ask, tracks: ask.tracks.map((track, k) => trackOf(ask.candidates[k] as number, track)) })),
    ),
    notBefore: free.map(() => -anchor),
    finishNotBefore: free,
    mustStart: negated(problem.mustFinish),
    mustFinish: negated(problem.mustStart),
    fixedStart: negated(problem.fixedFinish),
    fixedFinish: negated(problem.fixedStart),
    fixedRest: negated(problem.fixedFinish),
  };
}

function byTask(count: number, links: readonly CompiledLink[]): Pick<LevellingProblem, 'incoming' | 'outgoing'> {
  const incoming: CompiledLink[][] = Array.from({ length: count }, () => []);
  const outgoing: CompiledLink[][] = Array.from({ length: count }, () => []);
  for (const link of links) {
    incoming[link.to]?.push(link);
    outgoing[link.from]?.push(link);
  }
  return { incoming, outgoing };
}

function withoutDuplicates(tasks: readonly LevelTask[], conflicts: LevelConflict[]): readonly LevelTask[] {
  const sorted = tasks.toSorted((a, b) => compareIds(a.id, b.id));
  return sorted.filter((task, at) => {
    const isFirst = at === 0 || sorted[at - 1]?.id !== task.id;
    if (!isFirst) conflicts.push({ kind: 'duplicate-id', tasks: [task.id] });
    return isFirst;
  });
}

/** Classes by falling priority; what an important task waits for is as important. */
function classesOf(tasks: readonly LevelTask[], links: readonly CompiledLink[]): Int32Array {
  const priority = Float64Array.from(tasks, (task) => task.priority ?? 500);
  for (const link of links.toSorted((a, b) => b.to - a.to))
    if ((priority[link.to] as number) > (priority[link.from] as number)) priority[link.from] = priority[link.to] as number;
  const levels = [...new Set(priority)].toSorted((a, b) => b - a);
  const place = new Map(levels.map((level, at) => [level, at]));
  return Int32Array.from(priority, (level) => place.get(level) as number);
}
