/**
 * Levelling facts from the network's facts: many projects, one pool. Summaries dissolve into their tasks, and a link of a summary into links
 * of those of its tasks that begin or end it. What is told beyond a flat contour is held evenly over the task's duration.
 */
import type { AssignmentFacts, CalendarFacts, LinkFacts, Plan, PlanFacts, TaskFacts, Tick, Ticks } from '../../facts.ts';
import type { Ask, FirmBooking, FixedDates, LevellingFacts, LevelTask, PoolMember } from './pool-facts.ts';

export interface ProjectPlan {
  readonly id: string;
  readonly facts: PlanFacts;
  /** Of all its tasks that name none themselves; higher goes first (default 500). */
  readonly priority?: number;
  /** Dates of the network, for what stands without dates of its own (external tasks, manual ones, those reported as done). */
  readonly planned?: Plan;
  /** Asks beyond the assignments to named people, by task. */
  readonly asks?: ReadonlyMap<string, readonly Ask[]>;
}

/** Task ids must differ between projects; calendars of the same id are taken to be the same. `pool` rules over the plans' own resources. */
export function levellingFactsOf(
  projects: readonly ProjectPlan[],
  told: {
    readonly from: Tick;
    readonly calendar: string;
    readonly calendars?: readonly CalendarFacts[];
    readonly pool?: readonly PoolMember[];
    readonly bookings?: readonly FirmBooking[];
    /** Links between projects. */
    readonly links?: readonly LinkFacts[];
  },
): LevellingFacts {
  const calendars = new Map<string, CalendarFacts>();
  const pool = new Map<string, PoolMember>();
  for (const { facts } of projects) {
    for (const calendar of facts.calendars) if (!calendars.has(calendar.id)) calendars.set(calendar.id, calendar);
    for (const { id, kind = 'work', calendar, maxUnits } of facts.resources ?? [])
      if (kind === 'work') pool.set(id, { id, calendar: calendar ?? facts.calendar, share: maxUnits ?? 1000 });
  }
  for (const calendar of told.calendars ?? []) calendars.set(calendar.id, calendar);
  for (const member of told.pool ?? []) pool.set(member.id, member);
  return {
    from: told.from,
    calendar: told.calendar,
    calendars: [...calendars.values()],
    pool: [...pool.values()],
    bookings: told.bookings,
    tasks: projects.flatMap((project) => tasksOf(project, pool, told.calendar)),
    links: [...projects.flatMap(({ facts }) => leafLinks(facts)), ...(told.links ?? [])],
  };
}

function tasksOf(project: ProjectPlan, pool: ReadonlyMap<string, PoolMember>, calendar: string): readonly LevelTask[] {
  const { facts, planned } = project;
  const known = new Map(facts.tasks.map((task) => [task.id, task]));
  const assignments = Map.groupBy(facts.assignments ?? [], (assignment) => assignment.task);
  const dates = new Map((planned?.tasks ?? []).map((task) => [task.id, task]));
  return leavesOf(facts).map((task): LevelTask => {
    const fixed = fixedDates(task, facts, dates.get(task.id));
    const isDone = fixed?.why === 'progress' && fixed.finish !== undefined;
    const asks = isDone
      ? []
      : [
          ...(assignments.get(task.id) ?? []).filter(({ resource }) => pool.has(resource ?? '')).map((one) => askOf(task, one)),
          ...(project.asks?.get(task.id) ?? []),
        ];
    const own = task.calendar ?? (facts.calendar === calendar || asks.length > 0 ? undefined : facts.calendar);
    return {
      id: task.id,
      project: project.id,
      priority: task.priority ?? project.priority ?? 500,
      duration: task.kind === 'milestone' ? 0 : remainingDuration(task),
      elapsed: task.elapsed,
      calendar: own,
      asks,
      constraint: task.constraint,
      deadline: task.deadline,
      release: releaseOf(task, facts, known),
      fixed,
    };
  });
}

/** Tasks that are no summaries and move something. */
function leavesOf(facts: PlanFacts): readonly TaskFacts[] {
  const parents = new Set(facts.tasks.map((task) => task.parent));
  return facts.tasks.filter((task) => !parents.has(task.id) && task.kind !== 'summary' && task.active !== false);
}

function fixedDates(task: TaskFacts, facts: PlanFacts, planned: { start: Tick; finish: Tick } | undefined): FixedDates | undefined {
  const start = task.actualStart ?? planned?.start;
  const finish = task.actualFinish ?? (task.percentComplete === 100 ? planned?.finish : undefined);
  if (finish !== undefined && start !== undefined) return { why: 'progress', start, finish };
  if (task.mode === 'manual' || task.external) {
    const [from, to] = [task.manualStart ?? planned?.start, task.manualFinish ?? planned?.finish];
    return from === undefined
      ? undefined
      : { why: 'manual', start: from, finish: to ?? from, restFrom: Math.max(from, facts.statusDate ?? from) };
  }
  if (task.actualStart === undefined) return undefined;
  return {
    why: 'progress',
    start: task.actualStart,
    restFrom: Math.max(task.actualStart, task.resume ?? task.stop ?? 0, facts.statusDate ?? 0),
  };
}

function remainingDuration(task: TaskFacts): Ticks {
  const duration = task.duration ?? 0;
  if (task.actualStart === undefined) return duration;
  return task.remainingDuration ?? Math.max(0, duration - (task.actualDuration ?? (duration * (task.percentComplete ?? 0)) / 100));
}

function askOf(task: TaskFacts, assignment: AssignmentFacts): Ask {
  const { id, resource, units, contour = 'flat', profile } = assignment;
  const done = assignment.actualWork ?? ((assignment.work ?? 0) * (task.percentComplete ?? 0)) / 100;
  const work = assignment.remainingWork ?? (assignment.work === undefined ? undefined : Math.max(0, assignment.work - done));
  const duration = remainingDuration(task);
  const isFlat = contour === 'flat' && profile === undefined;
  if (work !== undefined && isFlat && task.type !== 'fixed-duration') return { id, resource, units, work };
  if (work !== undefined && duration > 0) return { id, resource, units: Math.max(1, Math.round((work * 1000) / duration)) };
  return { id, resource, units };
}

/** Not before the project's start nor before what a summary above may begin. */
function releaseOf(task: TaskFacts, facts: PlanFacts, known: ReadonlyMap<string, TaskFacts>): Tick {
  let release = facts.scheduleFrom === 'finish' ? -Infinity : facts.start;
  const seen = new Set<string>();
  for (let above = task.parent; above !== undefined && !seen.has(above); above = known.get(above)?.parent) {
    seen.add(above);
    const constraint = known.get(above)?.constraint;
    if (constraint?.kind === 'SNET' && constraint.date !== undefined) release = Math.max(release, constraint.date);
  }
  return Number.isFinite(release) ? release : facts.start;
}

function leafLinks(facts: PlanFacts): readonly LinkFacts[] {
  const leaves = new Set(leavesOf(facts).map((task) => task.id));
  const known = new Map(facts.tasks.map((task) => [task.id, task]));
  const below = new Map<string, string[]>();
  for (const id of leaves) {
    const seen = new Set<string>([id]);
    for (let above = known.get(id)?.parent; above !== undefined && !seen.has(above); above = known.get(above)?.parent) {
      seen.add(above);
      below.set(above, [...(below.get(above) ?? []), id]);
    }
  }
  const chained = facts.links.filter((link) => link.kind === 'FS' && (link.lag ?? 0) >= 0);
  const endsOf = (id: string, side: 'start' | 'finish'): readonly string[] => {
    if (leaves.has(id)) return [id];
    const inside = new Set(below.get(id) ?? []);
    const inner = new Set<string>();
    for (const link of chained) if (inside.has(link.from) && inside.has(link.to)) inner.add(side === 'start' ? link.to : link.from);
    return [...inside].filter((one) => !inner.has(one));
  };
  return facts.links.flatMap((link) => {
    // A link with a task that moves nothing moves nothing.
    if (known.get(link.from)?.active === false || known.get(link.to)?.active === false) return [];
    const from = endsOf(link.from, link.kind === 'FS' || link.kind === 'FF' ? 'finish' : 'start');
    const to = endsOf(link.to, link.kind === 'FS' || link.kind === 'SS' ? 'start' : 'finish');
    if (from.length === 1 && to.length === 1 && from[0] === link.from && to[0] === link.to) return [link];
    return from.flatMap((before) => to.map((after) => ({ ...link, id: `${link.id}:${before}:${after}`, from: before, to: after })));
  });
}
