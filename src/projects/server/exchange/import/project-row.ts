import type { PlanDocument } from '../../../rules/plan-document.ts';
import { project } from '../../../rules/project.ts';
import type { ImportOptions } from '../import-plan.ts';
import { asLine, asProse, shapedRow, type ImportedRow, type ImportReport } from './import-report.ts';
import type { WallClock } from './wall-clock.ts';

export function projectRow(
  document: PlanDocument,
  calendarId: string | null,
  clock: WallClock,
  options: ImportOptions,
  report: ImportReport,
): ImportedRow<typeof project> | undefined {
  const from = document.project;
  const given = options.name ?? from.title ?? from.name?.replace(/\.(xml|mpp)$/i, '') ?? options.fileTitle ?? '';
  const name = asLine(given, 200) || options.key;
  const start = from.start ?? earliestStart(document);
  if (start === null)
    report.add({
      severity: 'amended',
      subject: 'project',
      name,
      field: 'startAt',
      code: 'start-missing',
      detail: 'the file says no start; the project starts today',
    });
  if (!from.schedulesFromStart && from.finish === null) {
    report.add({
      severity: 'amended',
      subject: 'project',
      name,
      field: 'scheduleFrom',
      code: 'finish-missing',
      detail: 'the file plans backwards from a finish that it does not say; it is planned from its start',
    });
  }
  const minutesPerDay = positive(from.minutesPerDay, 480);
  const hasBegun = document.tasks.some((each) => each.actualStart !== null);
  const scheduleFrom = from.schedulesFromStart || from.finish === null ? 'start' : 'finish';
  return shapedRow(
    project,
    options.newId(),
    {
      key: options.key,
      name,
      goal: asProse(from.subject ?? '', 4000),
      kind: asLine(from.category ?? '', 80),
      status: hasBegun ? 'active' : 'planned',
      zone: options.zone,
      calendarId,
      startAt: start === null ? options.at : clock.instant(start),
      finishAt: scheduleFrom === 'finish' && from.finish !== null ? clock.instant(from.finish) : null,
      scheduleFrom,
      statusDate: from.statusDate === null ? null : clock.instant(from.statusDate),
      options: {
        minutesPerDay,
        minutesPerWeek: positive(from.minutesPerWeek, 5 * minutesPerDay),
        daysPerMonth: positive(from.daysPerMonth, 20),
        constraintsRule: from.honorsConstraints ?? true,
        criticalSlackMinutes: Math.max(0, (from.criticalSlackLimitDays ?? 0) * minutesPerDay),
        manyCriticalPaths: from.manyCriticalPaths ?? false,
      },
    },
    report,
    { subject: 'project', name },
  );
}

function positive(value: number | null, otherwise: number): number {
  return value !== null && value > 0 ? value : otherwise;
}

function earliestStart(document: PlanDocument): string | null {
  return (
    document.tasks
      .map((each) => each.stored.start)
      .filter((each) => each !== null)
      .toSorted()[0] ?? null
  );
}
