import type { ConstraintKind, Reason } from '../facts.ts';
import { withLag } from './forward.ts';
import type { CompiledNetwork } from './network.ts';
import { Cause, Form, NONE } from './network.ts';

/** Why a task starts when it does. */
export function startReason(network: CompiledNetwork, task: number): Reason {
  const facts = network.tasks[task]!;
  switch (network.cause[task]) {
    case Cause.link:
      return linkReason(network, network.drivingLink[task]!);
    case Cause.constraint:
      return { kind: 'constraint', constraint: (facts.constraint?.kind ?? 'ASAP') as ConstraintKind, date: network.ruleDate[task]! };
    case Cause.parent:
      if (network.boundLink[network.parent[task]!]! >= 0) return linkReason(network, network.boundLink[network.parent[task]!]!);
      return { kind: 'parent', task: network.tasks[network.parent[task]!]!.id, date: network.bound[network.parent[task]!]! };
    case Cause.levelling:
      return { kind: 'levelling' };
    case Cause.progress:
      return { kind: 'progress', date: network.start[task]! };
    case Cause.manual:
      return { kind: 'manual', date: network.start[task]! };
    case Cause.resource:
      return { kind: 'resource', resource: network.workPlan[task]?.resource };
    case Cause.asLateAsPossible:
      return { kind: 'as-late-as-possible' };
    case Cause.children:
      return childReason(network, task, 'start');
    case Cause.projectFinish:
      return { kind: 'project-finish', date: network.projectFinish };
    case Cause.external:
      return { kind: 'external' };
    default:
      return { kind: 'project-start', date: network.projectStart };
  }
}

function linkReason(network: CompiledNetwork, k: number): Reason {
  const { table } = network;
  const from = table.from[k]!;
  const date = withLag(network, k, (table.kind[k]! & 1) === 0 ? network.finish[from]! : network.start[from]!, 1);
  return { kind: 'link', task: network.tasks[from]!.id, link: network.linkAt(k)!.id, date };
}

/** Why a task finishes when it does: mostly, because it started when it did and takes so long. */
export function finishReason(network: CompiledNetwork, task: number): Reason {
  if (network.form[task] === Form.summary && network.givenFinish[task] === NONE) return childReason(network, task, 'finish');
  if (network.form[task] === Form.manual || network.form[task] === Form.summary) return { kind: 'manual', date: network.finish[task]! };
  const plan = network.workPlan[task];
  if (plan?.actualFinish !== undefined) return { kind: 'progress', date: plan.actualFinish };
  if (plan?.resource !== undefined) return { kind: 'resource', resource: plan.resource };
  return { kind: 'duration' };
}

function childReason(network: CompiledNetwork, task: number, side: 'start' | 'finish'): Reason {
  const dates = network[side];
  for (let child = network.firstChild[task]!; child >= 0; child = network.nextSibling[child]!) {
    if (network.isActive[child] && dates[child] === dates[task]) return { kind: 'children', task: network.tasks[child]!.id };
  }
  return { kind: 'children' };
}
