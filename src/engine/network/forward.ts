import type { Tick } from '../facts.ts';
import * as links from './links.ts';
import type { CompiledNetwork } from './network.ts';
import * as numbers from './network.ts';

// Held in this module: what is imported is read anew at every use, and the loops below use little else.
const { TASK_BITS, TASK_MASK } = links;
const { Cause, Form, NEVER, NONE, Rule } = numbers;

/** The date that a link asks for, from the predecessor's date and the lag. `k` is the link's place in the table. */
export function withLag(network: CompiledNetwork, k: number, date: Tick, sign: 1 | -1): Tick {
  const { table } = network;
  let lag = table.lag[k]! * sign;
  const kind = table.lagKind[k]!;
  if (kind >= 2) {
    const from = table.from[k]!;
    lag = Math.round((durationOf(network, from) * table.lag[k]!) / 1000) * sign;
  }
  if (kind & 1) return date + lag;
  const calendar = network.calendarTable[table.lagCalendar[k]!]!;
  return lag >= 0 ? calendar.add(date, lag) : calendar.subtract(date, -lag);
}

export function durationOf(network: CompiledNetwork, task: number): number {
  if (network.form[task] !== Form.summary) return network.duration[task]!;
  return network.calendarTable[network.calendar[task]!]!.between(network.start[task]!, network.finish[task]!);
}

/** Opens a summary: from when on its tasks may start. */
export function openSummary(network: CompiledNetwork, task: number): void {
  const { table, bound, boundLink, finish, start } = network;
  const above = network.parent[task]!;
  let earliest = above < 0 ? NONE : bound[above]!;
  let driver = above < 0 ? -1 : boundLink[above]!;
  for (let k = table.inFirst[task]!, end = table.inFirst[task + 1]!; k < end; k++) {
    const kind = table.kind[k]!;
    if (kind >= 2) continue;
    let date = kind === 0 ? finish[table.from[k]!]! : start[table.from[k]!]!;
    if (table.lag[k] !== 0) date = withLag(network, k, date, 1);
    if (date > earliest) {
      earliest = date;
      driver = k;
    }
  }
  const rule = network.rule[task]!;
  if (rule === Rule.SNET || rule === Rule.MSO) {
    if (network.ruleDate[task]! > earliest) {
      earliest = network.ruleDate[task]!;
      driver = -1;
    }
  }
  const given = network.givenStart[task]!;
  if (given > earliest) {
    earliest = given;
    driver = -1;
  }
  bound[task] = earliest;
  boundLink[task] = driver;
}

/** Closes a summary: it spans what stands in it, unless its dates are given. */
export function closeSummary(network: CompiledNetwork, task: number): void {
  const { start, finish, firstChild, nextSibling, isActive } = network;
  let first = NEVER;
  let last = NONE;
  for (let child = firstChild[task]!; child >= 0; child = nextSibling[child]!) {
    if (!isActive[child]) continue;
    if (start[child]! < first) first = start[child]!;
    if (finish[child]! > last) last = finish[child]!;
  }
  if (first === NEVER) {
    first = Math.max(network.bound[task]!, network.projectStart);
    last = first;
  }
  start[task] = network.givenStart[task] === NONE ? first : network.givenStart[task]!;
  finish[task] = network.givenFinish[task] === NONE ? last : network.givenFinish[task]!;
  network.cause[task] = network.givenStart[task] === NONE ? Cause.children : Cause.manual;
}

/** Computes start and finish of what stands in the order from place `first` up to `end`, from all that comes before it. */
export function forwardPlaces(network: CompiledNetwork, first: number, end: number): void {
  const {
    order,
    form,
    firstChild,
    parent,
    bound,
    rule,
    floor,
    start,
    finish,
    startWork,
    finishWork,
    duration,
    calendar,
    calendarTable,
    plainness,
  } = network;
  const { cause: causes, drivingLink, projectStart } = network;
  const { inFirst, inCode, kind: kinds, lag } = network.table;
  for (let place = first; place < end; place++) {
    const task = order[place]!;
    if (task < 0) {
      closeSummary(network, ~task);
      continue;
    }
    const plain = plainness[task]!;
    let earliest = projectStart;
    let cause: number = Cause.projectStart;
    let driver = -1;
    if (floor[task] !== NONE) {
      // Somebody who wrote down from when on a task may start knows better than the project's start.
      earliest = floor[task]!;
      cause = Cause.constraint;
    }
    if (plain === 0) {
      if (form[task] === Form.summary && firstChild[task]! >= 0) {
        openSummary(network, task);
        continue;
      }
      if (rule[task] === Rule.MSO) earliest = NONE;
    }
    const above = parent[task]!;
    if (above >= 0 && bound[above]! > earliest) {
      earliest = bound[above]!;
      cause = Cause.parent;
    }
    let work = NONE;
    let workDriver = -1;
    let earliestFinish = NONE;
    let finishDriver = -1;
    for (let k = inFirst[task]!, last = inFirst[task + 1]!; k < last; k++) {
      const code = inCode[k]!;
      const source = code & TASK_MASK;
      const short = code >>> TASK_BITS;
      if (short !== 0) {
        let asked = (short & 1) === 1 ? finishWork[source]! : startWork[source]!;
        if (short > 4) asked += lag[k]!;
        if (asked > work) {
          work = asked;
          workDriver = k;
        }
        continue;
      }
      const kind = kinds[k]!;
      let date = (kind & 1) === 0 ? finish[source]! : start[source]!;
      if (lag[k] !== 0) date = withLag(network, k, date, 1);
      if (kind >= 2) {
        if (date > earliestFinish) {
          earliestFinish = date;
          finishDriver = k;
        }
      } else if (date > earliest || (date === earliest && driver < 0)) {
        earliest = date;
        driver = k;
        cause = Cause.link;
      }
    }
    const shifts = calendarTable[calendar[task]!]!;
    if (plain !== 1) {
      if (plain === 2) {
        if (earliestFinish > earliest) {
          earliest = earliestFinish;
          driver = finishDriver;
          cause = Cause.link;
        }
        start[task] = finish[task] = shifts.settle(earliest);
      }
      causes[task] = cause;
      drivingLink[task] = driver;
      if (plain === 0) placeTask(network, task, earliest, earliestFinish, finishDriver);
      continue;
    }
    let begin = NONE;
    if (workDriver >= 0) {
      begin = shifts.startAt(work);
      cause = begin >= earliest ? Cause.link : cause;
      driver = begin >= earliest ? workDriver : driver;
    }
    if (begin < earliest) {
      work = shifts.workAt(earliest);
      begin = shifts.startAt(work);
    }
    const length = duration[task]!;
    let end = shifts.finishAt(work + length);
    if (earliestFinish > end) {
      const later = shifts.workAt(earliestFinish) - length;
      if (later > work) {
        work = later;
        begin = shifts.startAt(work);
        end = Math.max(earliestFinish, shifts.finishAt(work + length));
        cause = Cause.link;
        driver = finishDriver;
      }
    }
    start[task] = begin;
    startWork[task] = work;
    finishWork[task] = work + length;
    finish[task] = end;
    causes[task] = cause;
    drivingLink[task] = driver;
  }
}

/** The rarer cases: constraints, finish links, levelling, given dates, work plans. */
function placeTask(network: CompiledNetwork, task: number, earliest: Tick, earliestFinish: Tick, finishDriver: number): void {
  const { start, finish, ruleDate, cause } = network;
  network.overruled[task] = 0;
  if (network.form[task] === Form.manual) {
    placeManual(network, task);
    return;
  }
  const calendar = network.calendarTable[network.calendar[task]!]!;
  const rule = network.rule[task]!;
  const date = ruleDate[task]!;
  const rules = network.facts.options?.constraintsRule !== false;
  if (rule === Rule.MSO && !rules && date > earliest) {
    earliest = date;
    cause[task] = Cause.constraint;
    network.drivingLink[task] = -1;
  }
  // Nothing holds it but its own date: that is early enough to look from, and lays out no calendar back to the beginning of time.
  if (earliest === NONE) earliest = date;
  if ((rule === Rule.FNET || (rule === Rule.MFO && !rules)) && date > earliestFinish) {
    earliestFinish = date;
    finishDriver = -1;
  }
  const held = network.heldUntil[task]!;
  if (held > earliest) {
    earliest = held;
    cause[task] = Cause.asLateAsPossible;
    network.drivingLink[task] = -1;
  }
  let begin = beginAt(network, task, earliest);
  let end = finishFrom(network, task, begin);
  if (earliestFinish > end) {
    const later = startFor(network, task, earliestFinish);
    if (later > begin) {
      begin = beginAt(network, task, later);
      end = Math.max(earliestFinish, finishFrom(network, task, begin));
      cause[task] = finishDriver < 0 ? Cause.constraint : Cause.link;
      network.drivingLink[task] = finishDriver;
    }
  }
  const given = rules ? ruledStart(network, task, begin, end) : NONE;
  const plan = network.workPlan[task];
  const actual = plan?.actualStart;
  if (plan && actual !== undefined) {
    begin = actual;
    end = plan.finishFrom(begin, network.facts.options?.outOfSequence === 'retained' ? calendar.nextStart(earliest) : begin);
    cause[task] = Cause.progress;
    network.drivingLink[task] = -1;
  } else if (given !== NONE) {
    network.overruled[task] = Math.max(0, calendar.between(given, begin));
    if (rule === Rule.MSO || rule === Rule.MFO || given !== begin) {
      cause[task] = Cause.constraint;
      network.drivingLink[task] = -1;
    }
    begin = given;
    end = finishFrom(network, task, begin);
  }
  const delay = network.levellingDelay[task]!;
  if (delay !== 0 && actual === undefined) {
    begin = beginAt(network, task, begin + delay);
    end = finishFrom(network, task, begin);
    cause[task] = Cause.levelling;
  }
  start[task] = begin;
  finish[task] = end;
}

/** Where a constraint that rules over links puts the start; NONE when it lets the start be. */
function ruledStart(network: CompiledNetwork, task: number, begin: Tick, end: Tick): Tick {
  const rule = network.rule[task]!;
  const date = network.ruleDate[task]!;
  if (rule === Rule.MSO) return beginAt(network, task, date);
  if (rule === Rule.MFO) return startFor(network, task, date);
  if (rule === Rule.SNLT && begin > date) return beginAt(network, task, date);
  if (rule === Rule.FNLT && end > date) return startFor(network, task, date);
  return NONE;
}

function placeManual(network: CompiledNetwork, task: number): void {
  const calendar = network.calendarTable[network.calendar[task]!]!;
  const duration = network.duration[task]!;
  let begin = network.givenStart[task]!;
  let end = network.givenFinish[task]!;
  if (begin === NONE) begin = calendar.subtract(end, duration);
  if (end === NONE) end = calendar.add(begin, duration);
  network.start[task] = begin;
  network.finish[task] = end;
  network.cause[task] = network.tasks[task]!.external ? Cause.external : Cause.manual;
}

export function beginAt(network: CompiledNetwork, task: number, at: Tick): Tick {
  const plan = network.workPlan[task];
  if (plan) return plan.beginAt(at);
  const calendar = network.calendarTable[network.calendar[task]!]!;
  return network.form[task] === Form.milestone ? calendar.settle(at) : calendar.nextStart(at);
}

export function finishFrom(network: CompiledNetwork, task: number, begin: Tick): Tick {
  const plan = network.workPlan[task];
  return plan ? plan.finishFrom(begin) : network.calendarTable[network.calendar[task]!]!.add(begin, network.duration[task]!);
}

export function startFor(network: CompiledNetwork, task: number, end: Tick): Tick {
  const plan = network.workPlan[task];
  return plan ? plan.startFor(end) : network.calendarTable[network.calendar[task]!]!.subtract(end, network.duration[task]!);
}
