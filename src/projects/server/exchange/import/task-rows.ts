import type { PlanFacts } from '#engine';
import type { PlanDocument, PlanTask } from '../../../rules/plan-document.ts';
import { task } from '../../../rules/task.ts';
import type { ImportOptions } from '../import-plan.ts';
import { asLine, asProse, shapedRow, type ImportedRow, type ImportRemark, type ImportReport } from './import-report.ts';
import { plainTextOfRtf } from './plain-text-of-rtf.ts';
import { splitsOf } from './splits.ts';
import { minutesOfTicks, type WallClock } from './wall-clock.ts';

export interface TaskRows {
  readonly tasks: readonly ImportedRow<typeof task>[];
  readonly idOf: (uid: number) => string | undefined;
}

/** A task of the file as people know it from there. */
export function aboutTask(each: PlanTask): Pick<ImportRemark, 'name'> & { readonly row?: number } {
  return { name: asLine(each.name ?? '', 200) || `Task ${each.uid}`, ...(each.id === null ? {} : { row: each.id }) };
}

/** The tasks in the order of the file, each under the nearest one above it that stands higher. Task 0 is the project and does not come. */
export function taskRows(
  document: PlanDocument,
  facts: PlanFacts,
  projectId: string,
  calendarIdOf: (uid: number | null) => string | null,
  clock: WallClock,
  options: ImportOptions,
  report: ImportReport,
): TaskRows {
  const ids = new Map<number, string>();
  const tasks: ImportedRow<typeof task>[] = [];
  const above: { readonly level: number; readonly id: string }[] = [];
  const rows = document.tasks.filter((each) => each.uid !== 0 && each.outlineLevel > 0);
  for (const each of rows.filter((row) => row.isBlank))
    report.add({ severity: 'note', subject: 'task', ...aboutTask(each), code: 'blank-row', detail: 'an empty row does not come' });
  const kept = rows.filter((row) => !row.isBlank);
  const splits = splitsOf(facts);
  for (const [at, each] of kept.entries()) {
    while ((above.at(-1)?.level ?? 0) >= each.outlineLevel) above.pop();
    const hasChildren = (kept[at + 1]?.outlineLevel ?? 0) > each.outlineLevel;
    tellWhatIsNotKept(each, report);
    const fields = {
      ...fieldsOf(each, hasChildren, calendarIdOf, clock, report),
      splits: splits.get(String(each.uid)) ?? [],
      projectId,
      number: each.number ?? at + 1,
      parentId: above.at(-1)?.id ?? null,
      position: at + 1,
    };
    const row = shapedRow(task, options.newId(), fields, report, { subject: 'task', ...aboutTask(each) });
    if (row === undefined) continue;
    tasks.push(row);
    ids.set(each.uid, row.id);
    above.push({ level: each.outlineLevel, id: row.id });
  }
  return { tasks, idOf: (uid) => ids.get(uid) };
}

function fieldsOf(
  each: PlanTask,
  hasChildren: boolean,
  calendarIdOf: (uid: number | null) => string | null,
  clock: WallClock,
  report: ImportReport,
): Readonly<Record<string, unknown>> {
  const about = { subject: 'task', ...aboutTask(each) } as const;
  const instant = (civil: string | null): string | null => (civil === null ? null : clock.instant(civil));
  if (asLine(each.name ?? '', 500) === '')
    report.add({ severity: 'amended', ...about, field: 'name', code: 'name-missing', detail: 'the task has no name' });
  const duration = each.mode === 'manual' ? (each.manualDuration ?? each.duration) : each.duration;
  const calendarId = calendarIdOf(each.calendarUid);
  if (each.calendarUid !== null && calendarId === null)
    report.add({
      severity: 'amended',
      ...about,
      field: 'calendarId',
      code: 'calendar-missing',
      detail: 'its calendar is not in the file; it runs on that of the project',
    });
  return {
    name: asLine(each.name ?? '', 500) || about.name,
    kind: each.isMilestone && !hasChildren ? 'milestone' : 'task',
    mode: each.mode,
    durationMinutes: minutesOfTicks(Math.max(0, duration ?? 0)),
    isElapsed: each.durationFormat?.unit.startsWith('elapsed') ?? false,
    isEstimated: each.isEstimated,
    workMinutes: hasChildren || each.work === null || each.work === 0 ? null : minutesOfTicks(each.work),
    taskType: each.type,
    isEffortDriven: each.isEffortDriven,
    ...constraintOf(each, hasChildren, instant, report),
    deadline: instant(each.deadline),
    calendarId,
    ignoresResourceCalendar: each.ignoresResourceCalendar,
    isActive: each.isActive,
    ...progressOf(each, hasChildren, instant, report),
    levellingDelayMinutes: minutesOfTicks(Math.max(0, each.levellingDelay ?? 0)),
    manualStart: each.mode === 'manual' ? instant(each.manualStart) : null,
    manualFinish: each.mode === 'manual' && !endsTooEarly(each.manualStart, each.manualFinish) ? instant(each.manualFinish) : null,
    priority: Math.min(1000, Math.max(0, each.priority ?? 500)),
    notes: notesOf(each),
    externalId: String(each.uid),
  };
}

function constraintOf(each: PlanTask, hasChildren: boolean, instant: (civil: string | null) => string | null, report: ImportReport) {
  const none = { constraintKind: 'ASAP', constraintAt: null };
  const about = { subject: 'task', ...aboutTask(each), field: 'constraintKind' } as const;
  if (each.constraint === 'ASAP' || (each.constraint === 'ALAP' && !hasChildren))
    return { constraintKind: each.constraint, constraintAt: null };
  if (hasChildren && each.constraint !== 'SNET' && each.constraint !== 'FNLT') {
    report.add({
      severity: 'amended',
      ...about,
      code: 'constraint-not-for-summary',
      detail: `a summary cannot be constrained by ${each.constraint}; it comes without`,
      values: { constraint: each.constraint },
    });
    return none;
  }
  if (each.constraintDate === null) {
    report.add({
      severity: 'amended',
      ...about,
      code: 'constraint-needs-date',
      detail: `the file says no date for its constraint ${each.constraint}; it comes without`,
      values: { constraint: each.constraint },
    });
    return none;
  }
  return { constraintKind: each.constraint, constraintAt: instant(each.constraintDate) };
}

/** A summary takes its progress from the tasks under it; what has finished is done, whatever its percent says. */
function progressOf(each: PlanTask, hasChildren: boolean, instant: (civil: string | null) => string | null, report: ImportReport) {
  if (hasChildren) return { percentComplete: 0, status: 'todo' };
  const isReversed = endsTooEarly(each.actualStart, each.actualFinish);
  if (isReversed)
    report.add({
      severity: 'amended',
      subject: 'task',
      ...aboutTask(each),
      field: 'actualFinish',
      code: 'finish-before-start',
      detail: 'it has finished before it began; the finish does not come',
    });
  const actualFinish = isReversed ? null : each.actualFinish;
  const stated = Math.min(100, Math.max(0, Math.round(each.percentComplete ?? 0)));
  const percentComplete = actualFinish !== null ? 100 : stated;
  const hasBegun = percentComplete > 0 || each.actualStart !== null;
  const isUnderWay = hasBegun && percentComplete < 100;
  return {
    percentComplete,
    actualStart: instant(each.actualStart ?? actualFinish),
    actualFinish: instant(actualFinish),
    remainingMinutes: isUnderWay && each.remainingDuration !== null ? minutesOfTicks(Math.max(0, each.remainingDuration)) : null,
    stopAt: isUnderWay ? instant(each.stop) : null,
    resumeAt: isUnderWay ? instant(each.resume) : null,
    status: percentComplete === 100 ? 'done' : hasBegun ? 'doing' : 'todo',
  };
}

function endsTooEarly(start: string | null, finish: string | null): boolean {
  return start !== null && finish !== null && finish < start;
}

function notesOf(each: PlanTask): string {
  const notes = each.notes ?? '';
  return asProse(notes.trimStart().startsWith('{\\rtf') ? plainTextOfRtf(notes) : notes, 20_000);
}

function tellWhatIsNotKept(each: PlanTask, report: ImportReport): void {
  const about = { subject: 'task', ...aboutTask(each) } as const;
  const note = (field: string, code: string, detail: string): void => report.add({ severity: 'note', ...about, field, code, detail });
  if (each.customFields.length + each.outlineCodes.length > 0)
    note('customFields', 'custom-fields-not-kept', 'its custom fields are not kept');
  if ((each.fixedCost ?? 0) !== 0) note('fixedCost', 'fixed-cost-not-kept', 'its fixed cost is not kept');
  if (each.hyperlinkAddress) note('hyperlink', 'hyperlink-not-kept', 'its hyperlink is not kept');
  if (each.startText !== null || each.finishText !== null || each.durationText !== null)
    note('startText', 'placeholder-not-kept', 'words in place of dates are not kept');
  if (each.isSubproject)
    report.add({
      severity: 'amended',
      ...about,
      code: 'subproject',
      detail: 'it stands for a project in another file, which does not come; only this line does',
    });
  if (each.isExternal)
    report.add({
      severity: 'amended',
      ...about,
      code: 'external-task',
      detail: 'it is a task of another project; it comes as an ordinary line',
    });
}
