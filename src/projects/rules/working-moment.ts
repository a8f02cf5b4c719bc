/**
 * When somebody who reports without a date may be taken to have begun or finished: nobody begins at five on a Sunday morning. Now, where
 * the task's calendar works now; else its last working day, from its first hour to its last.
 */
import { Calendars } from '#engine';
import { calendar, calendarException, calendarFactsOf, civilOf, instantOf, offsetsOver, tickOf, tickOfCivil } from '#calendar/rules';
import { known, many, one, together, type Asking } from '#platform/kit';
import { thisMinute, type When } from './progress.ts';
import { project } from './project.ts';
import { taskPlan } from './task-plan.ts';
import type { Task } from './task.ts';

/** The clock is that of the deed: the same deed gives the same dates wherever it is decided. */
export function* whenReported(
  before: Pick<Task, 'id' | 'projectId' | 'calendarId' | 'isElapsed' | 'durationMinutes'>,
  at: string,
): Asking<When> {
  const isAnyTime = before.isElapsed || before.durationMinutes === 0;
  const [plan, owner, calendars, exceptions] = yield* together(
    one(taskPlan, before.id),
    one(project, isAnyTime ? null : before.projectId),
    isAnyTime ? known([]) : many(calendar, {}),
    isAnyTime ? known([]) : many(calendarException, {}),
  );
  const when: When = { at, plannedStart: plan?.startAt };
  const id = before.calendarId ?? owner?.calendarId;
  if (!owner || !id || !calendars.some((each) => each.id === id)) return when;
  const year = Number(at.slice(0, 4));
  const offsetsOf = offsetsOver(Math.max(1900, year - 1), Math.min(2199, year + 1));
  const facts = calendarFactsOf(calendars, exceptions, offsetsOf);
  const now = tickOf(thisMinute(at));
  const working = new Calendars(facts, now).of(id);
  if (working.isWorking(now)) return when;
  const finish = working.previousFinish(now);
  // A calendar that never works has no last day.
  if (now - finish > monthTicks || finish >= now) return when;
  const offsets = offsetsOf(owner.zone);
  // The evening belongs to the day that it ends.
  const { day } = civilOf(finish - 1, offsets);
  const start = working.nextStart(tickOfCivil({ day, minute: 0 }, offsets));
  return start < finish ? { ...when, lastStart: instantOf(start), lastFinish: instantOf(finish) } : when;
}

const monthTicks = 31 * 14_400;
