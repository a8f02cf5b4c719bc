import { backwardTask, closeSummaryBackward, openSummaryBackward } from './backward.ts';
import { closeSummary, forwardTask, openSummary } from './forward.ts';
import type { CompiledNetwork, Network } from './network.ts';
import { Form, NONE, Rule } from './network.ts';

/** Computes every date of a compiled plan, in place. */
export function run(network: Network): void {
  runAll(network as CompiledNetwork);
}

export function runAll(network: CompiledNetwork): void {
  forward(network);
  network.projectFinish = lastFinish(network);
  backward(network);
  if (network.rule.includes(Rule.ALAP)) network.projectFinish = network.projectFinish + 0;
  markCritical(network);
}

function forward(network: CompiledNetwork): void {
  const { order, form, firstChild } = network;
  for (let position = 0; position < order.length; position++) {
    const code = order[position]!;
    if (code < 0) closeSummary(network, ~code);
    else if (form[code] === Form.summary && firstChild[code]! >= 0) openSummary(network, code);
    else forwardTask(network, code);
  }
}

function backward(network: CompiledNetwork): void {
  const { order, form, firstChild } = network;
  for (let position = order.length - 1; position >= 0; position--) {
    const code = order[position]!;
    if (code < 0) openSummaryBackward(network, ~code);
    else if (form[code] === Form.summary && firstChild[code]! >= 0) closeSummaryBackward(network, code);
    else backwardTask(network, code);
  }
}

export function lastFinish(network: CompiledNetwork): number {
  const { finish, isActive, parent } = network;
  let last = NONE;
  for (let task = 0; task < network.count; task++) {
    if (finish[task]! > last && isActive[task] && parent[task]! < 0) last = finish[task]!;
  }
  return last === NONE ? network.projectStart : last;
}

export function markCritical(network: CompiledNetwork): void {
  const limit = network.facts.options?.criticalSlack ?? 0;
  for (let task = 0; task < network.count; task++) network.isCritical[task] = network.totalSlack[task]! <= limit ? 1 : 0;
}
