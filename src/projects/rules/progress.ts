/** What somebody reports about a task, made to agree with itself: percent, actual dates, what remains, and the column of the board. */
import { refuse, type Refusal } from '#platform/kit';
import type { Task, TaskStatus } from './task.ts';

export interface Report {
  readonly percentComplete?: number;
  readonly actualStart?: string | null;
  readonly actualFinish?: string | null;
  readonly remainingMinutes?: number | null;
}

export interface Progress {
  readonly percentComplete: number;
  readonly actualStart: string | null;
  readonly actualFinish: string | null;
  readonly remainingMinutes: number | null;
  readonly durationMinutes: number;
  readonly stopAt: string | null;
  readonly resumeAt: string | null;
  readonly status: TaskStatus;
  readonly blockedReason: string | null;
}

export interface When {
  /** Now. Nobody reports what is still to come. */
  readonly at: string;
  /** When the plan says that it begins, where that is known. */
  readonly plannedStart?: string;
  /** Where nobody works now: from when to when they did last. */
  readonly lastStart?: string;
  readonly lastFinish?: string;
}

/** A begin that is not told: as planned, or, when that is still to come, now; where nobody works now, the last working day. */
export const beginOf = ({ at, plannedStart, lastStart }: When): string => {
  const now = thisMinute(at);
  return plannedStart && plannedStart <= now ? plannedStart : (lastStart ?? now);
};

export const isRefusal = (value: object | undefined): value is Refusal =>
  value !== undefined && 'refused' in value && value.refused === true;

/** The minute in which somebody reports; seconds would only look exact. */
export const thisMinute = (at: string): string => `${at.slice(0, 16)}:00.000Z`;

/**
 * What is not told is taken from before or concluded: a finish means 100 %, 100 % means a finish now, the first percent means a
 * begin as planned (or now, when that is still to come), 0 % means that it never began. Now is the last working time, where the
 * calendar rests.
 */
export function progressAfter(task: Task, report: Report, when: When): Progress | Refusal {
  const { at } = when;
  const name = `“${task.name}”`;
  const now = thisMinute(at);
  for (const field of ['actualStart', 'actualFinish'] as const) {
    const told = report[field];
    if (told && told > at) {
      const detail = `${name} cannot have ${field === 'actualStart' ? 'begun' : 'finished'} on ${told.slice(0, 10)}, which is still to come`;
      return refuse('still-to-come', detail, { field, values: { task: task.name, date: told.slice(0, 10) } });
    }
  }
  const percent = percentOf(task, report);
  if (typeof percent !== 'number') return percent;
  const hasBegun = percent > 0 || Boolean(report.actualStart);
  const expected = beginOf(when);
  const begun = report.actualStart === undefined ? task.actualStart : report.actualStart;
  const { lastFinish } = when;
  const endOfWork = lastFinish !== undefined && lastFinish >= (begun ?? expected) ? lastFinish : now;
  const actualFinish =
    percent === 100 ? (report.actualFinish ?? (task.percentComplete === 100 ? task.actualFinish : null) ?? endOfWork) : null;
  const keepsBegin = report.percentComplete === undefined || report.percentComplete > 0;
  const actualStart = hasBegun ? (begun ?? earlier(expected, actualFinish)) : keepsBegin ? begun : null;
  if (actualFinish && actualStart && actualFinish < actualStart)
    return refuse(
      'finish-before-start',
      `${name} cannot finish on ${actualFinish.slice(0, 10)}, before it began on ${actualStart.slice(0, 10)}`,
      {
        field: report.actualFinish === undefined && report.actualStart !== undefined ? 'actualStart' : 'actualFinish',
        values: { task: task.name },
      },
    );
  const { durationMinutes, remainingMinutes } = remainderOf(task, report, percent);
  const isTold = percent !== task.percentComplete || report.remainingMinutes !== undefined;
  const status = statusOf(task.status, percent, actualStart);
  return {
    percentComplete: percent,
    actualStart,
    actualFinish,
    remainingMinutes,
    durationMinutes,
    stopAt: isTold ? null : task.stopAt,
    resumeAt: isTold ? null : task.resumeAt,
    status,
    blockedReason: status === 'blocked' ? task.blockedReason : null,
  };
}

const earlier = (left: string, right: string | null): string => (right !== null && right < left ? right : left);

function percentOf(task: Task, report: Report): number | Refusal {
  const { percentComplete, actualFinish, remainingMinutes } = report;
  const name = `“${task.name}”`;
  if (actualFinish) {
    if (percentComplete !== undefined && percentComplete < 100)
      return refuse('finished-but-not-done', `${name} has finished, so it is 100 % complete, not ${percentComplete} %`, {
        field: 'percentComplete',
        values: { task: task.name },
      });
    if (remainingMinutes)
      return refuse('finished-with-rest', `${name} has finished, so nothing remains`, {
        field: 'remainingMinutes',
        values: { task: task.name },
      });
    return 100;
  }
  if (percentComplete === 100 && remainingMinutes)
    return refuse('finished-with-rest', `${name} is 100 % complete, so nothing remains`, {
      field: 'remainingMinutes',
      values: { task: task.name },
    });
  if (remainingMinutes === 0 && task.durationMinutes > 0) {
    if (percentComplete !== undefined && percentComplete < 100)
      return refuse('nothing-remains', `nothing remains of ${name}, so it is 100 % complete, not ${percentComplete} %`, {
        field: 'percentComplete',
        values: { task: task.name },
      });
    return 100;
  }
  if (percentComplete !== undefined) return percentComplete;
  if (remainingMinutes) {
    const done = doneMinutes(task);
    return Math.min(99, Math.round((100 * done) / (done + remainingMinutes)));
  }
  // A finish taken back leaves the task all but done: how much remains is for somebody to say.
  return report.actualFinish === null && task.percentComplete === 100 ? 99 : task.percentComplete;
}

const doneMinutes = (task: Task): number =>
  task.remainingMinutes === null
    ? (task.durationMinutes * task.percentComplete) / 100
    : Math.max(0, task.durationMinutes - task.remainingMinutes);

const tenth = (minutes: number): number => Math.round(minutes * 10) / 10;

/** Told what remains, the duration is what was done and what remains. */
function remainderOf(task: Task, report: Report, percent: number): { durationMinutes: number; remainingMinutes: number | null } {
  const { durationMinutes } = task;
  if (percent === 100) return { durationMinutes, remainingMinutes: null };
  const remaining = report.remainingMinutes;
  if (remaining) {
    const whole = report.percentComplete === undefined ? doneMinutes(task) + remaining : remaining / (1 - percent / 100);
    return { durationMinutes: tenth(whole), remainingMinutes: remaining };
  }
  if (remaining === null || percent !== task.percentComplete) return { durationMinutes, remainingMinutes: null };
  return { durationMinutes, remainingMinutes: task.remainingMinutes };
}

function statusOf(before: TaskStatus, percent: number, actualStart: string | null): TaskStatus {
  if (percent === 100) return 'done';
  if (before === 'blocked') return 'blocked';
  return percent > 0 || actualStart !== null ? 'doing' : 'todo';
}
