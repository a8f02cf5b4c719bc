/** Work = duration × share: what one change made of the other two, in words, so that nobody is surprised by it. */
import type { Change } from '#platform/kit';
import { shortDuration, type Assignment, type Task, type Tongue } from '#projects/rules';
import type { PlanRecords } from '../gantt/plan-records.ts';
import { projectIn } from '../gantt/plan-records.ts';

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
      if (durationMinutes !== undefined && !('durationMinutes' in input))
        told.push(t('projects.follows.duration', { before: time(before.durationMinutes, before), after: time(durationMinutes, before) }));
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
  return told.length === 0 ? '' : t('projects.follows', { what: told.join(', ') });
}
