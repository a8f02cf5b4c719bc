import type { Conflict } from '../facts.ts';
import { LAST_TICK } from '../calendar/shifts.ts';
import { withLag } from './forward.ts';
import type { CompiledNetwork } from './network.ts';
import { Form, NONE, Rule } from './network.ts';

/** What the facts ask for and the plan could not keep. */
export function brokenPromises(network: CompiledNetwork): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  for (let task = 0; task < network.count; task++) {
    if (!network.isActive[task]) continue;
    const id = network.tasks[task]!.id;
    const deadline = network.deadline[task]!;
    if (network.finish[task]! > deadline) conflicts.push({ kind: 'deadline-missed', tasks: [id], date: deadline });
    if (isConstraintBroken(network, task)) conflicts.push({ kind: 'constraint-broken', tasks: [id], date: network.ruleDate[task]! });
    if (network.finish[task]! >= LAST_TICK) conflicts.push({ kind: 'beyond-horizon', tasks: [id] });
  }
  const { table } = network;
  for (let k = 0; k < table.from.length; k++) {
    const from = table.from[k]!;
    const to = table.to[k]!;
    const kind = table.kind[k]!;
    const asked = withLag(network, k, (kind & 1) === 0 ? network.finish[from]! : network.start[from]!, 1);
    const is = kind < 2 ? network.start[to]! : network.finish[to]!;
    if (is >= asked || network.calendarOf(to).between(is, asked) <= 0) continue;
    const tasks = [network.tasks[from]!.id, network.tasks[to]!.id];
    const given = network.form[to] === Form.manual;
    conflicts.push({ kind: given ? 'manual-breaks-link' : 'link-broken', tasks, links: [network.linkAt(k)!.id], date: asked });
  }
  return conflicts;
}

function isConstraintBroken(network: CompiledNetwork, task: number): boolean {
  if (network.form[task] === Form.manual || network.form[task] === Form.summary) return false;
  const rule = network.rule[task]!;
  const date = network.ruleDate[task]!;
  const calendar = network.calendarOf(task);
  if (rule <= Rule.ALAP || date === NONE) return false;
  const begin = calendar.between(date, network.start[task]!);
  const end = calendar.between(date, network.finish[task]!);
  if (rule === Rule.SNET) return begin < 0;
  if (rule === Rule.SNLT) return begin > 0;
  if (rule === Rule.FNET) return end < 0;
  if (rule === Rule.FNLT) return end > 0;
  return rule === Rule.MSO ? begin !== 0 : end !== 0;
}
