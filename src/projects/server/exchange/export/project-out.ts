import type { PlanProject } from '../../../rules/plan-document.ts';
import type { ExportedPlan } from '../export-plan.ts';
import type { WallClock } from '../import/wall-clock.ts';
import { EMPTY_PROJECT } from '../mspdi/empty-records.ts';

/** Microsoft Project's number for the files of 2010 and later. */
const SAVE_VERSION = 14;

export function projectOut({ project, plans, at }: ExportedPlan, calendarUid: number | null, clock: WallClock): PlanProject {
  const { options } = project;
  const finishes = [...plans.values()].map((each) => each.finishAt).toSorted();
  const finish = project.finishAt ?? finishes.at(-1) ?? null;
  return {
    ...EMPTY_PROJECT,
    saveVersion: SAVE_VERSION,
    name: `${project.key}.xml`,
    title: project.name,
    subject: project.goal === '' ? null : project.goal,
    category: project.kind === '' ? null : project.kind,
    createdAt: clock.civil(at),
    savedAt: clock.civil(at),
    schedulesFromStart: project.scheduleFrom === 'start',
    start: clock.civil(project.startAt),
    finish: finish === null ? null : clock.civil(finish),
    statusDate: project.statusDate === null ? null : clock.civil(project.statusDate),
    currentDate: clock.civil(at),
    criticalSlackLimitDays: options.criticalSlackMinutes / options.minutesPerDay,
    calendarUid,
    defaultStartMinute: 480,
    defaultFinishMinute: 1020,
    minutesPerDay: options.minutesPerDay,
    minutesPerWeek: options.minutesPerWeek,
    daysPerMonth: options.daysPerMonth,
    defaultTaskType: 'fixed-units',
    honorsConstraints: options.constraintsRule,
    manyCriticalPaths: options.manyCriticalPaths,
    newTasksAreManual: false,
  };
}
