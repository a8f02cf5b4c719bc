import type { AssignmentFacts, LinkFacts, TaskFacts } from '../facts.ts';
import { connect, linkRow, markDirectLinks, setTask } from './compile.ts';
import { setLag } from './links.ts';
import type { CompiledNetwork, Edit, Network } from './network.ts';
import { Repair } from './repair.ts';
import { runAll } from './run.ts';

export interface EditOptions {
  readonly recomputesAll?: boolean;
  /** False: nobody asks which tasks changed, and after a full run nobody looks. */
  readonly tellsChanges?: boolean;
}

const repairs = new WeakMap<CompiledNetwork, Repair>();

/**
 * Applies the changes and repairs what they touch; gives the indices of the tasks whose dates or slack changed. The network must have been
 * run before. Changes to tasks and lags cost what they touch; a link put or taken away costs a new table of the links besides.
 * What names an unknown task or link changes nothing. With `recomputesAll` exactly one full run takes the place of the repair; the dates
 * are the same.
 */
export function edit(network: Network, changes: readonly Edit[], options?: EditOptions): readonly number[] {
  const compiled = network as CompiledNetwork;
  let isNew = false;
  let repair = repairs.get(compiled);
  const relinked: LinkFacts[] = [];
  const marked: number[] = [];
  for (const change of changes) {
    if (change.kind === 'put-link') {
      if (!changeLag(compiled, change.link, marked)) relinked.push(change.link);
      const index = compiled.linkIndex.get(change.link.id);
      if (index !== undefined) compiled.links[index] = change.link;
      else compiled.linkIndex.set(change.link.id, compiled.links.push(change.link) - 1);
    } else if (change.kind === 'remove-link') {
      const index = compiled.linkIndex.get(change.link);
      if (index === undefined) continue;
      relinked.push(compiled.links[index]!);
      compiled.links.splice(index, 1);
      compiled.linkIndex.clear();
      compiled.links.forEach((link, k) => compiled.linkIndex.set(link.id, k));
    } else {
      const task = compiled.indexOf.get(change.task);
      if (task === undefined) continue;
      changeTask(compiled, task, change);
      markDirectLinks(compiled, task);
      marked.push(task);
    }
  }
  if (relinked.length > 0) {
    // The order may be another one, so nothing that was known of places holds any more.
    connect(compiled);
    isNew = true;
  }
  if (repair === undefined || isNew) {
    repair = new Repair(compiled);
    repairs.set(compiled, repair);
  }
  if (isNew || options?.recomputesAll || compiled.isFromFinish || compiled.lateCount > 0) {
    if (options?.tellsChanges !== false) return rerun(compiled);
    runAll(compiled);
    return [];
  }
  for (const task of marked) repair.mark(task);
  return repair.settle();
}

function changeTask(network: CompiledNetwork, task: number, change: Exclude<Edit, { kind: 'put-link' | 'remove-link' }>): void {
  const facts = network.tasks[task]!;
  const assignments = network.assignments.get(task) ?? [];
  if (change.kind === 'duration') {
    const ratio = facts.duration ? change.duration / facts.duration : 1;
    const changed = assignments.map((each) => stretched(each, ratio));
    if (changed.length > 0) network.assignments.set(task, changed);
    setTask(network, task, { ...facts, duration: change.duration }, changed);
  } else if (change.kind === 'constraint') {
    setTask(network, task, { ...facts, constraint: change.constraint }, assignments);
  } else {
    const dated: TaskFacts = { ...facts, mode: 'manual', manualStart: change.start, manualFinish: change.finish };
    setTask(network, task, dated, assignments);
  }
}

/** Who works at the same strength for longer does more. */
function stretched(assignment: AssignmentFacts, ratio: number): AssignmentFacts {
  const work = assignment.work === undefined ? undefined : assignment.work * ratio;
  const profile = assignment.profile?.map((piece) => ({ duration: Math.round(piece.duration * ratio), work: piece.work * ratio }));
  return { ...assignment, work, profile };
}

/** Changes a link in its place when only its lag is another; false when the table has to be made anew. */
function changeLag(network: CompiledNetwork, link: LinkFacts, marked: number[]): boolean {
  const { table } = network;
  const source = network.linkIndex.get(link.id);
  if (source === undefined) return false;
  const before = network.links[source]!;
  if (before.from !== link.from || before.to !== link.to || before.kind !== link.kind) return false;
  const row = linkRow(network, link, source);
  if (!row) return true;
  for (let k = table.inFirst[row.to]!; k < table.inFirst[row.to + 1]!; k++) {
    if (table.source[k] !== source) continue;
    setLag(table, k, row.lag, row.lagKind);
    markDirectLinks(network, row.to);
    marked.push(row.to);
  }
  return true;
}

/** Memory for what stood before a full run: made once a network, as making it costs more than filling it. */
const standing = new WeakMap<CompiledNetwork, Int32Array>();

function rerun(network: CompiledNetwork): readonly number[] {
  const { start, finish, lateStart, lateFinish, totalSlack, freeSlack, count } = network;
  const before = standing.get(network) ?? new Int32Array(6 * count);
  standing.set(network, before);
  [start, finish, lateStart, lateFinish, totalSlack, freeSlack].forEach((column, k) => before.set(column, k * count));
  runAll(network);
  const changed: number[] = [];
  for (let task = 0; task < count; task++) {
    if (
      start[task] !== before[task] ||
      finish[task] !== before[task + count] ||
      lateStart[task] !== before[task + 2 * count] ||
      lateFinish[task] !== before[task + 3 * count] ||
      totalSlack[task] !== before[task + 4 * count] ||
      freeSlack[task] !== before[task + 5 * count]
    )
      changed.push(task);
  }
  return changed;
}
