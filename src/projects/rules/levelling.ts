/** A plan whose people are never asked for more than they have: which tasks wait for them, and what that does to the dates. */
import {
  compile,
  level,
  levellingFactsOf,
  run,
  schedule,
  TICKS_PER_MINUTE,
  type FirmBooking,
  type LevelConflict,
  type LevelTask,
  type Plan,
  type PlanFacts,
  type Tick,
} from '#engine';
import { tickOf } from '#calendar/rules';
import { many, type Asking } from '#platform/kit';
import { assignment } from './assignment.ts';
import { gatherProject } from './gather-project.ts';
import { planFactsOf, type ProjectFacts } from './plan-facts.ts';
import { project } from './project.ts';
import { task } from './task.ts';
import { taskPlan } from './task-plan.ts';

export interface Levelling {
  readonly before: Plan;
  readonly after: Plan;
  /** Minutes around the clock by which each task waits; tasks not named wait for nobody. */
  readonly delays: ReadonlyMap<string, number>;
  /** What could not be kept: a person, a day, the tasks on it. */
  readonly overloads: readonly LevelConflict[];
}

/** Everything that levelling one project must know: its plan, and what other running projects have planned for the same people. */
export function* gatherLevelling(
  projectId: string,
): Asking<{ readonly facts: ProjectFacts; readonly bookings: readonly FirmBooking[] } | undefined> {
  const facts = yield* gatherProject(projectId);
  if (!facts) return undefined;
  const personIds = [...new Set(facts.assignments.flatMap((each) => each.personId ?? []))];
  if (personIds.length === 0) return { facts, bookings: [] };
  const elsewhere = (yield* many(assignment, { personId: personIds })).filter((each) => each.projectId !== projectId);
  const running = new Set((yield* many(project, { status: ['planned', 'active'] })).map((each) => each.id));
  const taskIds = [...new Set(elsewhere.filter((each) => running.has(each.projectId)).map((each) => each.taskId))];
  const plans = new Map((yield* many(taskPlan, { id: taskIds })).map((each) => [each.id, each]));
  const open = new Set(
    (yield* many(task, { id: taskIds })).filter((each) => each.isActive && each.percentComplete < 100).map((each) => each.id),
  );
  const bookings = elsewhere.flatMap((each): FirmBooking[] => {
    const plan = open.has(each.taskId) ? plans.get(each.taskId) : undefined;
    if (!plan || each.personId === null || plan.finishAt <= plan.startAt) return [];
    return [{ id: each.id, resource: each.personId, from: tickOf(plan.startAt), to: tickOf(plan.finishAt), units: each.unitsPerMille }];
  });
  return { facts, bookings };
}

/** How often delays are put right against each other: a task that waits moves those that follow it. */
const mostRounds = 60;

/** `at`: the clock of the deed. What has begun stays, and nothing is moved to before the status date, or else before `at`. */
export function levelProjectFacts(project: ProjectFacts, bookings: readonly FirmBooking[], at: string): Levelling {
  const asPlanned = planFactsOf(project);
  const unlevelled: PlanFacts = withDelays(asPlanned, new Map());
  const before = schedule(asPlanned);
  const told = { from: Math.max(unlevelled.start, unlevelled.statusDate ?? tickOf(at)), calendar: unlevelled.calendar };
  const planned = {
    id: project.project.id,
    facts: withinHours(unlevelled),
    priority: project.project.priority,
    planned: schedule(unlevelled),
  };
  const own = levellingFactsOf([planned], told);
  const found = level({ ...own, tasks: [...own.tasks, ...bookings.map(standing)] });
  const isOwn = new Set(unlevelled.tasks.map((each) => each.id));
  const wanted = new Map<string, Tick>(
    found.tasks.filter((each) => each.delay > 0 && isOwn.has(each.id)).map((each) => [each.id, each.start]),
  );
  const ticks = new Map<string, number>();
  for (let round = 0; round < mostRounds; round++) {
    const network = compile(withDelays(unlevelled, ticks));
    run(network);
    let isSettled = true;
    for (const [id, start] of wanted) {
      const own = ticks.get(id) ?? 0;
      const next = Math.max(0, own + start - network.start[network.indexOf.get(id)!]!);
      if (next === own) continue;
      isSettled = false;
      ticks.set(id, next);
    }
    if (isSettled) break;
  }
  const delays = new Map([...ticks].filter(([, delay]) => delay > 0).map(([id, delay]) => [id, delay / TICKS_PER_MINUTE]));
  return {
    before,
    after: schedule(withDelays(unlevelled, ticks)),
    delays,
    overloads: found.conflicts.filter((each) => each.kind === 'overload' && each.tasks.some((id) => isOwn.has(id))),
  };
}

/**
 * What people's working hours can hold: whoever is asked for more than they ever give is asked for all of it, and work beside the hours of
 * its people (a night, a week-end) follows its links alone. Else no day would be found at all.
 */
function withinHours(facts: PlanFacts): PlanFacts {
  const shareOf = new Map(facts.resources?.map((each) => [each.id, each.maxUnits ?? 1000]));
  const outsideHours = new Set(facts.tasks.filter((each) => each.ignoreResourceCalendar).map((each) => each.id));
  const assignments = facts.assignments?.flatMap((each) => {
    if (outsideHours.has(each.task)) return [];
    const share = shareOf.get(each.resource ?? '') ?? 1000;
    return share > 0 ? [{ ...each, units: Math.min(each.units ?? 1000, share) }] : [];
  });
  return { ...facts, assignments };
}

/** What another project has planned, as a task that stands where it is. */
const standing = ({ id, resource, from, to, units }: FirmBooking): LevelTask => ({
  id: `elsewhere ${id}`,
  project: 'elsewhere',
  duration: to - from,
  asks: [{ resource, units }],
  fixed: { why: 'pinned', start: from, finish: to },
});

const withDelays = (facts: PlanFacts, delays: ReadonlyMap<string, number>): PlanFacts => ({
  ...facts,
  tasks: facts.tasks.map((each) => ({ ...each, levellingDelay: delays.get(each.id) ?? 0 })),
});
