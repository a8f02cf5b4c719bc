import type { Shifts } from '../calendar/shifts.ts';
import type { Tick } from '../facts.ts';
import { startFor, withLag } from './forward.ts';
import * as links from './links.ts';
import type { CompiledNetwork } from './network.ts';
import * as numbers from './network.ts';

// Held in this module: what is imported is read anew at every use, and the loops below use little else.
const { TASK_BITS, TASK_MASK } = links;
const { Form, NEVER, NONE, Rule } = numbers;

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
  if (deadline < latest) latest = deadline;
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

/** Computes late dates and slack of what stands in the order from place `last` down to `first`, from all that comes after it. */
export function backwardPlaces(network: CompiledNetwork, first: number, last: number): void {
  const { order, form, firstChild, parent, lateBound, start, finish, lateStart, lateFinish, startWork, finishWork } = network;
  const { lateStartWork } = network;
  const { duration, calendar, calendarTable, plainness, deadline, totalSlack, freeSlack, isCritical, projectFinish } = network;
  const { outFirst, out, outCode, outKind, outLag } = network.table;
  const limit = network.facts.options?.criticalSlack ?? 0;
  for (let place = last; place >= first; place--) {
    const task = order[place]!;
    if (task < 0) {
      openSummaryBackward(network, ~task);
      continue;
    }
    const plain = plainness[task]!;
    if (plain === 0 && form[task] === Form.summary && firstChild[task]! >= 0) {
      closeSummaryBackward(network, task);
      continue;
    }
    const above = parent[task]!;
    const shifts = calendarTable[calendar[task]!]!;
    const length = duration[task]!;
    let latest = above < 0 ? projectFinish : lateBound[above]!;
    if (deadline[task]! < latest) latest = deadline[task]!;
    let latestStart = NEVER;
    let latestWork = NEVER;
    let free = NEVER;
    for (let e = outFirst[task]!, end = outFirst[task + 1]!; e < end; e++) {
      const code = outCode[e]!;
      const to = code & TASK_MASK;
      const short = code >>> TASK_BITS;
      if (short !== 0) {
        let back = (short & 1) === 1 ? 0 : -length;
        if (short > 4) back += outLag[e]!;
        const asked = lateStartWork[to]! - back;
        if (asked < latestWork) latestWork = asked;
        const gap = startWork[to]! - back - finishWork[task]!;
        if (gap < free) free = gap;
        continue;
      }
      const lag = outLag[e]!;
      const kind = outKind[e]!;
      const isWorked = form[to] === Form.worked;
      if (isWorked && network.workPlan[to]!.actualFinish !== undefined) continue;
      let asked = kind >= 2 ? lateFinish[to]! : isWorked ? lateStartAsked(network, to) : lateStart[to]!;
      if (lag !== 0) asked = withLag(network, out[e]!, asked, -1);
      if ((kind & 1) === 0) {
        if (asked < latest) latest = asked;
      } else if (asked < latestStart) latestStart = asked;
      if (free <= 0) continue;
      const from = (kind & 1) === 0 ? finish[task]! : start[task]!;
      let now = kind < 2 ? start[to]! : finish[to]!;
      if (lag !== 0) now = withLag(network, out[e]!, now, -1);
      let gap = now - from;
      if (gap > 0) {
        const own = form[task] === Form.worked ? network.workPlan[task]!.parts[0]!.calendar : shifts;
        gap = plain === 1 && from === finish[task] ? own.workAt(now) - finishWork[task]! : own.between(from, now);
      }
      if (gap < free) free = gap;
    }
    if (plain !== 1) {
      if (plain === 0) placeLate(network, task, shifts, latest, latestStart);
      else lateStart[task] = lateFinish[task] = shifts.settleBack(latest < latestStart ? latest : latestStart);
      setSlack(network, task, shifts, free);
      continue;
    }
    let end = NEVER;
    if (latestWork !== NEVER) end = shifts.finishAt(latestWork);
    if (end > latest) {
      latestWork = shifts.workAt(latest);
      end = shifts.finishAt(latestWork);
    }
    if (latestStart !== NEVER) {
      const byStart = shifts.workAt(latestStart) + length;
      if (byStart < latestWork) {
        latestWork = byStart;
        end = shifts.finishAt(latestWork);
      }
    }
    const total = latestWork - length - startWork[task]!;
    lateFinish[task] = end;
    lateStartWork[task] = latestWork - length;
    lateStart[task] = total === 0 ? start[task]! : shifts.startAt(latestWork - length);
    totalSlack[task] = total;
    freeSlack[task] = free < total ? (free > 0 ? free : 0) : total > 0 ? total : 0;
    isCritical[task] = total <= limit ? 1 : 0;
  }
}

function placeLate(network: CompiledNetwork, task: number, calendar: Shifts, latest: Tick, latestStart: Tick): void {
  const { lateStart, lateFinish, ruleDate } = network;
  const rule = network.rule[task]!;
  const date = ruleDate[task]!;
  if ((rule === Rule.FNLT || rule === Rule.MFO) && date < latest) latest = date;
  if ((rule === Rule.SNLT || rule === Rule.MSO) && date < latestStart) latestStart = date;
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
    begin = end === network.finish[task] ? network.start[task]! : calendar.subtract(end, network.duration[task]!);
  } else if (form === Form.milestone) {
    end = calendar.settleBack(Math.min(latest, latestStart));
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
  // What has begun, or was dated by hand, is late by its finish only.
  const form = network.form[task]!;
  const begun = form === Form.manual || (form === Form.worked && network.workPlan[task]!.actualStart !== undefined);
  const finishSlack = lateFinish[task] === finish[task] ? 0 : calendar.between(finish[task]!, lateFinish[task]!);
  const startSlack =
    begun || network.plainness[task] === 2
      ? finishSlack
      : lateStart[task] === start[task]
        ? 0
        : calendar.between(start[task]!, lateStart[task]!);
  let total = startSlack < finishSlack ? startSlack : finishSlack;
  const overruled = network.overruled[task]!;
  if (overruled > 0 && -overruled < total) total = -overruled;
  const free = gap < total ? gap : total;
  network.totalSlack[task] = total;
  network.freeSlack[task] = free > 0 ? free : 0;
  network.isCritical[task] = total <= (network.facts.options?.criticalSlack ?? 0) ? 1 : 0;
}
