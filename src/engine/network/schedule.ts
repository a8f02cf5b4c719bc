import type { Conflict, Plan, PlanFacts, PlannedTask } from '../facts.ts';
import { compileAll } from './compile.ts';
import { durationOf } from './forward.ts';
import type { CompiledNetwork } from './network.ts';
import { Form } from './network.ts';
import { finishReason, startReason } from './reasons.ts';
import { runAll } from './run.ts';
import { brokenPromises } from './conflicts.ts';

/** The plan for these facts. What cannot be kept is said in `conflicts`. */
export function schedule(facts: PlanFacts): Plan {
  const network = compileAll(facts);
  runAll(network);
  return planOf(network);
}

export function planOf(network: CompiledNetwork): Plan {
  const conflicts: Conflict[] = [...network.conflicts, ...brokenPromises(network)];
  const tasks = network.tasks.map((_, task) => plannedTask(network, task));
  return { start: network.projectStart, finish: network.projectFinish, tasks, conflicts };
}

function plannedTask(network: CompiledNetwork, task: number): PlannedTask {
  return {
    id: network.tasks[task]!.id,
    start: network.start[task]!,
    finish: network.finish[task]!,
    earlyStart: network.earlyStart[task]!,
    earlyFinish: network.earlyFinish[task]!,
    lateStart: network.lateStart[task]!,
    lateFinish: network.lateFinish[task]!,
    duration: durationOf(network, task),
    totalSlack: network.totalSlack[task]!,
    freeSlack: network.freeSlack[task]!,
    isCritical: network.isCritical[task] === 1,
    isSummary: network.form[task] === Form.summary,
    startReason: startReason(network, task),
    finishReason: finishReason(network, task),
  };
}
