import { Calendars } from '#engine';
import type {
  AssignmentFacts,
  CalendarFacts,
  LinkFacts,
  PlanFacts,
  ProfilePiece,
  ResourceFacts,
  TaskFacts,
  Tick,
  WorkingTime,
  WorkingWeek,
} from '#engine';
import type {
  CivilDate,
  CivilTime,
  DurationUnit,
  PlanAssignment,
  PlanCalendar,
  PlanDay,
  PlanDocument,
  PlanLink,
  PlanResource,
  PlanTask,
} from './plan-document.ts';

/**
 * What the engine needs to know of a project file. Civil time is taken as UTC: the file knows of one wall clock only. Nothing that the
 * other program computed is taken over, except where it is what somebody decided or did: actual dates, stop and resume, manual dates,
 * levelling delays, work laid out by hand.
 */
export function planFactsOf(document: PlanDocument): PlanFacts {
  const { project } = document;
  const tasks = document.tasks.filter((task) => !task.isBlank);
  const start = tickOf(project.start) ?? 0;
  const rows = new Map(tasks.map((task) => [task.uid, task]));
  const calendar = String(project.calendarUid ?? document.calendars[0]?.uid ?? 'none');
  const calendars = document.calendars.map((each) => calendarFacts(each));
  const hours = hoursOf(document, new Calendars(calendars, start), calendar);
  return {
    start,
    finish: tickOf(project.finish),
    statusDate: tickOf(project.statusDate),
    scheduleFrom: project.schedulesFromStart ? 'start' : 'finish',
    calendar,
    options: {
      constraintsRule: project.honorsConstraints ?? true,
      criticalSlack: (project.criticalSlackLimitDays ?? 0) * (project.minutesPerDay ?? 480) * 10,
      manyCriticalPaths: project.manyCriticalPaths ?? false,
    },
    calendars,
    tasks: withParents(tasks).map(([task, parent]) => taskFacts(task, parent, document)),
    links: document.links
      .filter((link) => rows.has(link.predecessorUid) && rows.has(link.successorUid))
      .map((link, k) => linkFacts(link, k)),
    resources: document.resources.filter((resource) => !resource.isBlank).map((resource) => resourceFacts(resource)),
    assignments: document.assignments.filter((each) => rows.has(each.taskUid)).map((each) => assignmentFacts(each, hours)),
  };
}

/** On which hours an assignment runs: those of the resource, of the task, or those that both share. */
function hoursOf(document: PlanDocument, calendars: Calendars, project: string): (assignment: PlanAssignment) => WorkingTime {
  const tasks = new Map(document.tasks.map((task) => [task.uid, task]));
  const resources = new Map(document.resources.map((resource) => [resource.uid, resource]));
  const known = (uid: number | null | undefined): string | undefined =>
    uid !== null && uid !== undefined && calendars.has(String(uid)) ? String(uid) : undefined;
  return ({ taskUid, resourceUid }) => {
    const task = tasks.get(taskUid);
    if (isElapsed(task?.durationFormat?.unit)) return calendars.roundTheClock;
    const ofTask = known(task?.calendarUid);
    const ofResource = resourceUid === null ? undefined : known(resources.get(resourceUid)?.calendarUid);
    if (ofResource === undefined || (ofTask !== undefined && task?.ignoresResourceCalendar)) return calendars.of(ofTask ?? project);
    return ofTask === undefined ? calendars.of(ofResource) : calendars.both(ofTask, ofResource);
  };
}

/** Ticks of a civil date or time, read as UTC. */
export function tickOf(civil: CivilTime | null): Tick | undefined {
  if (civil === null) return undefined;
  const milliseconds = Date.parse(`${civil}Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 6_000;
}

function dayOfDate(date: CivilDate): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** Each task with the one above it in the outline. */
function withParents(tasks: readonly PlanTask[]): readonly (readonly [task: PlanTask, parent: string | undefined])[] {
  const above: PlanTask[] = [];
  return tasks.map((task) => {
    while (above.length > 0 && (above.at(-1)?.outlineLevel ?? 0) >= task.outlineLevel) above.pop();
    const parent = above.at(-1);
    above.push(task);
    return [task, parent && String(parent.uid)] as const;
  });
}

export function isElapsed(unit: DurationUnit | undefined): boolean {
  return unit?.startsWith('elapsed') ?? false;
}

function taskFacts(task: PlanTask, parent: string | undefined, document: PlanDocument): TaskFacts {
  const isManual = task.mode === 'manual';
  return {
    id: String(task.uid),
    name: task.name ?? undefined,
    parent,
    kind: task.isSummary ? 'summary' : task.isMilestone ? 'milestone' : 'task',
    mode: task.mode,
    duration: optional(isManual ? (task.manualDuration ?? task.duration) : task.duration),
    elapsed: isElapsed(task.durationFormat?.unit),
    work: optional(task.work),
    type: task.type,
    effortDriven: task.isEffortDriven,
    constraint: { kind: task.constraint, date: tickOf(task.constraintDate) },
    deadline: tickOf(task.deadline),
    calendar:
      task.calendarUid !== null && document.calendars.some(({ uid }) => uid === task.calendarUid) ? String(task.calendarUid) : undefined,
    ignoreResourceCalendar: task.ignoresResourceCalendar,
    active: task.isActive,
    priority: optional(task.priority),
    percentComplete: optional(task.percentComplete),
    actualStart: tickOf(task.actualStart),
    actualFinish: tickOf(task.actualFinish),
    actualDuration: optional(task.actualDuration),
    remainingDuration: optional(task.remainingDuration),
    stop: tickOf(task.stop),
    resume: tickOf(task.resume),
    levellingDelay: optional(task.levellingDelay),
    manualStart: isManual ? tickOf(task.manualStart) : undefined,
    manualFinish: isManual ? tickOf(task.manualFinish) : undefined,
    external: task.isExternal,
  };
}

function linkFacts(link: PlanLink, index: number): LinkFacts {
  const { unit } = link.lagFormat;
  const inPercent = unit === 'percent' || unit === 'elapsed-percent';
  return {
    id: String(index),
    from: String(link.predecessorUid),
    to: String(link.successorUid),
    kind: link.kind,
    lag: inPercent ? link.lag * 10 : link.lag,
    lagKind: unit === 'percent' ? 'percent' : unit === 'elapsed-percent' ? 'elapsed-percent' : isElapsed(unit) ? 'elapsed' : 'working',
  };
}

function resourceFacts(resource: PlanResource): ResourceFacts {
  return {
    id: String(resource.uid),
    name: resource.name ?? undefined,
    kind: resource.kind,
    calendar: resource.calendarUid === null || resource.calendarUid < 0 ? undefined : String(resource.calendarUid),
    maxUnits: resource.maxUnits === null ? undefined : Math.round(resource.maxUnits * 1_000),
  };
}

function assignmentFacts(assignment: PlanAssignment, hours: (assignment: PlanAssignment) => WorkingTime): AssignmentFacts {
  return {
    id: String(assignment.uid),
    task: String(assignment.taskUid),
    resource: assignment.resourceUid === null ? undefined : String(assignment.resourceUid),
    units: assignment.units === null ? undefined : assignment.units * 1_000,
    work: optional(assignment.work),
    actualWork: optional(assignment.actualWork),
    remainingWork: optional(assignment.remainingWork),
    overtimeWork: optional(assignment.overtimeWork),
    remainingOvertimeWork: optional(assignment.remainingOvertimeWork),
    contour: assignment.contour === 'contoured' ? undefined : assignment.contour,
    profile: assignment.contour === 'contoured' ? profileOf(assignment, hours(assignment)) : undefined,
    delay: optional(assignment.delay),
    levellingDelay: optional(assignment.levellingDelay),
    actualStart: tickOf(assignment.actualStart),
    actualFinish: tickOf(assignment.actualFinish),
    stop: tickOf(assignment.stop),
    resume: tickOf(assignment.resume),
  };
}

/** The work that is still to do as somebody laid it out, pauses included; undefined when the file does not say. */
function profileOf(assignment: PlanAssignment, hours: WorkingTime): readonly ProfilePiece[] | undefined {
  const pieces: ProfilePiece[] = [];
  let last: Tick | undefined;
  for (const { type, start, finish, amount } of assignment.timephased) {
    const [from, to] = [tickOf(start), tickOf(finish)];
    if (type !== 1 || from === undefined || to === undefined) continue;
    const pause = last === undefined ? 0 : hours.between(last, from);
    if (pause > 0) pieces.push({ duration: pause, work: 0 });
    const duration = hours.between(from, to);
    if (duration > 0) pieces.push({ duration, work: amount && 'ticks' in amount ? amount.ticks : 0 });
    last = to;
  }
  return pieces.length === 0 ? undefined : pieces;
}

function calendarFacts(calendar: PlanCalendar): CalendarFacts {
  return {
    id: String(calendar.uid),
    name: calendar.name ?? undefined,
    base: calendar.baseUid === null || calendar.baseUid < 0 ? undefined : String(calendar.baseUid),
    week: weekOf(calendar.days),
    workWeeks: calendar.workWeeks.map((week) => ({
      name: week.name ?? undefined,
      from: dayOfDate(week.from),
      to: dayOfDate(week.to),
      week: weekOf(week.days),
    })),
    exceptions: calendar.exceptions.map((exception) => ({
      name: exception.name ?? undefined,
      from: dayOfDate(exception.from),
      to: dayOfDate(exception.to),
      shifts: exception.shifts,
      recurrence: optional(exception.recurrence),
      times: exception.endsByOccurrences ? optional(exception.occurrences) : undefined,
    })),
  };
}

function weekOf(days: readonly PlanDay[]): WorkingWeek {
  return Object.fromEntries(days.map(({ day, shifts }) => [day, shifts]));
}

function optional<T>(value: T | null): T | undefined {
  return value ?? undefined;
}
