import type { Shifts } from '../calendar/shifts.ts';
import type { Tick, Ticks } from '../facts.ts';

/** One person's part in a task: from its start (or, once begun, from its resumption) it takes so long on that person's hours. */
export interface WorkPart {
  readonly calendar: Shifts;
  readonly resource: string | undefined;
  /** Working time after the task's start. */
  readonly delay: Ticks;
  /** Working time still to go, pauses included. */
  readonly span: Ticks;
  /** Where the rest of a part that has begun takes up again. */
  readonly resume: Tick | undefined;
}

/** How a task runs that is more than one stretch of time on one calendar: people with their own hours, contours, splits, progress. */
export class WorkPlan {
  readonly parts: readonly WorkPart[];
  readonly actualStart: Tick | undefined;
  readonly actualFinish: Tick | undefined;

  /** At least one part. */
  constructor(parts: readonly WorkPart[], actualStart: Tick | undefined, actualFinish: Tick | undefined) {
    this.parts = parts;
    this.actualStart = actualStart;
    this.actualFinish = actualFinish;
  }

  /** The first moment at or after `at` at which it can begin. */
  beginAt(at: Tick): Tick {
    let first = Infinity;
    for (const part of this.parts) first = Math.min(first, beginOf(part, at));
    return first;
  }

  /** When it ends, begun there; what is left of a task that has begun goes on no earlier than `resumeFrom`. */
  finishFrom(start: Tick, resumeFrom: Tick = start): Tick {
    if (this.actualFinish !== undefined) return this.actualFinish;
    let last = start;
    for (const part of this.parts) {
      const begin = part.resume === undefined ? beginOf(part, start) : Math.max(part.resume, resumeFrom);
      last = Math.max(last, part.calendar.add(begin, part.span));
    }
    return last;
  }

  /** When it must begin to end by then. */
  startFor(finish: Tick): Tick {
    let first = Infinity;
    for (const part of this.parts) first = Math.min(first, part.calendar.subtract(finish, part.span + part.delay));
    return first;
  }

  /** The latest moment at or before `at` at which it can end. */
  endAt(at: Tick): Tick {
    let last = -Infinity;
    for (const part of this.parts) last = Math.max(last, part.calendar.previousFinish(at));
    return last;
  }

  /** The resource whose hours decide when it ends, for the reason of a date. */
  get resource(): string | undefined {
    return this.parts.find((part) => part.resource !== undefined)?.resource;
  }
}

function beginOf({ calendar, delay }: WorkPart, at: Tick): Tick {
  const begin = calendar.nextStart(at);
  return delay === 0 ? begin : calendar.nextStart(calendar.add(begin, delay));
}
