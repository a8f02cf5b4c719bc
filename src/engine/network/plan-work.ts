import type { Shifts } from '../calendar/shifts.ts';
import type { AssignmentFacts, Contour, ResourceFacts, TaskFacts, Ticks } from '../facts.ts';
import type { CompiledNetwork } from './network.ts';
import type { WorkPart } from './work-plan.ts';
import { WorkPlan } from './work-plan.ts';

/** What share of full strength the average is over the length of a contour. */
const AVERAGE: { readonly [contour in Contour]: number } = {
  flat: 1,
  'back-loaded': 0.6,
  'front-loaded': 0.6,
  'double-peak': 0.5,
  'early-peak': 0.5,
  'late-peak': 0.5,
  bell: 0.5,
  turtle: 0.7,
};

/** The work plan of a task that needs one: undefined for one stretch of time on one calendar, not yet begun. */
export function workPlanOf(
  network: CompiledNetwork,
  task: number,
  facts: TaskFacts,
  assignments: readonly AssignmentFacts[],
  resources: ReadonlyMap<string, ResourceFacts>,
): WorkPlan | undefined {
  const calendar = network.calendarTable[network.calendar[task]!]!;
  const { actualStart, actualFinish } = facts;
  const duration = network.duration[task]!;
  const working = assignments.filter((each) => isWorking(each, resources));
  const parts = working.map((each) => partOf(network, facts, each, calendar, duration, resources));
  const paused = (facts.splits ?? []).reduce((sum, { pause }) => sum + pause, 0);
  if (actualFinish !== undefined) return new WorkPlan([wholeTask(calendar, 0)], actualStart ?? actualFinish, actualFinish);
  if (actualStart !== undefined) {
    const rest = restOf(facts, calendar, duration);
    const left = duration > 0 ? rest.span / duration : 0;
    const begun = working.map((each, k) =>
      saysNothingOfProgress(each)
        ? { ...parts[k]!, span: Math.round(parts[k]!.span * left), resume: rest.resume }
        : begunPart(facts, each, parts[k]!),
    );
    const differ = begun.some((part, k) => part.calendar !== calendar || hasPauses(working[k]!));
    const longest = Math.max(0, ...begun.map(({ span }) => span));
    // The task's own remainder holds wherever the people's work comes to about the same.
    return new WorkPlan(differ || (begun.length > 0 && !isAbout(longest, rest.span)) ? begun : [rest], actualStart, undefined);
  }
  const isPlain = parts.every((part, k) => part.calendar === calendar && part.delay === 0 && !hasPauses(working[k]!));
  if (!isPlain) return new WorkPlan(parts, undefined, undefined);
  return paused > 0 ? new WorkPlan([wholeTask(calendar, duration + paused)], undefined, undefined) : undefined;
}

/** An assignment that says nothing of its work has the whole length of the task; one that says 0 has none. */
function isWorking(assignment: AssignmentFacts, resources: ReadonlyMap<string, ResourceFacts>): boolean {
  if (hasPauses(assignment)) return true;
  if (assignment.resource === undefined) return false;
  const kind = resources.get(assignment.resource)?.kind ?? 'work';
  return kind === 'work' && (assignment.work === undefined || assignment.work > 0);
}

/** Whether somebody laid the work out with pauses in it, so that it takes longer than the task's duration says. */
function hasPauses(assignment: AssignmentFacts): boolean {
  return assignment.profile?.some((piece) => piece.work === 0 && piece.duration > 0) ?? false;
}

function partOf(
  network: CompiledNetwork,
  facts: TaskFacts,
  assignment: AssignmentFacts,
  calendar: Shifts,
  duration: Ticks,
  resources: ReadonlyMap<string, ResourceFacts>,
): WorkPart {
  const own = assignmentCalendar(network, facts, assignment, calendar, resources);
  const byWork = assignment.work === undefined ? undefined : spanOf(assignment, assignment.work - (assignment.overtimeWork ?? 0));
  // Units are kept in rounded percent; the duration says it better wherever the two are about the same.
  const span = assignment.profile
    ? assignment.profile.reduce((sum, piece) => sum + piece.duration, 0)
    : byWork === undefined || isAbout(byWork, duration)
      ? duration
      : byWork;
  return {
    calendar: own,
    resource: assignment.resource,
    delay: Math.round(assignment.delay ?? 0),
    span: Math.round(span),
    resume: undefined,
  };
}

/** Units are kept in rounded percent, so that spans computed from them are right to about a fiftieth. */
function isAbout(span: Ticks, duration: Ticks): boolean {
  return Math.abs(span - duration) <= Math.max(10, duration / 50);
}

/** How long so much work takes at the assignment's strength. */
function spanOf(assignment: AssignmentFacts, work: Ticks): Ticks | undefined {
  const strength = ((assignment.units ?? 1_000) / 1_000) * AVERAGE[assignment.contour ?? 'flat'];
  return strength > 0 ? work / strength : undefined;
}

function assignmentCalendar(
  network: CompiledNetwork,
  facts: TaskFacts,
  assignment: AssignmentFacts,
  calendar: Shifts,
  resources: ReadonlyMap<string, ResourceFacts>,
): Shifts {
  const { calendars } = network;
  const own = assignment.resource === undefined ? undefined : resources.get(assignment.resource)?.calendar;
  if (facts.elapsed || own === undefined || !calendars.has(own)) return calendar;
  const ofTask = facts.calendar !== undefined && calendars.has(facts.calendar) ? facts.calendar : undefined;
  if (ofTask === undefined) return calendars.of(own);
  return facts.ignoreResourceCalendar ? calendar : calendars.both(ofTask, own);
}

function wholeTask(calendar: Shifts, span: Ticks): WorkPart {
  return { calendar, resource: undefined, delay: 0, span: Math.round(span), resume: undefined };
}

/** What is left of a task that has begun, taken as a whole. */
function restOf(facts: TaskFacts, calendar: Shifts, duration: Ticks): WorkPart {
  const done = facts.actualDuration ?? duration - (facts.remainingDuration ?? duration * (1 - (facts.percentComplete ?? 0) / 100));
  const stop = facts.stop ?? calendar.add(facts.actualStart ?? 0, Math.round(done));
  const span = Math.round(facts.remainingDuration ?? duration - done);
  return { ...wholeTask(calendar, span), resume: facts.resume ?? calendar.nextStart(stop) };
}

/** Progress that is told of the task alone is that of everybody who works on it. */
function saysNothingOfProgress({ actualStart, actualWork, remainingWork, resume }: AssignmentFacts): boolean {
  return actualStart === undefined && actualWork === undefined && remainingWork === undefined && resume === undefined;
}

function begunPart(facts: TaskFacts, assignment: AssignmentFacts, part: WorkPart): WorkPart {
  const begun = assignment.actualStart !== undefined;
  const remaining = assignment.remainingWork ?? assignment.work;
  const left =
    assignment.profile || remaining === undefined ? undefined : spanOf(assignment, remaining - (assignment.remainingOvertimeWork ?? 0));
  const resume = assignment.resume ?? facts.resume ?? facts.actualStart;
  if (!begun) return { ...part, resume: part.calendar.nextStart(Math.max(resume ?? 0, facts.actualStart ?? 0)) };
  return { ...part, span: left === undefined ? part.span : Math.round(left), resume };
}
