import { Calendars } from '../calendar/compile-calendars.ts';
import type { Shifts } from '../calendar/shifts.ts';
import { FIRST_TICK, LAST_TICK } from '../calendar/shifts.ts';
import type { AssignmentFacts, Conflict, LinkFacts, PlanFacts, TaskFacts } from '../facts.ts';
import type { LinkRow } from './links.ts';
import { Kind, linkTable, setDirect } from './links.ts';
import type { CompiledNetwork, Network } from './network.ts';
import { Form, NEVER, NONE, Rule } from './network.ts';
import type { Tree } from './order.ts';
import { orderOf } from './order.ts';
import { workPlanOf } from './plan-work.ts';

/** Readies the facts for `run`. */
export function compile(facts: PlanFacts): Network {
  return compileAll(facts);
}

export function compileAll(facts: PlanFacts): CompiledNetwork {
  const count = facts.tasks.length;
  const conflicts: Conflict[] = [];
  const indexOf = indexById(facts.tasks, conflicts);
  const calendars = new Calendars(facts.calendars, facts.scheduleFrom === 'finish' ? (facts.finish ?? facts.start) : facts.start);
  const tree = treeOf(facts.tasks, indexOf, conflicts);
  const int = (): Int32Array => new Int32Array(count);

  const start = int();
  const finish = int();
  const calendarTable: Shifts[] = [];
  const isBackward = facts.scheduleFrom === 'finish' && facts.finish !== undefined;
  const network: CompiledNetwork = {
    facts,
    count,
    indexOf,
    tasks: [...facts.tasks],
    links: [...facts.links],
    calendars,
    conflicts,
    start,
    finish,
    earlyStart: isBackward ? int() : start,
    earlyFinish: isBackward ? int() : finish,
    lateStart: int(),
    lateFinish: int(),
    totalSlack: int(),
    freeSlack: int(),
    isCritical: new Uint8Array(count),
    cause: new Uint8Array(count),
    drivingLink: int().fill(-1),
    projectStart: inRange(facts.start),
    projectFinish: inRange(facts.finish ?? facts.start),
    calendarOf: (task) => calendarTable[network.calendar[task]!]!,
    linkAt: (index) => (index < 0 ? undefined : network.links[network.table.source[index]!]),
    form: new Uint8Array(count),
    isActive: new Uint8Array(count).fill(1),
    duration: int(),
    levellingDelay: int(),
    rule: new Uint8Array(count),
    ruleDate: int().fill(NONE),
    deadline: int().fill(NEVER),
    givenStart: int().fill(NONE),
    givenFinish: int().fill(NONE),
    calendar: new Uint16Array(count),
    calendarTable,
    workPlan: Array.from({ length: count }),
    assignments: assignmentsByTask(facts, indexOf, conflicts),
    linkIndex: new Map(facts.links.map(({ id }, index) => [id, index])),
    conflictsBeforeLinks: 0,
    resources: new Map(facts.resources?.map((resource) => [resource.id, resource])),
    ...tree,
    order: new Int32Array(0),
    rank: int(),
    closingRank: int(),
    table: linkTable(0, []),
    bound: int(),
    boundLink: int(),
    lateBound: int(),
    plainness: new Uint8Array(count),
    floor: int().fill(NONE),
    startWork: int(),
    finishWork: int(),
    lateStartWork: int(),
    overruled: int(),
    isFromFinish: isBackward,
    lateCount: 0,
    roots: Int32Array.from(facts.tasks.keys()).filter((task) => tree.parent[task]! < 0),
    heldUntil: int().fill(NONE),
  };
  for (let task = 0; task < count; task++) setTask(network, task, facts.tasks[task]!, network.assignments.get(task) ?? []);
  calendars.of(facts.calendar);
  conflicts.push(...calendars.conflicts);
  network.conflictsBeforeLinks = conflicts.length;
  connect(network);
  return network;
}

/** Puts (anew) what one task says into the arrays. */
export function setTask(network: CompiledNetwork, task: number, facts: TaskFacts, assignments: readonly AssignmentFacts[]): void {
  network.tasks[task] = facts;
  const calendarId = facts.calendar !== undefined && network.calendars.has(facts.calendar) ? facts.calendar : network.facts.calendar;
  if (facts.calendar !== undefined && calendarId !== facts.calendar) {
    network.conflicts.push({ kind: 'unknown-calendar', tasks: [facts.id], about: facts.calendar });
  }
  network.calendar[task] = calendarIndex(network, facts.elapsed ? network.calendars.roundTheClock : network.calendars.of(calendarId));
  const duration = numberOr(network, facts, 'duration', facts.duration, undefined) ?? durationOfDates(network, task, facts);
  network.duration[task] = Math.min(Math.max(0, duration), LAST_TICK);
  network.levellingDelay[task] = numberOr(network, facts, 'levellingDelay', facts.levellingDelay, 0) ?? 0;
  network.isActive[task] = facts.active === false ? 0 : 1;
  if (network.rule[task] === Rule.ALAP) network.lateCount--;
  network.rule[task] = Rule[facts.constraint?.kind ?? (network.isFromFinish ? 'ALAP' : 'ASAP')];
  const ruleDate = numberOr(network, facts, 'constraint', facts.constraint?.date, undefined);
  if (ruleDate === undefined && network.rule[task]! > Rule.ALAP) network.rule[task] = Rule.ASAP;
  network.ruleDate[task] = ruleDate === undefined ? NONE : inRange(ruleDate);
  network.deadline[task] = facts.deadline === undefined ? NEVER : inRange(facts.deadline);
  network.givenStart[task] = NONE;
  network.givenFinish[task] = NONE;
  network.workPlan[task] = undefined;
  network.overruled[task] = 0;
  network.form[task] = formOf(network, task, facts, assignments);
  if (network.rule[task] === Rule.ALAP) network.lateCount++;
  network.floor[task] = network.rule[task] === Rule.SNET ? network.ruleDate[task]! : NONE;
  network.plainness[task] = plainnessOf(network, task);
}

function plainnessOf(network: CompiledNetwork, task: number): number {
  const rule = network.rule[task]!;
  if ((rule !== Rule.ASAP && rule !== Rule.SNET) || network.levellingDelay[task] !== 0) return 0;
  const form = network.form[task]!;
  if (form === Form.milestone) return 2;
  return (form === Form.simple || form === Form.elapsed) && network.duration[task]! > 0 ? 1 : 0;
}

/** Says of a task's links anew which of them join two plain tasks on one calendar. */
export function markDirectLinks(network: CompiledNetwork, task: number): void {
  const { table } = network;
  for (let k = table.inFirst[task]!; k < table.inFirst[task + 1]!; k++) setDirect(table, k, directness(network, k));
  for (let e = table.outFirst[task]!; e < table.outFirst[task + 1]!; e++)
    setDirect(table, table.out[e]!, directness(network, table.out[e]!));
}

function directness(network: CompiledNetwork, k: number): number {
  const { table, plainness, calendar } = network;
  const [from, to] = [table.from[k]!, table.to[k]!];
  if (plainness[from] !== 1 || plainness[to] !== 1 || calendar[from] !== calendar[to] || table.kind[k]! >= 2) return 0;
  if (table.lag[k] !== 0 && (table.lagKind[k] !== 0 || table.lagCalendar[k] !== calendar[to])) return 0;
  return table.kind[k] === 0 ? 1 : 2;
}

/** A manual task may say no more than from when to when. */
function durationOfDates(network: CompiledNetwork, task: number, { manualStart, manualFinish }: TaskFacts): number {
  if (manualStart === undefined || manualFinish === undefined) return 0;
  return network.calendarTable[network.calendar[task]!]!.between(inRange(manualStart), inRange(manualFinish));
}

function formOf(network: CompiledNetwork, task: number, facts: TaskFacts, assignments: readonly AssignmentFacts[]): number {
  if (network.firstChild[task]! >= 0 && !(facts.mode === 'manual' && facts.manualStart !== undefined)) return Form.summary;
  if (facts.mode === 'manual' || facts.external) {
    const start = facts.manualStart ?? facts.actualStart;
    const finish = facts.manualFinish ?? facts.actualFinish;
    if (start !== undefined) network.givenStart[task] = inRange(start);
    if (finish !== undefined) network.givenFinish[task] = inRange(finish);
    // Two dates say how long it takes, unless people are at work on it.
    if (start !== undefined && finish !== undefined && !assignments.some(({ resource }) => resource !== undefined)) {
      network.duration[task] = Math.max(0, network.calendarTable[network.calendar[task]!]!.between(inRange(start), inRange(finish)));
    }
    if (start !== undefined || finish !== undefined) return network.firstChild[task]! >= 0 ? Form.summary : Form.manual;
  }
  const plan = workPlanOf(network, task, facts, assignments, network.resources);
  if (plan) {
    network.workPlan[task] = plan;
    return Form.worked;
  }
  if (network.duration[task] === 0) return Form.milestone;
  return facts.elapsed ? Form.elapsed : Form.simple;
}

/** Links, loops and the order of computing. Called again when a link is put where the order does not allow it. */
export function connect(network: CompiledNetwork): void {
  const rows: LinkRow[] = [];
  network.conflicts.length = network.conflictsBeforeLinks;
  network.links.forEach((link, source) => {
    const row = linkRow(network, link, source);
    if (row) rows.push(row);
  });
  const ordering = orderOf(network, rows);
  for (const { tasks, link } of ordering.loops) {
    network.conflicts.push({ kind: 'loop', tasks: tasks.map((task) => network.tasks[task]!.id), links: [network.links[link.source]!.id] });
  }
  network.order = ordering.order;
  network.order.forEach((code, position) => {
    if (code >= 0) network.rank[code] = position;
    else network.closingRank[~code] = position;
  });
  network.table = linkTable(network.count, ordering.rows);
  for (let k = 0; k < network.table.from.length; k++) setDirect(network.table, k, directness(network, k));
}

export function linkRow(network: CompiledNetwork, link: LinkFacts, source: number): LinkRow | undefined {
  const from = network.indexOf.get(link.from);
  const to = network.indexOf.get(link.to);
  if (from === undefined || to === undefined) {
    network.conflicts.push({ kind: 'unknown-task', tasks: [], links: [link.id], about: from === undefined ? link.from : link.to });
    return undefined;
  }
  if (from === to || isWithin(network.parent, from, to) || isWithin(network.parent, to, from)) {
    network.conflicts.push({ kind: from === to ? 'loop' : 'link-to-own-summary', tasks: [link.from, link.to], links: [link.id] });
    return undefined;
  }
  // What is not active moves nothing, and a finished summary has no say about when its manual dates are.
  if (!network.isActive[from] || !network.isActive[to]) return undefined;
  const kinds = { working: 0, elapsed: 1, percent: 2, 'elapsed-percent': 3 } as const;
  let lagKind: number = kinds[link.lagKind ?? 'working'];
  const choice = network.facts.options?.lagCalendar ?? 'successor';
  if (choice === 'elapsed' && lagKind % 2 === 0) lagKind++;
  const project = calendarIndex(network, network.calendars.of(network.facts.calendar));
  const lagCalendar = choice === 'project' ? project : lagCalendarOf(network, choice === 'predecessor' ? from : to, project);
  const lag = Number.isFinite(link.lag ?? 0) ? Math.round(link.lag ?? 0) : 0;
  return { from, to, kind: Kind[link.kind], lag: Math.max(-LAST_TICK, Math.min(LAST_TICK, lag)), lagKind, lagCalendar, source };
}

/** An elapsed task has no working hours to count a lag in; the project's count then. */
function lagCalendarOf(network: CompiledNetwork, task: number, project: number): number {
  return network.tasks[task]!.elapsed ? project : network.calendar[task]!;
}

function calendarIndex(network: CompiledNetwork, shifts: Shifts): number {
  const known = network.calendarTable.indexOf(shifts);
  return known >= 0 ? known : network.calendarTable.push(shifts) - 1;
}

function numberOr(
  network: CompiledNetwork,
  facts: TaskFacts,
  field: string,
  value: number | undefined,
  otherwise: number | undefined,
): number | undefined {
  if (value === undefined) return otherwise;
  if (Number.isFinite(value)) return Math.round(value);
  network.conflicts.push({ kind: 'bad-number', tasks: [facts.id], about: field });
  return otherwise;
}

function inRange(tick: number): number {
  return Number.isFinite(tick) ? Math.round(Math.max(FIRST_TICK, Math.min(LAST_TICK, tick))) : 0;
}

function indexById(tasks: readonly TaskFacts[], conflicts: Conflict[]): ReadonlyMap<string, number> {
  const indexOf = new Map<string, number>();
  tasks.forEach(({ id }, index) => {
    if (indexOf.has(id)) conflicts.push({ kind: 'duplicate-id', tasks: [id] });
    else indexOf.set(id, index);
  });
  return indexOf;
}

function treeOf(tasks: readonly TaskFacts[], indexOf: ReadonlyMap<string, number>, conflicts: Conflict[]): Tree {
  const parent = new Int32Array(tasks.length).fill(-1);
  const firstChild = new Int32Array(tasks.length).fill(-1);
  const nextSibling = new Int32Array(tasks.length).fill(-1);
  tasks.forEach((task, index) => {
    if (task.parent === undefined) return;
    const above = indexOf.get(task.parent);
    if (above === undefined) conflicts.push({ kind: 'unknown-task', tasks: [task.id], about: task.parent });
    else if (above === index || isWithin(parent, above, index)) conflicts.push({ kind: 'loop', tasks: [task.id, task.parent] });
    else parent[index] = above;
  });
  for (let index = tasks.length - 1; index >= 0; index--) {
    const above = parent[index]!;
    if (above < 0) continue;
    nextSibling[index] = firstChild[above]!;
    firstChild[above] = index;
  }
  return { parent, firstChild, nextSibling };
}

function isWithin(parent: Int32Array, task: number, summary: number): boolean {
  for (let above = parent[task]!; above >= 0; above = parent[above]!) if (above === summary) return true;
  return false;
}

function assignmentsByTask(facts: PlanFacts, indexOf: ReadonlyMap<string, number>, conflicts: Conflict[]): Map<number, AssignmentFacts[]> {
  const resources = new Set(facts.resources?.map(({ id }) => id));
  const byTask = new Map<number, AssignmentFacts[]>();
  for (const assignment of facts.assignments ?? []) {
    const task = indexOf.get(assignment.task);
    if (task === undefined) {
      conflicts.push({ kind: 'unknown-task', tasks: [], about: assignment.task });
      continue;
    }
    if (assignment.resource !== undefined && !resources.has(assignment.resource)) {
      conflicts.push({ kind: 'unknown-resource', tasks: [assignment.task], about: assignment.resource });
    }
    const list = byTask.get(task);
    if (list) list.push(assignment);
    else byTask.set(task, [assignment]);
  }
  return byTask;
}
