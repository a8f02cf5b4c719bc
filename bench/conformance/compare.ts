import { compileCalendars } from '#engine';
import type { Plan, PlanFacts, PlannedTask, Tick, WorkingTime } from '#engine';
import { tickOf } from '../../src/projects/rules/plan-facts-of-document.ts';
import type { PlanDocument, PlanTask } from '../../src/projects/rules/plan-document.ts';

export interface Difference {
  readonly task: string;
  readonly field: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface FileResult {
  readonly name: string;
  readonly features: readonly string[];
  readonly tasks: number;
  readonly exactTasks: number;
  readonly differences: readonly Difference[];
  readonly failure?: string;
}

const DATES = ['start', 'finish', 'earlyStart', 'earlyFinish', 'lateStart', 'lateFinish'] as const;
const SLACKS = ['totalSlack', 'freeSlack'] as const;
/** In ticks: 0.29 working minutes, and 0.01 minutes of slack (the file's own slack is in whole ticks). */
const DATE_TOLERANCE = 2.9;
const SLACK_TOLERANCE = 0.1;

export function comparePlans(name: string, document: PlanDocument, facts: PlanFacts, plan: Plan): FileResult {
  const planned = new Map(plan.tasks.map((task) => [task.id, task]));
  const calendars = compileCalendars(facts.calendars, facts.start);
  const differences: Difference[] = [];
  let tasks = 0;
  let exactTasks = 0;
  for (const task of document.tasks) {
    const ours = planned.get(String(task.uid));
    // Row 0 is the file's own summary of itself; the measure that we compare with leaves it out as well.
    if (!ours || task.uid === 0) continue;
    tasks++;
    const calendarId = facts.tasks.find(({ id }) => id === ours.id)?.calendar ?? facts.calendar;
    const found = differencesOf(task, ours, calendars.get(calendarId), daysOfSlack(task, document));
    differences.push(...found);
    if (found.length === 0) exactTasks++;
  }
  return { name, features: featuresOf(document), tasks, exactTasks, differences };
}

/**
 * Slack is kept in the unit of the task's duration. Where that is days or weeks, the conversion from the program's own files to XML
 * counted a day as 480 minutes, whatever the project says that a day has. Both readings are accepted.
 */
function daysOfSlack(task: PlanTask, document: PlanDocument): number {
  const unit = task.durationFormat?.unit;
  return unit === 'days' || unit === 'weeks' ? 480 / (document.project.minutesPerDay ?? 480) : 1;
}

function differencesOf(task: PlanTask, ours: PlannedTask, calendar: WorkingTime | undefined, scale: number): readonly Difference[] {
  const found: Difference[] = [];
  const label = `${task.uid} ${task.name ?? ''}`.trim();
  for (const field of DATES) {
    const theirs = tickOf(task.stored[field]);
    if (theirs === undefined || isSame(ours[field], theirs, calendar)) continue;
    found.push({ task: label, field, ours: dateText(ours[field]), theirs: dateText(theirs) });
  }
  for (const field of SLACKS) {
    const theirs = task.stored[field];
    if (theirs === null || Math.abs(theirs - ours[field]) <= SLACK_TOLERANCE) continue;
    if (scale !== 1 && Math.abs(theirs - ours[field] * scale) <= 1) continue;
    found.push({ task: label, field, ours: String(ours[field]), theirs: String(theirs) });
  }
  return found;
}

/** Within so many working minutes; the evening and the next morning are the same moment of work. */
function isSame(ours: Tick, theirs: Tick, calendar: WorkingTime | undefined): boolean {
  if (Math.abs(ours - theirs) <= DATE_TOLERANCE) return true;
  return calendar !== undefined && Math.abs(calendar.between(Math.round(theirs), ours)) <= DATE_TOLERANCE;
}

function dateText(tick: Tick): string {
  return new Date(Math.round(tick * 6_000)).toISOString().slice(0, 19);
}

function featuresOf(document: PlanDocument): readonly string[] {
  const features = new Set<string>();
  for (const task of document.tasks) {
    if (task.isBlank || task.isSummary) continue;
    if (task.mode === 'manual') features.add('manual tasks');
    if (task.isMilestone) features.add('milestones');
    if (task.constraint !== 'ASAP') features.add(`constraint ${task.constraint}`);
    if (task.deadline) features.add('deadlines');
    if (task.calendarUid !== null && task.calendarUid >= 0) features.add('task calendars');
    if (task.actualStart) features.add('progress');
    if (task.durationFormat?.unit.startsWith('elapsed')) features.add('elapsed durations');
    if (task.levellingDelay) features.add('levelling delay');
    if (!task.isActive) features.add('inactive tasks');
    if (task.isRecurring) features.add('recurring tasks');
    if (task.isExternal) features.add('external tasks');
  }
  for (const link of document.links) {
    features.add(`links ${link.kind}`);
    if (link.lag !== 0) features.add('lag or lead');
  }
  if (document.assignments.some(({ resourceUid }) => resourceUid !== null)) features.add('assignments');
  if (document.assignments.some(({ contour }) => contour !== 'flat')) features.add('contours');
  if (document.assignments.some(({ overtimeWork }) => (overtimeWork ?? 0) > 0)) features.add('overtime');
  if (document.calendars.some(({ exceptions }) => exceptions.length > 0)) features.add('calendar exceptions');
  return [...features];
}
