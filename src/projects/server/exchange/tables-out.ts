import type { person } from '#people/rules';
import { GERMAN_CSV } from '#platform/kit';
import { headerOf, writeCsv, type SheetOut, type TableCell } from '#platform/server/files';
import { formatDuration, type Tongue } from '../../rules/duration-text.ts';
import { taskColumns } from '../../rules/exchange.ts';
import { formatLinkText } from '../../rules/link-text.ts';
import { outlineOf } from '../../rules/outline.ts';
import type { ExportedPlan } from './export-plan.ts';
import type { ImportedRow } from './import/import-report.ts';
import { wallClock, type WallClock } from './import/wall-clock.ts';
import { PERSON_COLUMNS, TASK_COLUMNS, type PersonColumn } from './table/columns.ts';

/** The tasks of a project as a table that people read, and that comes in again as the same tasks. For `writeCsv` and `writeXlsx`. */
export function tableOfTasks(plan: ExportedPlan, tongue: Tongue): SheetOut {
  const clock = wallClock(plan.project.zone);
  const numbers = new Map(plan.tasks.map((each) => [each.id, each.number]));
  const names = new Map([...plan.people, ...plan.teams, ...plan.skills].map((each) => [each.id, each.name]));
  const linksInto = Map.groupBy(plan.links, (each) => each.toId);
  const assigned = Map.groupBy(plan.assignments, (each) => each.taskId);
  const rows = outlineOf(plan.tasks).map((row): readonly TableCell[] => {
    const each = row.task;
    const dates = plan.plans.get(each.id);
    const lengths = plan.project.options;
    const duration = {
      minutes: row.hasChildren && dates !== undefined ? dates.durationMinutes : each.durationMinutes,
      isElapsed: each.isElapsed,
      isEstimated: each.isEstimated,
    };
    const links = (linksInto.get(each.id) ?? []).flatMap((link) => {
      const number = numbers.get(link.fromId);
      return number === undefined ? [] : [{ number, kind: link.kind, lag: link.lag, lagKind: link.lagKind }];
    });
    return [
      each.number,
      row.level,
      row.wbs,
      each.name,
      formatDuration(duration, lengths, tongue),
      each.workMinutes === null ? null : Math.round((each.workMinutes / 60) * 1e4) / 1e4,
      time(each.mode === 'manual' ? each.manualStart : (dates?.startAt ?? null), clock),
      time(each.mode === 'manual' ? each.manualFinish : (dates?.finishAt ?? null), clock),
      each.percentComplete,
      time(each.actualStart, clock),
      time(each.actualFinish, clock),
      formatLinkText(
        links.toSorted((one, other) => one.number - other.number),
        lengths,
        tongue,
      ),
      (assigned.get(each.id) ?? [])
        .map((who) => assignedText(names.get(who.personId ?? who.teamId ?? who.skillId ?? '') ?? '?', who.unitsPerMille))
        .join('; '),
      time(each.deadline, clock),
      each.priority,
      yes(each.kind === 'milestone', tongue),
      each.mode === 'manual' ? (tongue === 'de' ? 'manuell' : 'manual') : 'auto',
      // Said always, so that a start that the engine computed is not taken for somebody's wish when the table comes in again.
      each.constraintKind,
      time(each.constraintAt, clock),
      each.status,
      dates === undefined ? null : yes(dates.isCritical, tongue),
      each.notes === '' ? null : each.notes,
    ].map((cell) => (cell === '' ? null : cell));
  });
  return { name: plan.project.key, header: headerOf(TASK_COLUMNS, taskColumns, tongue), rows };
}

function time(instant: string | null, clock: WallClock): TableCell {
  return instant === null ? null : { civil: clock.civil(instant) };
}

function yes(value: boolean, tongue: Tongue): string {
  if (tongue === 'de') return value ? 'ja' : 'nein';
  return value ? 'yes' : 'no';
}

function assignedText(name: string, unitsPerMille: number): string {
  const plain = name.replace(/[;[\]\n]/g, ' ');
  return unitsPerMille === 1000 ? plain : `${plain} [${unitsPerMille / 10} %]`;
}

const WRITTEN_PERSON_COLUMNS: readonly PersonColumn[] = [
  'name',
  'email',
  'kind',
  'team',
  'site',
  'manager',
  'jobRole',
  'calendar',
  'capacity',
  'startsOn',
  'endsOn',
  'notes',
];

/** People as a table, others called by their names; `nameOf` knows teams, sites, managers, job roles and calendars by their ids. */
export function tableOfPeople(
  people: readonly ImportedRow<typeof person>[],
  nameOf: (id: string) => string | undefined,
  tongue: Tongue,
): SheetOut {
  const named = (id: string | null): TableCell => (id === null ? null : (nameOf(id) ?? null));
  const rows = people.map((each): readonly TableCell[] => [
    each.name,
    each.email,
    each.kind,
    named(each.teamId),
    named(each.siteId),
    named(each.managerId),
    named(each.jobRoleId),
    named(each.calendarId),
    each.capacityPerMille / 10,
    day(each.startsOn),
    day(each.endsOn),
    each.notes === '' ? null : each.notes,
  ]);
  return { name: tongue === 'de' ? 'Personen' : 'People', header: headerOf(PERSON_COLUMNS, WRITTEN_PERSON_COLUMNS, tongue), rows };
}

function day(date: string | null): TableCell {
  return date === null ? null : { civil: date };
}

/** A sheet as CSV, in the style that spreadsheets of this language open without asking. */
export const csvOf = ({ header, rows }: SheetOut, tongue: Tongue): string =>
  writeCsv([header, ...rows], tongue === 'de' ? GERMAN_CSV : undefined);
