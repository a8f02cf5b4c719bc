/** A project as the engine is told it, and its plan as the engine computes it. Server and browser run this same file. */
import {
  TICKS_PER_MINUTE,
  schedule,
  type AssignmentFacts,
  type CalendarFacts,
  type Constraint,
  type LinkFacts,
  type Plan,
  type PlanFacts,
  type ResourceFacts,
  type TaskFacts,
} from '#engine';
import { calendarFactsOf, instantOf, offsetsOver, tickOf, type CalendarExceptionRow, type CalendarRow } from '#calendar/rules';
import { resourceFactsOf, type AbsenceRow, type PersonRow, type SiteRow } from '#people/rules';
import type { Assignment } from './assignment.ts';
import type { Link } from './link.ts';
import { outlineOf } from './outline.ts';
import type { Project } from './project.ts';
import type { Task } from './task.ts';

type Bare<T> = Omit<T, 'version' | 'createdAt' | 'updatedAt'>;

/** What of a task the engine wants to know; a snapshot for a screen carries no more than it needs. */
export type PlanTaskRow = Omit<Bare<Task>, 'notes' | 'externalId' | 'labelIds' | 'blockedReason' | 'status' | 'number'>;

export interface ProjectFacts {
  readonly project: Bare<Project>;
  readonly tasks: readonly PlanTaskRow[];
  readonly links: readonly Bare<Link>[];
  readonly assignments: readonly Bare<Assignment>[];
  /** Those whom the assignments name, with their sites and absences; others do no harm. */
  readonly people: readonly PersonRow[];
  readonly sites: readonly SiteRow[];
  readonly absences: readonly AbsenceRow[];
  /** All of the organisation, or at least those in use with their bases. */
  readonly calendars: readonly CalendarRow[];
  readonly exceptions: readonly CalendarExceptionRow[];
}

const ticksOf = (minutes: number): number => Math.round(minutes * TICKS_PER_MINUTE);
const optionalTick = (instant: string | null): number | undefined => (instant === null ? undefined : tickOf(instant));
export const minutesOf = (ticks: number): number => ticks / TICKS_PER_MINUTE;

/** Offsets of zones are known for ten years before the project starts and forty after. */
const yearsAround = (instant: string) => {
  const year = Number(instant.slice(0, 4));
  return offsetsOver(Math.max(1900, year - 10), Math.min(2199, year + 40));
};

/** Tasks come in the order of the outline. */
export function planFactsOf(facts: ProjectFacts): PlanFacts {
  const { project } = facts;
  const { calendars, resources } = hoursOf(facts);
  const { options } = project;
  return {
    start: tickOf(project.startAt),
    finish: optionalTick(project.finishAt),
    statusDate: optionalTick(project.statusDate),
    scheduleFrom: project.scheduleFrom,
    calendar: project.calendarId,
    options: {
      constraintsRule: options.constraintsRule,
      criticalSlack: ticksOf(options.criticalSlackMinutes),
      manyCriticalPaths: options.manyCriticalPaths,
      lagCalendar: options.lagCalendar,
      outOfSequence: options.outOfSequence,
    },
    calendars,
    tasks: outlineOf(facts.tasks).map(({ task, hasChildren }) => knownTaskFacts(task, hasChildren)),
    links: facts.links.map(linkFactsOf),
    resources,
    assignments: facts.assignments.map(assignmentFactsOf),
  };
}

/** The plan of a project, with a reason for every date and what cannot be kept. */
export const planOf = (facts: ProjectFacts): Plan => schedule(planFactsOf(facts));

/** Calendars of the organisation and of each person who is assigned. */
function hoursOf({ project, assignments, people, sites, absences, calendars, exceptions }: ProjectFacts): {
  readonly calendars: readonly CalendarFacts[];
  readonly resources: readonly ResourceFacts[];
} {
  const zoneOffsets = yearsAround(project.startAt);
  const shared = calendarFactsOf(calendars, exceptions, zoneOffsets);
  const assigned = new Set(assignments.map((each) => each.personId));
  const defaultCalendarId = calendars.find((each) => each.isDefault)?.id ?? project.calendarId;
  const peopleFacts = { sites, absences, calendars: shared, defaultCalendarId, zoneOffsets };
  const own = people.filter((each) => assigned.has(each.id)).map((each) => resourceFactsOf(each, peopleFacts));
  return { calendars: [...shared, ...own.map((each) => each.calendar)], resources: own.map((each) => each.resource) };
}

function constraintOf({ constraintKind, constraintAt }: Pick<Task, 'constraintKind' | 'constraintAt'>): Constraint {
  return { kind: constraintKind, date: optionalTick(constraintAt) };
}

const told = new WeakMap<PlanTaskRow, { readonly isSummary: boolean; readonly facts: TaskFacts }>();

/** Rows are never changed in place: of a plan that is made anew after one change, all but one are told as before. */
function knownTaskFacts(task: PlanTaskRow, isSummary: boolean): TaskFacts {
  const known = told.get(task);
  if (known?.isSummary === isSummary) return known.facts;
  const facts = taskFactsOf(task, isSummary);
  told.set(task, { isSummary, facts });
  return facts;
}

/** One task; a chart that previews a change tells the engine just this. */
export function taskFactsOf(task: PlanTaskRow, isSummary: boolean): TaskFacts {
  return {
    id: task.id,
    name: task.name,
    parent: task.parentId ?? undefined,
    kind: isSummary ? 'summary' : task.kind,
    mode: task.mode,
    duration: ticksOf(task.durationMinutes),
    elapsed: task.isElapsed,
    work: task.workMinutes === null ? undefined : ticksOf(task.workMinutes),
    type: task.taskType,
    effortDriven: task.isEffortDriven,
    constraint: constraintOf(task),
    deadline: optionalTick(task.deadline),
    calendar: task.calendarId ?? undefined,
    ignoreResourceCalendar: task.ignoresResourceCalendar,
    active: task.isActive,
    priority: task.priority,
    percentComplete: task.percentComplete,
    actualStart: optionalTick(task.actualStart),
    actualFinish: optionalTick(task.actualFinish),
    remainingDuration: task.remainingMinutes === null ? undefined : ticksOf(task.remainingMinutes),
    stop: optionalTick(task.stopAt),
    resume: optionalTick(task.resumeAt),
    splits: task.splits.map((split) => ({ after: ticksOf(split.afterMinutes), pause: ticksOf(split.pauseMinutes) })),
    levellingDelay: ticksOf(task.levellingDelayMinutes),
    manualStart: optionalTick(task.manualStart),
    manualFinish: optionalTick(task.manualFinish),
  };
}

export const linkFactsOf = ({ id, fromId, toId, kind, lag, lagKind }: Bare<Link>): LinkFacts => ({
  id,
  from: fromId,
  to: toId,
  kind,
  // Minutes to ticks, and percent to per mille: ten times either.
  lag: Math.round(lag * 10),
  lagKind,
});

/** A skill or a team has no hours of its own: such work runs on the task's calendar until somebody is named. */
export function assignmentFactsOf(each: Bare<Assignment>): AssignmentFacts {
  return {
    id: each.id,
    task: each.taskId,
    resource: each.personId ?? undefined,
    units: each.unitsPerMille,
    work: each.workMinutes === null ? undefined : ticksOf(each.workMinutes),
    actualWork: each.actualWorkMinutes === null ? undefined : ticksOf(each.actualWorkMinutes),
    remainingWork:
      each.workMinutes === null || each.actualWorkMinutes === null
        ? undefined
        : ticksOf(Math.max(0, each.workMinutes - each.actualWorkMinutes)),
    contour: each.contour,
    profile: each.profile.length
      ? each.profile.map((piece) => ({ duration: ticksOf(piece.durationMinutes), work: ticksOf(piece.workMinutes) }))
      : undefined,
    delay: ticksOf(each.delayMinutes),
    levellingDelay: ticksOf(each.levellingDelayMinutes),
    actualStart: optionalTick(each.actualStart),
    actualFinish: optionalTick(each.actualFinish),
  };
}

export { instantOf, tickOf };
