import { assignment } from '../../../rules/assignment.ts';
import type { PlanFacts } from '#engine';
import type { PlanAssignment, PlanDocument } from '../../../rules/plan-document.ts';
import type { ImportOptions } from '../import-plan.ts';
import { shapedRow, type ImportedRow, type ImportReport } from './import-report.ts';
import type { Worker } from './people-rows.ts';
import { aboutTask } from './task-rows.ts';
import { minutesOfTicks, type WallClock } from './wall-clock.ts';

type Profile = readonly { readonly duration: number; readonly work: number }[];

/** Who works on what. Work that nobody is named for stays with its task; materials and costs have been told of with their resources. */
export function assignmentRows(
  document: PlanDocument,
  facts: PlanFacts,
  projectId: string,
  taskIdOf: (uid: number) => string | undefined,
  workerOf: (uid: number) => Worker | undefined,
  clock: WallClock,
  options: ImportOptions,
  report: ImportReport,
): readonly ImportedRow<typeof assignment>[] {
  const taskOf = new Map(document.tasks.map((each) => [each.uid, each]));
  const resourceOf = new Map(document.resources.map((each) => [each.uid, each]));
  // Work laid out by hand is told in dates by the file, in working time by us; the engine's calendars know how to turn one into the other.
  const profileOf = new Map(facts.assignments?.map((each) => [each.id, each.profile]));
  const seen = new Set<string>();
  return document.assignments.flatMap((each) => {
    const resource = each.resourceUid === null ? undefined : resourceOf.get(each.resourceUid);
    if (resource === undefined || resource.kind !== 'work') return [];
    const owner = taskOf.get(each.taskUid);
    const about = {
      subject: 'assignment',
      name: `${resource.name ?? resource.uid}: ${owner?.name ?? each.taskUid}`,
      ...(owner === undefined ? {} : { row: aboutTask(owner).row }),
    } as const;
    const [taskId, worker] = [taskIdOf(each.taskUid), workerOf(resource.uid)];
    if (taskId === undefined || worker === undefined) {
      const isProject = each.taskUid === 0;
      report.add({
        severity: 'left-out',
        ...about,
        code: isProject ? 'budget-not-kept' : 'task-or-person-missing',
        detail: isProject ? 'budgets of the project are not kept here' : 'its task or its person does not come',
      });
      return [];
    }
    const pair = `${taskId} ${Object.values(worker).join()}`;
    if (seen.has(pair)) {
      report.add({ severity: 'left-out', ...about, code: 'assigned-already', detail: 'the same person is assigned to the task already' });
      return [];
    }
    seen.add(pair);
    if ((each.overtimeWork ?? 0) > 0)
      report.add({
        severity: 'note',
        ...about,
        field: 'overtimeWork',
        code: 'overtime-not-kept',
        detail: 'overtime is not told apart; the work stays laid out over the time that it takes',
      });
    const row = shapedRow(
      assignment,
      options.newId(),
      { projectId, taskId, ...worker, ...fieldsOf(each, profileOf.get(String(each.uid)), clock) },
      report,
      about,
    );
    return row === undefined ? [] : [row];
  });
}

function fieldsOf(each: PlanAssignment, profile: Profile | undefined, clock: WallClock): Readonly<Record<string, unknown>> {
  const instant = (civil: string | null): string | null => (civil === null ? null : clock.instant(civil));
  const isReversed = each.actualStart !== null && each.actualFinish !== null && each.actualFinish < each.actualStart;
  return {
    unitsPerMille: Math.min(10_000, Math.max(0, Math.round((each.units ?? 1) * 1000))),
    workMinutes: each.work === null ? null : minutesOfTicks(Math.max(0, each.work)),
    actualWorkMinutes: each.actualWork === null || each.actualWork === 0 ? null : minutesOfTicks(Math.max(0, each.actualWork)),
    contour: each.contour === 'contoured' ? 'flat' : each.contour,
    profile: (profile ?? withOvertime(each) ?? []).map((piece) => ({
      durationMinutes: minutesOfTicks(piece.duration),
      workMinutes: minutesOfTicks(piece.work),
    })),
    delayMinutes: minutesOfTicks(Math.max(0, each.delay ?? 0)),
    levellingDelayMinutes: minutesOfTicks(Math.max(0, each.levellingDelay ?? 0)),
    actualStart: instant(each.actualStart),
    actualFinish: isReversed ? null : instant(each.actualFinish),
  };
}

/** Work done in overtime takes no ordinary time: what is still to do is laid out over the time of the ordinary part. */
function withOvertime(each: PlanAssignment): Profile | undefined {
  const overtime = each.remainingOvertimeWork ?? each.overtimeWork ?? 0;
  const left = each.remainingWork ?? each.work ?? 0;
  const units = each.units ?? 1;
  if (overtime <= 0 || overtime >= left || units <= 0) return undefined;
  return [{ duration: (left - overtime) / units, work: left }];
}
