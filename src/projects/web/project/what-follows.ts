/**
 * What comes with a change, in words, so that nobody is surprised by it: of work = duration × share what gave way, and of a task that is
 * reported what should have come before it.
 */
import type { Change } from '#platform/kit';
import { openPredecessors, shortDuration, type Assignment, type Task, type Tongue } from '#projects/rules';
import type { PlanRecords } from '../gantt/plan-records.ts';
import { projectIn } from '../gantt/plan-records.ts';
import { openBeforeText } from '../open-before-text.ts';

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** Empty when nothing but what was asked for changes. `input` is what somebody wrote; `records` are those before. */
export function whatFollows(
  changes: readonly Change[],
  input: Readonly<Record<string, unknown>>,
  records: PlanRecords,
  t: Say,
  tongue: Tongue,
): string {
  const { options } = projectIn(records);
  const time = (minutes: number, { isElapsed }: Pick<Task, 'isElapsed'>) =>
    shortDuration({ minutes, isElapsed, isEstimated: false }, options, tongue);
  const hours = (minutes: number) => `${String(Math.round(minutes / 6) / 10).replace('.', tongue === 'de' ? ',' : '.')} h`;
  const told: string[] = [];
  for (const change of changes) {
    if (change.kind !== 'patch') continue;
    if (change.thing.name === 'task') {
      const before = records.task.get(change.id);
      const { durationMinutes, workMinutes } = change.fields as Partial<Task>;
      if (!before) continue;
      if (durationMinutes !== undefined && !('durationMinutes' in input)) {
        const [earlier, later] = [time(before.durationMinutes, before), time(durationMinutes, before)];
        if (earlier !== later) told.push(t('projects.follows.duration', { before: earlier, after: later }));
      }
      if (typeof workMinutes === 'number' && before.workMinutes !== null && !('workMinutes' in input))
        told.push(t('projects.follows.work', { before: hours(before.workMinutes), after: hours(workMinutes) }));
    } else if (change.thing.name === 'assignment') {
      const before = records.assignment.get(change.id);
      const { unitsPerMille } = change.fields as Partial<Assignment>;
      const isAsked = 'unitsPerMille' in input || 'assignees' in input;
      if (!before || unitsPerMille === undefined || isAsked) continue;
      const name = before.personId === null ? t('projects.follows.share') : (records.person.get(before.personId)?.name ?? '');
      told.push(`${name} ${Math.round(before.unitsPerMille / 10)} % → ${Math.round(unitsPerMille / 10)} %`);
    }
  }
  const open = openBefore(changes, records, t);
  return [...(told.length === 0 ? [] : [t('projects.follows', { what: told.join(', ') })]), ...(open === '' ? [] : [open])].join('. ');
}

/** The predecessors that are open though one of these tasks is begun or done. */
function openBefore(changes: readonly Change[], records: PlanRecords, t: Say): string {
  const names = changes.flatMap((change) => {
    if (change.kind !== 'patch' || change.thing.name !== 'task') return [];
    const before = records.task.get(change.id);
    const { percentComplete, actualStart } = change.fields as Partial<Task>;
    const isDone = percentComplete === 100 && before?.percentComplete !== 100;
    const isBegun = Boolean(actualStart) && before?.actualStart === null;
    if (!isDone && !isBegun) return [];
    return openPredecessors(change.id, isDone ? 'done' : 'begun', records.link.values(), records.task).map((each) => each.name);
  });
  return openBeforeText([...new Set(names)], t);
}
