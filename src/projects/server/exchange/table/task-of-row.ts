import { numberOf, truthOf } from '#platform/server/files';
import type { TableRow } from '#platform/server/files';
import { parseDuration } from '../../../rules/duration-text.ts';
import type { PlanTask } from '../../../rules/plan-document.ts';
import { ticksOfMinutes } from '../import/wall-clock.ts';
import { EMPTY_TASK } from '../mspdi/empty-records.ts';
import type { TaskTableOptions } from '../plan-document-of-table.ts';
import type { Tongue } from '../../../rules/duration-text.ts';
import type { RowReader } from './read-row.ts';

type KnownOptions = TaskTableOptions & { readonly tongue: Tongue };

const CONSTRAINTS = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'] as const;
const MANUAL = /^(manual|manually|manuell|m$)/i;

/** The task that a row of a table tells of. */
export function taskOf(row: TableRow, at: number, levels: readonly number[], reader: RowReader, options: KnownOptions): PlanTask {
  const [dayStart, dayFinish] = [options.dayStartMinute ?? 480, options.dayFinishMinute ?? 1020];
  const start = reader.time('start', dayStart);
  const finish = reader.time('finish', dayFinish);
  const isSummary = (levels[at + 1] ?? 0) > (levels[at] ?? 1);
  const isManual = MANUAL.test(reader.text('mode')) || truthOf(reader.cell('mode')) === true;
  const duration = durationOf(reader, options, start, finish);
  const percent = percentOf(reader);
  const hours = hoursOf(reader, options);
  return {
    ...EMPTY_TASK,
    uid: at + 1,
    id: row.row,
    name: reader.text('name'),
    outlineLevel: levels[at] ?? 1,
    isSummary,
    isMilestone: reader.truth('milestone') || duration?.minutes === 0,
    mode: isManual ? 'manual' : 'auto',
    duration: ticksOfMinutes(duration?.minutes ?? options.lengths.minutesPerDay),
    durationFormat: { unit: duration?.isElapsed === true ? 'elapsed-days' : 'days', isEstimated: duration?.isEstimated ?? true },
    isEstimated: !isSummary && (duration?.isEstimated ?? true),
    work: hours === undefined ? null : ticksOfMinutes(hours * 60),
    ...constraintOf(reader, start, isManual || isSummary, dayStart),
    manualStart: isManual ? start : null,
    manualFinish: isManual ? finish : null,
    deadline: reader.time('deadline', dayFinish),
    percentComplete: percent,
    actualStart: reader.time('actualStart', dayStart) ?? (percent > 0 ? start : null),
    actualFinish: reader.time('actualFinish', dayFinish) ?? (percent === 100 ? finish : null),
    priority: reader.number('priority') ?? null,
    notes: reader.text('notes') === '' ? null : reader.text('notes'),
    // The project starts with the first of them, also where nobody wished for that day.
    stored: { ...EMPTY_TASK.stored, start, finish },
  };
}

function durationOf(reader: RowReader, options: KnownOptions, start: string | null, finish: string | null) {
  const cell = reader.cell('duration');
  if (typeof cell === 'number') return { minutes: cell * options.lengths.minutesPerDay, isElapsed: false, isEstimated: false };
  if (reader.text('duration') !== '') {
    const parsed = parseDuration(reader.text('duration'), options.lengths, options.tongue);
    if (parsed !== undefined && parsed.minutes >= 0) return parsed;
    reader.remark('duration', 'not-understood', `"${reader.text('duration').slice(0, 80)}" is not understood as a duration`);
  }
  if (start === null || finish === null || finish < start) return undefined;
  return {
    minutes: weekdaysBetween(start.slice(0, 10), finish.slice(0, 10)) * options.lengths.minutesPerDay,
    isElapsed: false,
    isEstimated: false,
  };
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** Mondays to Fridays from the one day to the other, both included: what a spreadsheet knows of working days. */
function weekdaysBetween(from: string, to: string): number {
  const [first, last] = [Date.parse(from) / MILLISECONDS_PER_DAY, Date.parse(to) / MILLISECONDS_PER_DAY];
  const weeks = Math.floor((last - first + 1) / 7);
  let days = weeks * 5;
  for (let day = first + weeks * 7; day <= last; day += 1) if ((((day + 3) % 7) + 7) % 7 < 5) days += 1;
  return Math.max(1, days);
}

/** 0.4 shown as 40 % comes from Excel as 0.4, typed it comes as 40 or "40 %". */
function percentOf(reader: RowReader): number {
  const value = reader.number('percentComplete') ?? 0;
  const isShare = typeof reader.cell('percentComplete') === 'number' && value > 0 && value <= 1;
  const percent = Math.round(isShare ? value * 100 : value);
  const within = Math.min(100, Math.max(0, percent));
  if (within !== percent)
    reader.remark('percentComplete', 'percent-out-of-range', `"${reader.text('percentComplete').slice(0, 80)}" comes as ${within} %`);
  return within;
}

/** A bare number is hours; a text may name another unit. */
function hoursOf(reader: RowReader, options: KnownOptions): number | undefined {
  const text = reader.text('work');
  if (text === '') return undefined;
  if (numberOf(reader.cell('work')) !== undefined) return numberOf(reader.cell('work'));
  const parsed = parseDuration(text, options.lengths, options.tongue);
  if (parsed === undefined) reader.remark('work', 'not-understood', `"${text.slice(0, 80)}" is not understood as work`);
  return parsed === undefined ? undefined : parsed.minutes / 60;
}

/** A start that somebody wrote means "not before" for a task that waits for nobody; who waits starts when it can. */
function constraintOf(
  reader: RowReader,
  start: string | null,
  hasNone: boolean,
  dayStart: number,
): Pick<PlanTask, 'constraint' | 'constraintDate'> {
  const text = reader.text('constraint').toUpperCase();
  const stated = CONSTRAINTS.find((each) => each === text);
  if (text !== '' && stated === undefined)
    reader.remark('constraint', 'not-understood', `"${text.slice(0, 80)}" is none of ${CONSTRAINTS.join(', ')}`);
  if (stated === 'ASAP' || stated === 'ALAP') return { constraint: stated, constraintDate: null };
  const date = reader.time('constraintDate', dayStart);
  if (stated !== undefined) return { constraint: stated, constraintDate: date };
  const waits = reader.text('predecessors') !== '';
  return hasNone || waits || start === null ? { constraint: 'ASAP', constraintDate: null } : { constraint: 'SNET', constraintDate: start };
}
