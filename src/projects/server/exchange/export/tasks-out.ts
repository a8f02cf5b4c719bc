import type { OutlineRow } from '../../../rules/outline.ts';
import type { PlanTask, StoredTask, TaskBaseline } from '../../../rules/plan-document.ts';
import type { ExportedPlan, PlannedDates } from '../export-plan.ts';
import type { ImportReport } from '../import/import-report.ts';
import { ticksOfMinutes, type WallClock } from '../import/wall-clock.ts';
import { EMPTY_TASK } from '../mspdi/empty-records.ts';

type Row = OutlineRow<ExportedPlan['tasks'][number]>;

/** Task 0, by which these files mean the project itself. */
export function projectLine(plan: ExportedPlan, clock: WallClock): PlanTask {
  const start = clock.civil(plan.project.startAt);
  const finish = [...plan.plans.values()]
    .map((each) => each.finishAt)
    .toSorted()
    .at(-1);
  return {
    ...EMPTY_TASK,
    uid: 0,
    id: 0,
    name: plan.project.name,
    type: 'fixed-duration',
    outlineNumber: '0',
    wbs: '0',
    isSummary: true,
    priority: 500,
    stored: { ...EMPTY_TASK.stored, start, finish: finish === undefined ? null : clock.civil(finish) },
  };
}

export function tasksOut(
  plan: ExportedPlan,
  rows: readonly Row[],
  calendarUidOf: (id: string | null) => number | null,
  clock: WallClock,
  report: ImportReport,
): readonly PlanTask[] {
  const promised = Map.groupBy(plan.baselineTasks, (each) => each.taskId);
  const numberOf = new Map(plan.baselines.map((each) => [each.id, each.number]));
  return rows.map((row, at) => {
    const each = row.task;
    const instant = (value: string | null): string | null => (value === null ? null : clock.civil(value));
    const dates = plan.plans.get(each.id);
    const isManual = each.mode === 'manual';
    const duration = ticksOfMinutes(row.hasChildren && dates !== undefined ? dates.durationMinutes : each.durationMinutes);
    if (each.splits.length > 0)
      report.add({
        severity: 'amended',
        subject: 'task',
        name: each.name,
        row: at + 1,
        field: 'splits',
        code: 'splits-not-written',
        detail: 'its pauses are not written',
      });
    if (each.labelIds.length > 0)
      report.add({
        severity: 'note',
        subject: 'task',
        name: each.name,
        row: at + 1,
        field: 'labelIds',
        code: 'labels-not-written',
        detail: 'its labels are not written',
      });
    return {
      ...EMPTY_TASK,
      uid: each.number,
      id: at + 1,
      name: each.name,
      isActive: each.isActive,
      mode: each.mode,
      type: each.taskType,
      wbs: row.wbs,
      outlineNumber: row.wbs,
      outlineLevel: row.level,
      isSummary: row.hasChildren,
      isMilestone: each.kind === 'milestone',
      isEffortDriven: each.isEffortDriven,
      isEstimated: each.isEstimated,
      priority: each.priority,
      duration,
      durationFormat: { unit: each.isElapsed ? 'elapsed-days' : 'days', isEstimated: each.isEstimated },
      work: each.workMinutes === null ? null : ticksOfMinutes(each.workMinutes),
      constraint: each.constraintKind,
      constraintDate: instant(each.constraintAt),
      deadline: instant(each.deadline),
      calendarUid: calendarUidOf(each.calendarId),
      ignoresResourceCalendar: each.ignoresResourceCalendar,
      levellingDelay: ticksOfMinutes(each.levellingDelayMinutes),
      levellingDelayFormat: { unit: 'elapsed-days', isEstimated: false },
      percentComplete: each.percentComplete,
      actualStart: instant(each.actualStart),
      actualFinish: instant(each.actualFinish),
      ...progressOut(each, duration),
      stop: instant(each.stopAt),
      resume: instant(each.resumeAt),
      manualStart: isManual ? instant(each.manualStart) : null,
      manualFinish: isManual ? instant(each.manualFinish) : null,
      manualDuration: isManual ? ticksOfMinutes(each.durationMinutes) : null,
      notes: each.notes === '' ? null : each.notes,
      baselines: (promised.get(each.id) ?? [])
        .map((row_) => baselineOut(row_, numberOf.get(row_.baselineId) ?? 0, clock))
        .toSorted((one, other) => one.number - other.number),
      stored: dates === undefined ? EMPTY_TASK.stored : storedOut(dates, clock),
    };
  });
}

/** What has been done and what remains, where it has begun; other programs want both. */
function progressOut(each: Row['task'], duration: number): Pick<PlanTask, 'actualDuration' | 'remainingDuration'> {
  if (each.percentComplete === 100) return { actualDuration: duration, remainingDuration: 0 };
  if (each.remainingMinutes === null) return { actualDuration: null, remainingDuration: null };
  const remaining = ticksOfMinutes(each.remainingMinutes);
  return { actualDuration: Math.max(0, duration - remaining), remainingDuration: remaining };
}

function baselineOut(each: ExportedPlan['baselineTasks'][number], number: number, clock: WallClock): TaskBaseline {
  return {
    number,
    isInterim: null,
    start: clock.civil(each.startAt),
    finish: clock.civil(each.finishAt),
    duration: ticksOfMinutes(each.durationMinutes),
    durationFormat: { unit: 'days', isEstimated: false },
    isEstimated: null,
    work: ticksOfMinutes(each.workMinutes),
    cost: null,
    bcws: null,
    bcwp: null,
    fixedCost: null,
    timephased: [],
  };
}

function storedOut(dates: PlannedDates, clock: WallClock): StoredTask {
  return {
    ...EMPTY_TASK.stored,
    start: clock.civil(dates.startAt),
    finish: clock.civil(dates.finishAt),
    earlyStart: clock.civil(dates.earlyStartAt),
    earlyFinish: clock.civil(dates.earlyFinishAt),
    lateStart: clock.civil(dates.lateStartAt),
    lateFinish: clock.civil(dates.lateFinishAt),
    totalSlack: ticksOfMinutes(dates.totalSlackMinutes),
    freeSlack: ticksOfMinutes(dates.freeSlackMinutes),
    isCritical: dates.isCritical,
  };
}
