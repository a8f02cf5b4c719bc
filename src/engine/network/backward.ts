import type { Shifts } from '../calendar/shifts.ts';
import type { Tick } from '../facts.ts';
import { startFor, withLag } from './forward.ts';
import type { CompiledNetwork } from './network.ts';
import { Form, NEVER, NONE, Rule } from './network.ts';

/** Before a summary's tasks: how late they may finish for the sake of what follows the summary. */
export function openSummaryBackward(network: CompiledNetwork, task: number): void {
  const { table } = network;
  const above = network.parent[task]!;
  let latest = above < 0 ? network.projectFinish : network.lateBound[above]!;
  for (let e = table.outFirst[task]!, end = table.outFirst[task + 1]!; e < end; e++) {
    const k = table.out[e]!;
    if ((table.kind[k]! & 1) === 1) continue;
    const date = askedOf(network, k);
    if (date < latest) latest = date;
  }
  const rule = network.rule[task]!;
  if ((rule === Rule.FNLT || rule === Rule.MFO) && network.ruleDate[task]! < latest) latest = network.ruleDate[task]!;
  const deadline = network.deadline[task]!;
  if (deadline !== NONE && deadline < latest) latest = deadline;
  network.lateBound[task] = latest;
}

/** What the successor of link `k` asks of the predecessor's date, when it is itself as late as it may be. */
function askedOf(network: CompiledNetwork, k: number): Tick {
  const { table } = network;
  const to = table.to[k]!;
  if (network.workPlan[to]?.actualFinish !== undefined) return NEVER;
  const date = table.kind[k]! < 2 ? lateStartAsked(network, to) : network.lateFinish[to]!;
  return table.lag[k] === 0 ? date : withLag(network, k, date, -1);
}

/** What has begun asks only that its rest may still take up in time. */
function lateStartAsked(network: CompiledNetwork, task: number): Tick {
  const plan = network.workPlan[task];
  return plan?.actualStart === undefined ? network.lateStart[task]! : plan.startFor(network.lateFinish[task]!);
}

export function closeSummaryBackward(network: CompiledNetwork, task: number): void {
  const { lateStart, lateFinish, firstChild, nextSibling, isActive, start, finish } = network;
  const calendar = network.calendarTable[network.calendar[task]!]!;
  let first = NEVER;
  let last = NONE;
  for (let child = firstChild[task]!; child >= 0; child = nextSibling[child]!) {
    if (!isActive[child]) continue;
    if (lateStart[child]! < first) first = lateStart[child]!;
    if (lateFinish[child]! > last) last = lateFinish[child]!;
  }
  if (first === NEVER) {
    first = start[task]!;
    last = finish[task]!;
  }
  lateStart[task] = first;
  lateFinish[task] = last;
  setSlack(network, task, calendar, gapAfter(network, task, calendar));
}

/** Of a summary: how long until what follows it would be touched; NEVER when nothing follows. */
function gapAfter(network: CompiledNetwork, task: number, calendar: Shifts): number {
  const { table, start, finish } = network;
  let gap = NEVER;
  for (let e = table.outFirst[task]!, end = table.outFirst[task + 1]!; e < end; e++) {
    const k = table.out[e]!;
    const to = table.to[k]!;
    let now = table.kind[k]! < 2 ? start[to]! : finish[to]!;
    if (table.lag[k] !== 0) now = withLag(network, k, now, -1);
    const from = (table.kind[k]! & 1) === 0 ? finish[task]! : start[task]!;
    gap = Math.min(gap, now > from ? calendar.between(from, now) : 0);
  }
  return gap;
}

/** Late dates and slack of a task that is no summary, from all that comes after it. */
export function backwardTask(network: CompiledNetwork, task: number): void {
  const { table, lateStart, lateFinish, start, finish } = network;
  const above = network.parent[task]!;
  const calendar = network.calendarTable[network.calendar[task]!]!;
  let latest = above < 0 ? network.projectFinish : network.lateBound[above]!;
  let latestStart = NEVER;
  let free = NEVER;
  const outFirst = table.outFirst[task]!;
  const outEnd = table.outFirst[task + 1]!;
  for (let e = outFirst; e < outEnd; e++) {
    const k = table.out[e]!;
    const kind = table.kind[k]!;
    const to = table.to[k]!;
    let asked: number;
    let now: number;
    if (network.form[to] === Form.worked && network.workPlan[to]!.actualFinish !== undefined) continue;
    if (kind < 2) {
      asked = network.form[to] === Form.worked ? lateStartAsked(network, to) : lateStart[to]!;
      now = start[to]!;
    } else {
      asked = lateFinish[to]!;
      now = finish[to]!;
    }
    if (table.lag[k] !== 0) {
      asked = withLag(network, k, asked, -1);
      now = withLag(network, k, now, -1);
    }
    let gap: number;
    if ((kind & 1) === 0) {
      if (asked < latest) latest = asked;
      gap = now - finish[task]!;
      if (gap > 0) gap = network.calendarTable[network.calendar[to]!]!.between(finish[task]!, now);
    } else {
      if (asked < latestStart) latestStart = asked;
      gap = now - start[task]!;
      if (gap > 0) gap = network.calendarTable[network.calendar[to]!]!.between(start[task]!, now);
    }
    if (gap < free) free = gap;
  }
  const form = network.form[task]!;
  if (form === Form.simple && network.rule[task]! <= Rule.ALAP && network.deadline[task] === NONE && latestStart === NEVER) {
    const end = calendar.previousFinish(latest);
    lateFinish[task] = end;
    lateStart[task] = calendar.subtract(end, network.duration[task]!);
  } else {
    placeLate(network, task, calendar, latest, latestStart);
  }
  setSlack(network, task, calendar, free);
}

function placeLate(network: CompiledNetwork, task: number, calendar: Shifts, latest: Tick, latestStart: Tick): void {
  const { lateStart, lateFinish, ruleDate } = network;
  const rule = network.rule[task]!;
  const date = ruleDate[task]!;
  if ((rule === Rule.FNLT || rule === Rule.MFO) && date < latest) latest = date;
  if ((rule === Rule.SNLT || rule === Rule.MSO) && date < latestStart) latestStart = date;
  const deadline = network.deadline[task]!;
  if (deadline !== NONE && deadline < latest) latest = deadline;
  const plan = network.workPlan[task];
  const form = network.form[task]!;
  let end: Tick;
  let begin: Tick;
  if (plan?.actualFinish !== undefined) {
    begin = network.start[task]!;
    end = network.finish[task]!;
  } else if (plan?.actualStart !== undefined) {
    begin = network.start[task]!;
    end = plan.endAt(latest);
  } else if (plan) {
    end = plan.endAt(latest);
    begin = plan.startFor(end);
    if (latestStart < begin) {
      begin = plan.beginAt(latestStart);
      end = plan.finishFrom(begin);
    }
  } else if (form === Form.manual) {
    // What somebody dated by hand is late by its finish only.
    end = latest;
    begin = calendar.subtract(end, network.duration[task]!);
  } else if (form === Form.milestone) {
    end = Math.min(latest, latestStart);
    end = calendar.nextStart(end) === end ? end : calendar.previousFinish(end);
    begin = end;
  } else {
    end = calendar.previousFinish(latest);
    begin = startFor(network, task, end);
    if (latestStart < begin) {
      begin = calendar.nextStart(latestStart);
      end = calendar.add(begin, network.duration[task]!);
    }
  }
  lateStart[task] = begin;
  lateFinish[task] = end;
}

function setSlack(network: CompiledNetwork, task: number, calendar: Shifts, gap: number): void {
  const { start, finish, lateStart, lateFinish } = network;
  const begun = network.form[task] === Form.worked && network.workPlan[task]!.actualStart !== undefined;
  const startSlack = begun ? NEVER : lateStart[task] === start[task] ? 0 : calendar.between(start[task]!, lateStart[task]!);
  const finishSlack = lateFinish[task] === finish[task] ? 0 : calendar.between(finish[task]!, lateFinish[task]!);
  let total = startSlack < finishSlack ? startSlack : finishSlack;
  const overruled = network.overruled[task]!;
  if (overruled > 0 && -overruled < total) total = -overruled;
  const free = gap < total ? gap : total;
  network.totalSlack[task] = total;
  network.freeSlack[task] = free > 0 ? free : 0;
}
