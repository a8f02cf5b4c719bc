/**
 * Where a task starts that is added to a project under way. From the project's start it would be late the moment it is written, so it holds
 * "start no earlier than" the project's status date, or else the day on which it is added (Microsoft Project's "new tasks start on the
 * current date"). A project that has yet to begin, or is planned back from its finish, needs no such hold.
 */
import { civilOf, instantOf, offsetsOver, tickOf, tickOfCivil } from '#calendar/rules';
import type { Project } from './project.ts';
import type { TaskDraft } from './task-sense.ts';

/** Null when the project's own start is as good. `at` is the clock of the deed. */
export function startOfNewTasks({ startAt, statusDate, scheduleFrom, zone }: Project, at: string): string | null {
  if (scheduleFrom === 'finish') return null;
  const stand = statusDate ?? morningOf(at, zone);
  return stand > startAt ? stand : null;
}

/** The midnight before, on the clocks of the project: the calendar leads on to the first hour of work. */
function morningOf(at: string, zone: string): string {
  const year = Number(at.slice(0, 4));
  const offsets = offsetsOver(year - 1, year + 1)(zone);
  return instantOf(tickOfCivil({ day: civilOf(tickOf(at), offsets).day, minute: 0 }, offsets));
}

/** Unless somebody said when it starts, or it has begun. */
export function heldAt<D extends Pick<TaskDraft, 'mode' | 'constraintKind' | 'constraintAt' | 'actualStart' | 'percentComplete'>>(
  draft: D,
  notBefore: string | null,
): D {
  const isFree =
    draft.mode === 'auto' &&
    draft.constraintKind === 'ASAP' &&
    draft.constraintAt === null &&
    draft.actualStart === null &&
    draft.percentComplete === 0;
  return notBefore !== null && isFree ? { ...draft, constraintKind: 'SNET', constraintAt: notBefore } : draft;
}
