/**
 * Which absences, holidays and free days stand between a cause and the date it led to. The engine says what decides a date; this says what
 * the calendars added, found by asking it again with one of them taken away.
 */
import {
  compileCalendars,
  schedule,
  TICKS_PER_DAY,
  type CalendarException,
  type CalendarFacts,
  type Day,
  type LinkFacts,
  type Plan,
  type PlanFacts,
  type Step,
  type TaskFacts,
  type Tick,
  type WorkingTime,
} from '#engine';

export interface LostTime {
  /** A person who is away, days by which a calendar differs from its week, or the week's own free days. */
  readonly kind: 'absence' | 'exception' | 'free';
  /** Who is away. */
  readonly person?: string;
  /** What the calendar calls these days. */
  readonly name?: string;
  /** From the first to the last day, included, on the clock of that calendar; of an absence all of it. */
  readonly from: Day;
  readonly to: Day;
  /** Working days that were lost by it between the cause and the date; of free days, how many there are. */
  readonly days: number;
}

/** From one moment on, so much work in these facts of a single task. */
interface Stretch {
  readonly facts: PlanFacts;
  readonly from: Tick;
  readonly to: Tick;
  readonly side: 'start' | 'finish';
}

/** In the order of their days. Nothing for dates that calendars did not move, and for plans computed back from their finish. */
export function lostTime(plan: Plan, facts: PlanFacts, step: Step): readonly LostTime[] {
  const task = facts.tasks.find((each) => each.id === step.task);
  const planned = plan.tasks.find((each) => each.id === step.task);
  if (!task || !planned || planned.isSummary || facts.scheduleFrom === 'finish') return [];
  if (step.side === 'finish') {
    const isOwn = step.reason.kind === 'duration' || step.reason.kind === 'resource';
    return isOwn ? inOrder(lostIn({ facts: alone(facts, task, planned.start), from: planned.start, to: step.at, side: 'finish' })) : [];
  }
  const link = facts.links.find((each) => each.id === step.reason.link);
  const asked = askedFor(step, link);
  if (asked === undefined) return [];
  const gap: Stretch = { facts: alone(facts, task, asked), from: asked, to: step.at, side: 'start' };
  return inOrder([...(link ? lostInLag(plan, facts, link, task, asked) : []), ...lostIn(gap), ...freeDays(gap)]);
}

const inOrder = (found: readonly LostTime[]): readonly LostTime[] =>
  found.filter((each, at) => found.findIndex((other) => isAlike(each, other)) === at).toSorted((left, right) => left.from - right.from);

const isAlike = (left: LostTime, right: LostTime): boolean =>
  left.kind === right.kind && left.person === right.person && left.name === right.name && left.from === right.from;

/** The moment from which on the task could have begun, had its calendars let it. */
function askedFor({ reason }: Step, link: LinkFacts | undefined): Tick | undefined {
  if (reason.kind === 'link') return link?.kind === 'FS' || link?.kind === 'SS' ? reason.date : undefined;
  if (reason.kind === 'constraint') return reason.constraint === 'SNET' || reason.constraint === 'MSO' ? reason.date : undefined;
  return reason.kind === 'project-start' || reason.kind === 'parent' ? reason.date : undefined;
}

/** One task by itself, begun no earlier than that. Calendars that it does not need are left out. */
function alone(facts: PlanFacts, task: TaskFacts, start: Tick): PlanFacts {
  const assignments = (facts.assignments ?? []).filter((each) => each.task === task.id);
  const resources = (facts.resources ?? []).filter((each) => assignments.some((other) => other.resource === each.id));
  const own: TaskFacts = { ...task, parent: undefined, constraint: undefined, deadline: undefined, levellingDelay: undefined };
  const used = [facts.calendar, task.calendar, ...resources.map((each) => each.calendar)];
  return { ...facts, start, calendars: withBases(facts.calendars, used), tasks: [own], links: [], resources, assignments };
}

function withBases(calendars: readonly CalendarFacts[], ids: readonly (string | undefined)[]): readonly CalendarFacts[] {
  const wanted = new Set<string>();
  for (const first of ids)
    for (let id = first; id !== undefined && !wanted.has(id);) {
      wanted.add(id);
      id = calendars.find((each) => each.id === id)?.base;
    }
  return calendars.filter((each) => wanted.has(each.id));
}

/** A lag is working time too: as if it were a task on the calendar on which it runs. */
function lostInLag(plan: Plan, facts: PlanFacts, link: LinkFacts, task: TaskFacts, asked: Tick): readonly LostTime[] {
  const from = plan.tasks.find((each) => each.id === link.from);
  const lag = link.lag ?? 0;
  if (!from || lag <= 0 || (link.lagKind ?? 'working') !== 'working' || facts.options?.lagCalendar === 'elapsed') return [];
  const which = facts.options?.lagCalendar ?? 'successor';
  const before = facts.tasks.find((each) => each.id === link.from);
  const calendar = which === 'successor' ? task.calendar : which === 'predecessor' ? before?.calendar : undefined;
  const begin = link.kind === 'SS' ? from.start : from.finish;
  const wait: TaskFacts = { id: link.id, duration: lag, ...(calendar === undefined ? {} : { calendar }) };
  return lostIn({ facts: alone({ ...facts, assignments: [] }, wait, begin), from: begin, to: asked, side: 'finish' });
}

/** Those without which the stretch would be shorter; where several only count together, all of them. */
function lostIn(stretch: Stretch): readonly LostTime[] {
  const { facts, from, to } = stretch;
  if (to <= from) return [];
  const end = endOf(stretch, facts.calendars);
  const candidates = facts.calendars.flatMap((calendar) =>
    (calendar.exceptions ?? []).flatMap((exception) => {
      const lost = lostDays(facts.calendars, calendar, exception, from, to);
      if (lost.length === 0) return [];
      const isPushing = endOf(stretch, without(facts.calendars, [exception])) < end;
      return [{ exception, isPushing, told: tell(facts, calendar, exception, lost) }];
    }),
  );
  if (candidates.some((each) => each.isPushing)) return candidates.filter((each) => each.isPushing).map((each) => each.told);
  const all = candidates.map((each) => each.exception);
  return all.length > 1 && endOf(stretch, without(facts.calendars, all)) < end ? candidates.map((each) => each.told) : [];
}

const endOf = ({ facts, side }: Stretch, calendars: readonly CalendarFacts[]): Tick => schedule({ ...facts, calendars }).tasks[0]![side];

const without = (calendars: readonly CalendarFacts[], left: readonly CalendarException[]): readonly CalendarFacts[] =>
  calendars.map((each) => ({ ...each, exceptions: each.exceptions?.filter((exception) => !left.includes(exception)) }));

/** The days of a stretch on which this exception takes working time away, and which share of the day. */
function lostDays(
  calendars: readonly CalendarFacts[],
  calendar: CalendarFacts,
  exception: CalendarException,
  from: Tick,
  to: Tick,
): readonly { readonly day: Day; readonly share: number }[] {
  const [first, last] = daysOf(calendars, calendar, from, to);
  if (exception.to < first || exception.from > last) return [];
  const withIt = onTheWall(calendars, calendar.id, first);
  const withoutIt = onTheWall(without(calendars, [exception]), calendar.id, first);
  const found: { day: Day; share: number }[] = [];
  for (let day = Math.max(first, exception.from); day <= Math.min(last, exception.to); day++) {
    const usual = workedOn(withoutIt, day);
    const worked = workedOn(withIt, day);
    if (worked < usual) found.push({ day, share: (usual - worked) / usual });
  }
  return found;
}

function tell(
  facts: PlanFacts,
  calendar: CalendarFacts,
  exception: CalendarException,
  lost: readonly { readonly day: Day; readonly share: number }[],
): LostTime {
  const person = facts.resources?.find((each) => each.calendar === calendar.id)?.id;
  const days = Math.round(2 * lost.reduce((sum, each) => sum + each.share, 0)) / 2;
  const [from, to] = [lost[0]!.day, lost.at(-1)!.day];
  return person === undefined
    ? { kind: 'exception', name: exception.name ?? calendar.name ?? calendar.id, from, to, days }
    : { kind: 'absence', person, from: exception.from, to: exception.to, days };
}

/** Days of the gap that are free anyway, such as a weekend. */
function freeDays({ facts, from, to }: Stretch): readonly LostTime[] {
  if (to <= from) return [];
  const id = facts.resources?.[0]?.calendar ?? facts.tasks[0]!.calendar ?? facts.calendar;
  const calendar = facts.calendars.find((each) => each.id === id);
  if (!calendar) return [];
  const [first, last] = daysOf(facts.calendars, calendar, from, to);
  const usual = onTheWall(
    facts.calendars.map((each) => ({ ...each, exceptions: [] })),
    id,
    first,
  );
  const free: Day[] = [];
  for (let day = first; day < last; day++) if (workedOn(usual, day) === 0) free.push(day);
  return free.length === 0 ? [] : [{ kind: 'free', from: free[0]!, to: free.at(-1)!, days: free.length }];
}

const workedOn = (working: WorkingTime, day: Day): number => working.between(day * TICKS_PER_DAY, (day + 1) * TICKS_PER_DAY);

/** A calendar read by the clock on its wall: a day begins with its midnight. */
const onTheWall = (calendars: readonly CalendarFacts[], id: string, day: Day): WorkingTime =>
  compileCalendars(
    calendars.map((each) => ({ ...each, offsets: [] })),
    day * TICKS_PER_DAY,
  ).get(id)!;

function daysOf(calendars: readonly CalendarFacts[], calendar: CalendarFacts, from: Tick, to: Tick): readonly [Day, Day] {
  const chain = withBases(calendars, [calendar.id]);
  const offsets = [calendar, ...chain].find((each) => each.offsets !== undefined)?.offsets ?? [];
  const dayOf = (at: Tick) => {
    const minutes = (offsets.findLast((each) => each.from <= at) ?? offsets[0])?.offsetMinutes ?? 0;
    return Math.floor((at + minutes * 10) / TICKS_PER_DAY);
  };
  return [dayOf(from), dayOf(to)];
}
