import { loopIn, loopText } from '../../../rules/dependency-loop.ts';
import { link } from '../../../rules/link.ts';
import type { DurationUnit, PlanDocument, PlanLink } from '../../../rules/plan-document.ts';
import { isAbove } from '../../../rules/structure-sense.ts';
import type { task } from '../../../rules/task.ts';
import type { ImportOptions } from '../import-plan.ts';
import { shapedRow, type ImportedRow, type ImportReport } from './import-report.ts';
import { aboutTask } from './task-rows.ts';
import { minutesOfTicks } from './wall-clock.ts';

type LinkRow = ImportedRow<typeof link>;
type TaskRow = ImportedRow<typeof task>;

const LOOPS_AT_MOST = 50;

/** The links that our rules allow too: between two tasks that come, once each, across no summary of their own, in no loop. */
export function linkRows(
  document: PlanDocument,
  projectId: string,
  tasks: readonly TaskRow[],
  taskIdOf: (uid: number) => string | undefined,
  options: ImportOptions,
  report: ImportReport,
): readonly LinkRow[] {
  const taskOf = new Map(document.tasks.map((each) => [each.uid, each]));
  const byId = new Map(tasks.map((each) => [each.id, each]));
  const rows: LinkRow[] = [];
  const seen = new Set<string>();
  for (const each of document.links) {
    const [from, to] = [taskOf.get(each.predecessorUid), taskOf.get(each.successorUid)];
    const name = `${from?.name ?? each.predecessorUid} → ${to?.name ?? each.successorUid}`;
    const about = { subject: 'link', name, ...(to === undefined ? {} : { row: aboutTask(to).row }) } as const;
    const [fromId, toId] = [taskIdOf(each.predecessorUid), taskIdOf(each.successorUid)];
    const refusal = refusalOf(each, fromId, toId, byId, seen);
    if (refusal !== undefined || fromId === undefined || toId === undefined) {
      report.add({ severity: 'left-out', ...about, ...(refusal ?? { code: 'task-missing', detail: '' }) });
      continue;
    }
    seen.add(`${fromId} ${toId}`);
    const row = shapedRow(link, options.newId(), { projectId, fromId, toId, kind: each.kind, ...lagOf(each) }, report, about);
    if (row !== undefined) rows.push(row);
  }
  return withoutLoops(tasks, rows, byId, report);
}

function refusalOf(
  each: PlanLink,
  fromId: string | undefined,
  toId: string | undefined,
  byId: ReadonlyMap<string, TaskRow>,
  seen: ReadonlySet<string>,
): { readonly code: string; readonly detail: string } | undefined {
  if (each.isCrossProject)
    return {
      code: 'other-project',
      detail: `it comes from another project${each.crossProjectName === null ? '' : ` (${each.crossProjectName.slice(0, 120)})`}`,
    };
  if (fromId === undefined || toId === undefined) return { code: 'task-missing', detail: 'one of the two tasks does not come' };
  if (fromId === toId) return { code: 'link-to-itself', detail: 'a task cannot wait for itself' };
  if (isAbove(fromId, toId, byId) || isAbove(toId, fromId, byId))
    return { code: 'linked-with-summary', detail: 'a task cannot be linked with its own summary' };
  if (seen.has(`${fromId} ${toId}`)) return { code: 'linked-already', detail: 'the two are linked already' };
  return undefined;
}

function lagOf(each: PlanLink): { readonly lag: number; readonly lagKind: string } {
  const unit: DurationUnit = each.lagFormat.unit;
  if (unit === 'percent' || unit === 'elapsed-percent') return { lag: each.lag, lagKind: unit };
  return { lag: minutesOfTicks(each.lag), lagKind: unit.startsWith('elapsed') ? 'elapsed' : 'working' };
}

/** Takes one link out of every loop, the last one of it in the file, and names the loop. */
function withoutLoops(
  tasks: readonly TaskRow[],
  rows: readonly LinkRow[],
  byId: ReadonlyMap<string, TaskRow>,
  report: ImportReport,
): readonly LinkRow[] {
  let left = rows;
  for (let turns = 0; turns < LOOPS_AT_MOST; turns += 1) {
    const loop = loopIn(tasks, left);
    if (loop === undefined) return left;
    const names = loopText(loop, (id) => byId.get(id)?.name ?? id);
    const steps = new Set(loop.slice(1).map((id, at) => `${loop[at]} ${id}`));
    const culprit =
      left.findLast((each) => steps.has(`${each.fromId} ${each.toId}`)) ??
      left.findLast((each) => loop.includes(each.fromId) || loop.includes(each.toId));
    report.add({ severity: 'left-out', subject: 'link', name: names, code: 'loop', detail: `loop: ${names}`, values: { loop: names } });
    left = left.filter((each) => each !== culprit);
  }
  report.add({
    severity: 'left-out',
    subject: 'link',
    name: '',
    code: 'too-many-loops',
    detail: `there are more than ${LOOPS_AT_MOST} loops; no link comes`,
  });
  return [];
}
