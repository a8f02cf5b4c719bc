import { baselineHash } from '../../../rules/baseline-hash.ts';
import { baseline, baselineTask } from '../../../rules/baseline.ts';
import type { PlanDocument } from '../../../rules/plan-document.ts';
import type { ImportOptions } from '../import-plan.ts';
import { shapedRow, type ImportedRow, type ImportReport } from './import-report.ts';
import { aboutTask } from './task-rows.ts';
import { minutesOfTicks, type WallClock } from './wall-clock.ts';

export interface BaselineRows {
  readonly baselines: readonly ImportedRow<typeof baseline>[];
  readonly baselineTasks: readonly ImportedRow<typeof baselineTask>[];
}

const LAST_NUMBER = 10;

/** The baselines of which the file has dates, hashed as ours are. When they were taken the file does not say. */
export function baselineRows(
  document: PlanDocument,
  projectId: string,
  taskIdOf: (uid: number) => string | undefined,
  clock: WallClock,
  options: ImportOptions,
  report: ImportReport,
): BaselineRows {
  const baselines: ImportedRow<typeof baseline>[] = [];
  const baselineTasks: ImportedRow<typeof baselineTask>[] = [];
  for (let number = 0; number <= LAST_NUMBER; number += 1) {
    const baselineId = options.newId();
    const name = number === 0 ? 'Baseline' : `Baseline ${number}`;
    const rows = document.tasks.flatMap((each) => {
      const promised = each.baselines.find((candidate) => candidate.number === number);
      const taskId = taskIdOf(each.uid);
      if (promised === undefined || taskId === undefined || promised.start === null || promised.finish === null) return [];
      const fields = {
        projectId,
        baselineId,
        taskId,
        startAt: clock.instant(promised.start),
        finishAt: clock.instant(promised.finish),
        durationMinutes: minutesOfTicks(Math.max(0, promised.duration ?? 0)),
        workMinutes: minutesOfTicks(Math.max(0, promised.work ?? 0)),
      };
      const row = shapedRow(baselineTask, options.newId(), fields, report, {
        subject: 'baseline',
        name: `${name}: ${aboutTask(each).name}`,
        ...(each.id === null ? {} : { row: each.id }),
      });
      return row === undefined ? [] : [row];
    });
    if (rows.length === 0) continue;
    const whole = shapedRow(
      baseline,
      baselineId,
      { projectId, number, name, takenAt: options.at, takenById: null, hash: baselineHash(rows) },
      report,
      { subject: 'baseline', name },
    );
    if (whole === undefined) continue;
    baselines.push(whole);
    baselineTasks.push(...rows);
  }
  return { baselines, baselineTasks };
}
