import type { calendar, calendarException } from '#calendar/rules';
import type { assignment } from '../../rules/assignment.ts';
import type { baseline, baselineTask } from '../../rules/baseline.ts';
import type { link } from '../../rules/link.ts';
import { outlineOf } from '../../rules/outline.ts';
import type { PlanDocument, PlanLink } from '../../rules/plan-document.ts';
import type { project } from '../../rules/project.ts';
import type { TaskPlan } from '../../rules/task-plan.ts';
import type { task } from '../../rules/task.ts';
import { calendarsOut } from './export/calendars-out.ts';
import { projectOut } from './export/project-out.ts';
import { resourcesOut, type ExportedPerson } from './export/resources-out.ts';
import { projectLine, tasksOut } from './export/tasks-out.ts';
import { importReport, type ImportedRow, type ImportRemark } from './import/import-report.ts';
import { ticksOfMinutes, wallClock } from './import/wall-clock.ts';

/** A project with everything that it stands on, as rows of our things. */
export interface ExportedPlan {
  readonly project: ImportedRow<typeof project>;
  readonly tasks: readonly ImportedRow<typeof task>[];
  readonly links: readonly ImportedRow<typeof link>[];
  readonly assignments: readonly ImportedRow<typeof assignment>[];
  readonly baselines: readonly ImportedRow<typeof baseline>[];
  readonly baselineTasks: readonly ImportedRow<typeof baselineTask>[];
  /** Those whom the assignments name; others do no harm. */
  readonly people: readonly ExportedPerson[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly skills: readonly { readonly id: string; readonly name: string }[];
  /** All of the organisation, or at least those in use with their bases. */
  readonly calendars: readonly ImportedRow<typeof calendar>[];
  readonly exceptions: readonly ImportedRow<typeof calendarException>[];
  /** What the engine computed, by the id of the task; the file is better with it, but complete without. */
  readonly plans: ReadonlyMap<string, PlannedDates>;
  /** Now, as an instant. */
  readonly at: string;
}

export type PlannedDates = Pick<
  TaskPlan,
  | 'startAt'
  | 'finishAt'
  | 'earlyStartAt'
  | 'earlyFinishAt'
  | 'lateStartAt'
  | 'lateFinishAt'
  | 'durationMinutes'
  | 'totalSlackMinutes'
  | 'freeSlackMinutes'
  | 'isCritical'
>;

/**
 * The neutral document of a project of ours, ready for `writeMspdi`; and what other programs have no place for. Imported again, it
 * gives the same tasks, links, calendars, assignments and baselines.
 */
export function documentOfRows(plan: ExportedPlan): { readonly document: PlanDocument; readonly report: readonly ImportRemark[] } {
  const report = importReport();
  const clock = wallClock(plan.project.zone);
  const rows = outlineOf(plan.tasks);
  const uidOfTask = new Map(rows.map(({ task: each }) => [each.id, each.number]));
  const { calendars, uidOf: calendarUidOf, nextUid } = calendarsOut(plan, report);
  const { resources, assignments, calendars: own } = resourcesOut(plan, { calendarUidOf, nextUid, uidOfTask, clock }, report);
  const document: PlanDocument = {
    project: projectOut(plan, calendarUidOf(plan.project.calendarId), clock),
    customFields: [],
    outlineCodes: [],
    calendars: [...calendars, ...own],
    tasks: [projectLine(plan, clock), ...tasksOut(plan, rows, calendarUidOf, clock, report)],
    links: linksOut(plan, uidOfTask),
    resources,
    assignments,
  };
  return { document, report: report.all() };
}

function linksOut(plan: ExportedPlan, uidOfTask: ReadonlyMap<string, number>): readonly PlanLink[] {
  const order = [...uidOfTask.keys()];
  const place = new Map(order.map((id, at) => [id, at]));
  return plan.links
    .toSorted((one, other) => (place.get(one.toId) ?? 0) - (place.get(other.toId) ?? 0))
    .flatMap((each) => {
      const [predecessorUid, successorUid] = [uidOfTask.get(each.fromId), uidOfTask.get(each.toId)];
      if (predecessorUid === undefined || successorUid === undefined) return [];
      const isPercent = each.lagKind === 'percent' || each.lagKind === 'elapsed-percent';
      const unit = each.lagKind === 'working' ? 'days' : each.lagKind === 'elapsed' ? 'elapsed-days' : each.lagKind;
      const lag = isPercent ? Math.round(each.lag) : ticksOfMinutes(each.lag);
      return [
        {
          predecessorUid,
          successorUid,
          kind: each.kind,
          lag,
          lagFormat: { unit, isEstimated: false },
          isCrossProject: false,
          crossProjectName: null,
        },
      ];
    });
}
