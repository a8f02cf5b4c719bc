/**
 * How good and how fast levelling is.
 *   node bench/levelling.ts <folder with psplib/ and mpsplib/> [schedules...]
 * Prints, per set of PSPLIB, the average deviation (J30 over the optimum, J60 and J120 over the critical path) of the list schedules and of
 * seeded samples, with schedules a second on one core; then MPSPLIB against the bound; then people with calendars.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesInTar } from './conformance/tar.ts';
import { drawnDepartment } from './levelling/drawn-department.ts';
import { TICKS_PER_DAY } from '../src/engine/facts.ts';
import { generation } from '../src/engine/levelling/people/generation.ts';
import { level } from '../src/engine/levelling/people/level.ts';
import type { LevelOptions } from '../src/engine/levelling/people/level.ts';
import { compileLevelling } from '../src/engine/levelling/people/levelling-problem.ts';
import { capacityOf, loadOf } from '../src/engine/levelling/people/load-of.ts';
import type { Demand } from '../src/engine/levelling/people/load-of.ts';
import { listSchedule } from '../src/engine/levelling/periods/list-schedule.ts';
import type { ListScheduleOptions } from '../src/engine/levelling/periods/list-schedule.ts';
import { compilePeriodProject } from '../src/engine/levelling/periods/project.ts';
import type { PeriodActivity, PeriodFacts } from '../src/engine/levelling/periods/project.ts';
import { verifySchedule } from '../src/engine/levelling/periods/verify-schedule.ts';

type Row = Readonly<Record<string, string>>;

/** A single-mode instance in the PSPLIB text format. */
export function readPsplib(text: string): PeriodFacts {
  const section = (from: string, to: string): string[][] =>
    text
      .slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)))
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter((words) => /^\d+$/.test(words[0] ?? ''));
  const follows = new Map<string, string[]>();
  for (const [job, , , ...successors] of section('PRECEDENCE RELATIONS', 'REQUESTS/DURATIONS'))
    for (const after of successors) follows.set(after, [...(follows.get(after) ?? []), job as string]);
  const activities = section('REQUESTS/DURATIONS', 'RESOURCEAVAILABILITIES').map(([job, , duration, ...units]): PeriodActivity => ({
    id: job as string,
    duration: Number(duration),
    follows: follows.get(job as string) ?? [],
    demands: Object.fromEntries(units.map((amount, k) => [`R${k + 1}`, Number(amount)])),
  }));
  const capacities = text.slice(text.indexOf('RESOURCEAVAILABILITIES')).split('\n')[2]?.trim().split(/\s+/) ?? [];
  return { activities, resources: capacities.map((amount, k) => ({ id: `R${k + 1}`, capacity: Number(amount) })) };
}

export function readCsv(text: string): Row[] {
  const [head, ...lines] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries((head ?? []).map((name, k) => [name, cells[k] ?? ''])));
}

function measure(set: string, instances: readonly { facts: PeriodFacts; row: Row }[], label: string, options: ListScheduleOptions): void {
  let deviation = 0;
  let gap = 0;
  let atBest = 0;
  let schedules = 0;
  let complaints = 0;
  let milliseconds = 0;
  for (const { facts, row } of instances) {
    const { project } = compilePeriodProject(facts);
    if (!project) throw new Error(`${row['instance']} does not compile`);
    const begun = process.cpuUsage();
    const found = listSchedule(project, options);
    const { user, system } = process.cpuUsage(begun);
    milliseconds += (user + system) / 1000;
    const starts = new Map(project.ids.map((id, at) => [id, found.starts[at] as number]));
    complaints += verifySchedule(facts, (id) => starts.get(id)).length;
    if (found.makespan < Number(row['best_lb']) || found.bound > Number(row['best_ub'])) complaints++;
    const base = Number(set === 'j30' ? row['best_ub'] : row['critical_path_lb']);
    deviation += (found.makespan - base) / base;
    gap += found.gapPerMille / 10;
    atBest += found.makespan === Number(row['best_ub']) ? 1 : 0;
    schedules += found.schedules;
  }
  const n = instances.length;
  console.log(
    `${set.padEnd(5)} ${label.padEnd(44)} ${((100 * deviation) / n).toFixed(2).padStart(6)} %  own gap ${(gap / n).toFixed(1).padStart(5)} %  at best known ${String(atBest).padStart(3)}/${n}` +
      `  ${(milliseconds / n).toFixed(2).padStart(7)} ms each  ${Math.round((1000 * schedules) / milliseconds)
        .toLocaleString('en')
        .padStart(8)} schedules/s  complaints ${complaints}`,
  );
}

function psplib(folder: string, samples: readonly number[]): void {
  for (const set of ['j30', 'j60', 'j120']) {
    const archive = filesInTar(gunzipSync(readFileSync(join(folder, `${set}.tar.gz`))));
    const byName = new Map(
      [...archive].map(({ name, content }) => [name.replace(/^.*\//, '').replace(/\.sm$/, ''), Buffer.from(content).toString('latin1')]),
    );
    const instances = readCsv(readFileSync(join(folder, `best_known_${set}.csv`), 'latin1')).flatMap((row) => {
      const text = byName.get(row['instance'] ?? '');
      return text === undefined ? [] : [{ facts: readPsplib(text), row }];
    });
    measure(set, instances, 'warm-up', {});
    for (const rule of ['LFT', 'LST', 'MINSLK', 'GRPW', 'MTS'] as const)
      measure(set, instances, `serial ${rule}, as it is`, { rules: [rule], schemes: ['serial'], justify: false });
    for (const rule of ['LFT', 'LST', 'MINSLK', 'MTS', 'WCS'] as const)
      measure(set, instances, `parallel ${rule}, as it is`, { rules: [rule], schemes: ['parallel'], justify: false });
    measure(set, instances, 'serial LFT, justified', { rules: ['LFT'], schemes: ['serial'] });
    measure(set, instances, 'best of the rules, both schemes', { justify: false });
    measure(set, instances, 'best of the rules, both schemes, justified', {});
    for (const schedules of samples) measure(set, instances, `and samples up to ${schedules} schedules`, { schedules, seed: 1 });
  }
}

/** Many projects on one pool, in working days; beside the same rule inside Microsoft Project as the data set measured it. */
function mpsplib(folder: string, schedules: number): void {
  const rows = new Map(readCsv(readFileSync(join(folder, 'summary.csv'), 'latin1')).map((row) => [row['instance'], row]));
  type Told = { resources: { cap: number }[]; tasks: { d: number; pr: number[][]; r: Record<string, number> }[] };
  const sums = { ours: 0, listed: 0, theirs: 0, seconds: 0, theirSeconds: 0, better: 0, worse: 0, n: 0 };
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json.gz'))) {
    const row = rows.get(file.replace('.json.gz', ''));
    const told = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString()) as Told;
    const facts: PeriodFacts = {
      resources: told.resources.map(({ cap }, k) => ({ id: `r${k}`, capacity: cap })),
      activities: told.tasks.map((task, k) => ({
        id: `t${k}`,
        duration: task.d,
        follows: task.pr.map(([before]) => `t${before}`),
        demands: Object.fromEntries(Object.entries(task.r).map(([resource, units]) => [`r${resource}`, units])),
      })),
    };
    const { project, conflicts } = compilePeriodProject(facts);
    const theirs = Number(row?.['psgs_minslk_msproject_tms_days']);
    if (!project || !row || !(theirs > 0)) {
      console.log(`mpsplib ${file} left out: ${JSON.stringify(conflicts[0] ?? 'Microsoft Project has no makespan for it')}`);
      continue;
    }
    const bound = Math.max(Number(row['cp_lb_days']), Number(row['resource_lb_days']));
    const listed = listSchedule(project);
    const begun = performance.now();
    const found = listSchedule(project, { schedules, seed: 1 });
    sums.seconds += (performance.now() - begun) / 1000;
    sums.listed += listed.makespan / bound - 1;
    sums.ours += found.makespan / bound - 1;
    sums.theirs += theirs / bound - 1;
    sums.theirSeconds += Number(row['msproject_seconds']);
    sums.better += Number(found.makespan < theirs);
    sums.worse += Number(found.makespan > theirs);
    if (found.makespan > theirs)
      console.log(`mpsplib ${file}: ${found.makespan} days, ${theirs} inside Microsoft Project, bound ${found.bound}`);
    sums.n++;
  }
  const percent = (sum: number): string => `${((100 * sum) / sums.n).toFixed(2)} %`;
  console.log(
    `mpsplib ${sums.n} instances over the bound: list schedules ${percent(sums.listed)}, ${schedules} schedules ${percent(sums.ours)} (${(sums.seconds / sums.n).toFixed(2)} s each),` +
      ` inside Microsoft Project ${percent(sums.theirs)} (${Math.round(sums.theirSeconds / sums.n)} s each); better ${sums.better}, worse ${sums.worse}`,
  );
}

/** Milliseconds of processor time, all threads: the median of some runs after a warm-up, and the first, cold one. */
function timed(label: string, runs: number, work: () => string): void {
  const times: number[] = [];
  let said = '';
  for (let run = 0; run < runs; run++) {
    const begun = process.cpuUsage();
    said = work();
    const { user, system } = process.cpuUsage(begun);
    times.push((user + system) / 1000);
  }
  const median = times.toSorted((a, b) => a - b)[times.length >> 1] as number;
  console.log(`${label.padEnd(66)} ${median.toFixed(1).padStart(8)} ms  (cold ${(times[0] as number).toFixed(1)})  ${said}`);
}

function people(): void {
  for (const asks of ['named', 'skilled'] as const) {
    const facts = drawnDepartment({ tasks: 5000, people: 60, asks });
    const problem = compileLevelling(facts);
    const forward = generation(problem);
    const keys = Float64Array.from({ length: problem.count }, (_, at) => at);
    timed(`5,000 tasks, 60 people, ${asks}: one serial list schedule`, 15, () => (forward.serial(keys), ''));
    timed(`5,000 tasks, 60 people, ${asks}: one parallel list schedule`, 5, () => (forward.parallel(keys), ''));
    const told = (options: LevelOptions): string => {
      const { bound, by, schedules, conflicts } = level(facts, { aim: 'last-finish', ...options });
      return `${(bound.gapPerMille / 10).toFixed(1)} % over the bound by ${by} of ${schedules}, ${conflicts.length} conflicts`;
    };
    timed('  from facts to ledger, one rule', 9, () => told({ rules: ['LFT'], schemes: ['serial'], justify: false }));
    timed('  from facts to ledger, best of the rules, justified', 3, () => told({}));
  }
  const facts = drawnDepartment({ tasks: 10_000, people: 200, asks: 'named' });
  const firstDay = Math.floor(facts.from / TICKS_PER_DAY);
  const table = capacityOf(facts, firstDay, firstDay + 729);
  const demands = facts.tasks.map((task, k): Demand => {
    const from = facts.from + ((k * 7919) % 700) * TICKS_PER_DAY;
    return { resource: task.asks?.[0]?.resource ?? '', from, to: from + (1 + (k % 15)) * TICKS_PER_DAY, work: task.asks?.[0]?.work ?? 0 };
  });
  timed('capacity of 200 people over 2 years', 9, () => (capacityOf(facts, firstDay, firstDay + 729), ''));
  timed('load of 10,000 tasks on them', 25, () => (loadOf(demands, table), ''));
}

const [folder = '../shared/data', ...counts] = process.argv.slice(2);
psplib(join(folder, 'psplib'), counts.map(Number));
mpsplib(join(folder, 'mpsplib'), 200);
people();
