/**
 * A second opinion with its own code: reads the told facts and the answer, shares nothing with levelling but the calendars, and says
 * everything that the answer breaks without admitting it in a conflict.
 */
import { utcOf } from '../../calendar/civil-clock.ts';
import { Calendars } from '../../calendar/compile-calendars.ts';
import type { WorkingTime } from '../../calendar/working-time.ts';
import { TICKS_PER_DAY } from '../../facts.ts';
import type { LinkFacts, Tick, ZoneOffset } from '../../facts.ts';
import { ledgerRows } from './ledger.ts';
import type { LevelBooking, Levelled, LevellingFacts, LevelTask, PoolMember } from './pool-facts.ts';

export function verifyLevelling(facts: LevellingFacts, levelled: Levelled): readonly string[] {
  const complaints: string[] = [];
  const calendars = new Calendars(facts.calendars, facts.from);
  const tasks = new Map(facts.tasks.map((task) => [task.id, task]));
  const members = new Map(facts.pool.map((member) => [member.id, member]));
  const found = new Map(levelled.tasks.map((task) => [task.id, task]));
  const admits = (kind: string, matches: (conflict: Levelled['conflicts'][number]) => boolean): boolean =>
    levelled.conflicts.some((conflict) => conflict.kind === kind && matches(conflict));

  for (const task of facts.tasks) checkTask(task);
  for (const link of facts.links) checkLink(link);
  for (const member of facts.pool) checkMember(member);
  if (levelled.bound.finish > levelled.finish)
    complaints.push(`the bound ${levelled.bound.finish} lies behind the finish ${levelled.finish}`);
  return complaints;

  function checkTask(task: LevelTask): void {
    const dates = found.get(task.id);
    if (!dates) return void complaints.push(`${task.id} is missing`);
    const { start, finish, delay, reason } = dates;
    if (!Number.isFinite(start) || !Number.isFinite(finish) || finish < start)
      complaints.push(`${task.id} runs from ${start} to ${finish}`);
    if (task.fixed && start !== task.fixed.start) complaints.push(`${task.id} stays at ${task.fixed.start} and yet starts at ${start}`);
    const isFree = !task.fixed && task.constraint?.kind !== 'MSO' && task.constraint?.kind !== 'MFO';
    if (isFree && start < Math.max(facts.from, task.release ?? facts.from)) complaints.push(`${task.id} starts before it may`);
    const date = task.constraint?.date ?? -Infinity;
    if (isFree && task.constraint?.kind === 'SNET' && start < date) complaints.push(`${task.id} starts before its constraint`);
    if (isFree && task.constraint?.kind === 'FNET' && worksBetween(task, finish, date))
      complaints.push(`${task.id} finishes before its constraint`);
    if (isFree && task.constraint?.kind === 'FNLT' && finish > date && !admits('constraint-broken', (one) => one.tasks.includes(task.id)))
      complaints.push(`${task.id} finishes too late and nobody says so`);
    if (delay > 0 && (reason.kind !== 'resource' || reason.resource === undefined))
      complaints.push(`${task.id} is put off without a reason`);
    const isNamed = ['beyond-horizon', 'nobody-can', 'unknown-resource', 'no-capacity', 'bad-number'].some((kind) =>
      admits(kind, (one) => one.tasks.includes(task.id)),
    );
    if (!isNamed) checkAsks(task, start, finish);
  }

  function checkAsks(task: LevelTask, start: Tick, finish: Tick): void {
    const held = levelled.bookings.filter((booking) => booking.task === task.id);
    const used = new Set<LevelBooking>();
    (task.asks ?? []).forEach((ask, place) => {
      if (ask.work === 0 || (ask.work === undefined && !task.duration)) return;
      if (task.fixed?.finish !== undefined && task.fixed.finish <= Math.max(task.fixed.start, task.fixed.restFrom ?? 0)) return;
      const id = ask.id ?? `${task.id}/${place + 1}`;
      const own = held.filter((booking) => booking.ask === id || booking.ask.startsWith(`${id}+`));
      own.forEach((booking) => used.add(booking));
      const people = new Set(own.map((booking) => booking.resource));
      // A pinned task may stand where somebody does not work at all: then nothing of him is held.
      if (!task.fixed && people.size !== (ask.people ?? 1))
        complaints.push(`${task.id} asks for ${ask.people ?? 1} and holds ${people.size}`);
      for (const booking of own) {
        const member = members.get(booking.resource);
        const isFit =
          ask.resource === undefined
            ? (ask.team === undefined || member?.teams?.includes(ask.team)) &&
              (ask.skill === undefined || member?.skills?.some((one) => one.skill === ask.skill && one.level >= (ask.level ?? 1)))
            : ask.resource === booking.resource;
        if (!isFit) complaints.push(`${task.id} holds ${booking.resource}, who is not who it asks for`);
        if (booking.from < start || booking.to > finish) complaints.push(`${task.id} holds ${booking.resource} outside its own dates`);
      }
      const work = own.reduce((sum, booking) => sum + workOf(task.id, booking.resource), 0);
      const isAlone = (task.asks ?? []).length === 1;
      if (isAlone && ask.work !== undefined && !task.fixed && Math.abs(work - ask.work * (ask.people ?? 1)) > 1)
        complaints.push(`${task.id} asks for ${ask.work} ticks of work of each and gets ${work} in all`);
    });
    for (const booking of held) if (!used.has(booking)) complaints.push(`${task.id} holds ${booking.resource} without asking`);
  }

  function workOf(task: string, resource: string): number {
    let work = 0;
    for (const row of ledgerRows(levelled.ledger)) if (row.task === task && row.resource === resource) work += row.work;
    return work;
  }

  function checkLink(link: LinkFacts): void {
    const [from, to] = [found.get(link.from), found.get(link.to)];
    const task = tasks.get(link.to);
    if (!from || !to || !task) return;
    const isPinned = task.fixed !== undefined || task.constraint?.kind === 'MSO' || task.constraint?.kind === 'MFO';
    if (isPinned || admits('loop', (one) => one.links?.includes(link.id) === true)) return;
    const lag = link.lag ?? 0;
    if (link.lagKind === 'percent' || link.lagKind === 'elapsed-percent') return;
    const time: WorkingTime =
      link.lagKind === 'elapsed' || task.elapsed ? calendars.roundTheClock : calendars.of(task.calendar ?? facts.calendar);
    const known = link.kind === 'FS' || link.kind === 'FF' ? from.finish : from.start;
    const bound = lag === 0 ? known : lag > 0 ? time.add(known, lag) : time.subtract(known, -lag);
    const own = link.kind === 'FS' || link.kind === 'SS' ? to.start : to.finish;
    if (own < bound && (own === to.start || worksBetween(task, own, bound)))
      complaints.push(`link ${link.id} wants ${link.to} at ${bound}, not at ${own}`);
  }

  /** Whether anybody who does the task works between the two: a finish on Friday evening is one before Monday morning, too. */
  function worksBetween(task: LevelTask, from: Tick, to: Tick): boolean {
    if (from >= to) return false;
    const held = levelled.bookings
      .filter((booking) => booking.task === task.id && booking.to === from)
      .map((booking) => members.get(booking.resource));
    if (held.length === 0)
      return (task.elapsed ? calendars.roundTheClock : calendars.of(task.calendar ?? facts.calendar)).between(from, to) > 0;
    return held.some((member) => {
      const time = calendars.of(member?.calendar ?? facts.calendar);
      const away = member?.absences ?? [];
      const cuts = [from, to, ...away.flatMap((one) => [one.from, one.to])]
        .filter((at) => at >= from && at <= to)
        .toSorted((a, b) => a - b);
      return cuts.slice(1).some((end, k) => {
        const begin = cuts[k] as number;
        return time.between(begin, end) > 0 && !away.some((one) => one.from <= begin && begin < one.to);
      });
    });
  }

  function checkMember(member: PoolMember): void {
    const calendar = member.calendar ?? facts.calendar;
    const time = calendars.of(calendar);
    const offsets = offsetsFrom(facts, calendar);
    const byDay = new Map<number, number>();
    const rows = new Map<number, number>();
    for (const row of ledgerRows(levelled.ledger)) {
      if (row.resource !== member.id) continue;
      byDay.set(row.day, (byDay.get(row.day) ?? 0) + row.work);
      rows.set(row.day, (rows.get(row.day) ?? 0) + 1);
    }
    for (const [day, work] of byDay) {
      const capacity = capacityOn(member, time, utcOf(day * TICKS_PER_DAY, offsets), utcOf((day + 1) * TICKS_PER_DAY, offsets), day);
      if (work > capacity + (rows.get(day) ?? 0) && !admits('overload', (one) => one.resource === member.id && one.day === day))
        complaints.push(`${member.id} works ${work} of ${capacity} ticks on day ${day}`);
    }
    checkMoments(member, time);
  }

  function capacityOn(member: PoolMember, time: WorkingTime, from: Tick, to: Tick, day: number): number {
    // Absences may overlap: cut the day at every edge and look at each part.
    const absences = member.absences ?? [];
    const bookings = (facts.bookings ?? []).filter((booking) => booking.resource === member.id);
    const edges = [from, to, ...[...absences, ...bookings].flatMap((one) => [one.from, one.to])].filter((at) => at >= from && at <= to);
    const cuts = [...new Set(edges)].toSorted((a, b) => a - b);
    const isAbsent = (at: Tick): boolean => absences.some((absence) => absence.from <= at && at < absence.to);
    const parts = cuts
      .slice(1)
      .map((end, k) => ({ begin: cuts[k] as number, end }))
      .filter(({ begin }) => !isAbsent(begin));
    const present = parts.reduce((sum, { begin, end }) => sum + time.between(begin, end), 0);
    const reserve = (member.reserves ?? []).filter((one) => one.day === day).reduce((sum, one) => sum + one.work, 0);
    const kept = present > 0 ? (reserve * 1000) / present : 0;
    return parts.reduce((sum, { begin, end }) => {
      const promised = bookings.filter((one) => one.from <= begin && begin < one.to).reduce((units, one) => units + (one.units ?? 1000), 0);
      return sum + (time.between(begin, end) * Math.max(0, (member.share ?? 1000) - promised - kept)) / 1000;
    }, 0);
  }

  /** No two tasks at a time hold more of him than there is. Tasks with a calendar of their own leave gaps and are judged by the day. */
  function checkMoments(member: PoolMember, time: WorkingTime): void {
    const own = levelled.bookings.filter((booking) => booking.resource === member.id && tasks.get(booking.task)?.calendar === undefined);
    const cuts = [...new Set(own.flatMap((booking) => [booking.from, booking.to]))].toSorted((a, b) => a - b);
    cuts.slice(1).forEach((end, k) => {
      const begin = cuts[k] as number;
      const held = own.filter((booking) => booking.from <= begin && booking.to >= end);
      const units = held.reduce((sum, booking) => sum + booking.units, 0);
      if (held.length < 2 || units <= (member.share ?? 1000) || time.between(begin, end) === 0) return;
      const isAway = (member.absences ?? []).some((absence) => absence.from <= begin && absence.to >= end);
      const isGone = (facts.bookings ?? []).some((one) => one.resource === member.id && one.from < end && one.to > begin);
      const isKept = (member.reserves ?? []).length > 0;
      if (isAway || isGone || isKept) return;
      if (!admits('overload', (one) => one.resource === member.id && held.every((booking) => one.tasks.includes(booking.task))))
        complaints.push(`${member.id} is held at ${units} per mille at once by ${held.map((booking) => booking.task).join(', ')}`);
    });
  }
}

function offsetsFrom(facts: LevellingFacts, id: string): readonly ZoneOffset[] {
  let calendar = facts.calendars.find((one) => one.id === id);
  for (let depth = 0; calendar && !calendar.offsets && depth < facts.calendars.length; depth++) {
    const base: string | undefined = calendar.base;
    calendar = facts.calendars.find((one) => one.id === base);
  }
  return calendar?.offsets ?? [];
}
