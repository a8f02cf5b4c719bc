/**
 * How good and how fast levelling is.
 *   node bench/levelling.ts <folder with psplib/ and mpsplib/> [schedules...]
 * Prints, per set of PSPLIB, the average deviation (J30 over the optimum, J60 and J120 over the critical path) of the list schedules and of
 * seeded samples, with schedules a second on one core; then MPSPLIB against the bound; then people with calendars.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listSchedule } from '../src/engine/levelling/periods/list-schedule.ts';
import type { ListScheduleOptions } from '../src/engine/levelling/periods/list-schedule.ts';
import { compilePeriodProject } from '../src/engine/levelling/periods/project.ts';
import type { PeriodActivity, PeriodFacts } from '../src/engine/levelling/periods/project.ts';
import { verifySchedule } from '../src/engine/levelling/periods/verify-schedule.ts';

type Row = Readonly<Record<string, string>>;

export function readTar(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  for (let at = 0; at + 512 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    if (name === '') break;
    const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 136), 8) || 0;
    if (bytes[at + 156] === 48 || bytes[at + 156] === 0) files.set(name, bytes.toString('latin1', at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

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
    const begun = performance.now();
    const found = listSchedule(project, options);
    milliseconds += performance.now() - begun;
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
    const files = readTar(gunzipSync(readFileSync(join(folder, `${set}.tar.gz`))));
    const byName = new Map([...files].map(([path, text]) => [path.replace(/^.*\//, '').replace(/\.sm$/, ''), text]));
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

const [folder = '../shared/data', ...counts] = process.argv.slice(2);
psplib(join(folder, 'psplib'), counts.map(Number));
void readdirSync;
