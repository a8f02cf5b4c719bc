/**
 * Speed of the planning engine on drawn projects: `npm run bench`, or `node bench/engine.ts [tasks …]`.
 * Prints medians of both passes with calendars, all links and constraints, slack; and of one edit repaired incrementally. On a busy
 * machine the fastest round says more about the engine than the median, which says more about the machine; both are printed.
 */
import { compile, edit, run } from '#engine';
import type { Edit, Network } from '#engine';
import { seededChance } from './seeded-chance.ts';
import { drawnPlan } from './drawn-plan.ts';

const GOALS: { readonly [tasks: number]: { readonly passes: number; readonly repair?: number } } = {
  1_000: { passes: 0.15 },
  10_000: { passes: 1.5, repair: 0.05 },
  100_000: { passes: 20, repair: 0.3 },
  1_000_000: { passes: 300 },
};

const sizes = process.argv.slice(2).map(Number).filter(Number.isFinite);
console.log(
  'tasks      links      compile ms   both passes ms, median / fastest   goal    ns/task   repair p50 / p95 ms   goal   tasks touched p50 / p95',
);
for (const tasks of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000, 1_000_000]) measure(tasks);

function measure(tasks: number): void {
  const facts = drawnPlan(tasks, 7);
  const begun = performance.now();
  const network = compile(facts);
  const compiled = performance.now() - begun;
  const rounds = Math.max(7, Math.min(2_000, Math.round(3_000_000 / tasks)));
  for (let round = 0; round < Math.min(200, rounds); round++) run(network);
  const passes = timesOf(rounds, () => run(network));
  const goal = GOALS[tasks];
  const repair = tasks <= 100_000 ? repairTimes(network, tasks) : undefined;
  const perTask = (1e6 * percentile(passes, 50)) / tasks;
  console.log(
    [
      String(tasks).padEnd(10),
      String(facts.links.length).padEnd(10),
      compiled.toFixed(0).padStart(8).padEnd(12),
      `${percentile(passes, 50).toFixed(3)} / ${percentile(passes, 0).toFixed(3)}`.padStart(24).padEnd(36),
      String(goal?.passes ?? '–').padStart(6),
      perTask.toFixed(0).padStart(9),
      ...(repair
        ? [
            `${percentile(repair.times, 50).toFixed(4)} / ${percentile(repair.times, 95).toFixed(4)}`.padStart(22),
            String(goal?.repair ?? '–').padStart(6),
            `${percentile(repair.touched, 50)} / ${percentile(repair.touched, 95)}`.padStart(16),
          ]
        : []),
    ].join(' '),
  );
}

function timesOf(rounds: number, deed: () => void): readonly number[] {
  return Array.from({ length: rounds }, () => {
    const begun = performance.now();
    deed();
    return performance.now() - begun;
  }).toSorted((a, b) => a - b);
}

/** Somebody draws a bar a day longer or shorter, moves a start, or changes a lag; any task, one after another. */
function repairTimes(network: Network, tasks: number): { readonly times: readonly number[]; readonly touched: readonly number[] } {
  const chance = seededChance(11);
  const times: number[] = [];
  const touched: number[] = [];
  for (let round = 0; round < 3_000; round++) {
    const change = drawnEdit(network, tasks, chance);
    const begun = performance.now();
    const changed = edit(network, [change]);
    const time = performance.now() - begun;
    if (round >= 1_000) {
      times.push(time);
      touched.push(changed.length);
    }
  }
  return { times: times.toSorted((a, b) => a - b), touched: touched.toSorted((a, b) => a - b) };
}

function drawnEdit(network: Network, tasks: number, chance: () => number): Edit {
  const pick = Math.floor(chance() * tasks);
  const task = network.facts.tasks[pick]!;
  if (task.kind === 'summary') return drawnEdit(network, tasks, chance);
  const kind = chance();
  if (kind < 0.5) return { kind: 'duration', task: task.id, duration: 4_800 * (1 + Math.floor(chance() * 10)) };
  if (kind < 0.8) {
    const date = network.start[pick]! + Math.floor(chance() * 5 - 1) * 14_400;
    return { kind: 'constraint', task: task.id, constraint: { kind: 'SNET', date } };
  }
  const link = network.facts.links[Math.floor(chance() * network.facts.links.length)]!;
  return { kind: 'put-link', link: { ...link, lag: 4_800 * Math.floor(chance() * 4) } };
}

function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
