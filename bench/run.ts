/** Lists and runs the benches: `npm run bench` all of them, `npm run bench -- engine gantt` some, `npm run bench -- --list` only names them. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const benches = {
  engine: 'the planning engine: both passes, and one edit repaired',
  levelling: 'schedules with too few people, against known best ones',
  gantt: 'the Gantt chart in Chromium: first render, drag and scroll frames',
  redmine: 'processor time of API requests beside Redmine 5 (root on Debian)',
  'live-chain': 'the first of 500 linked tasks moves: when does a second screen know?',
  collisions: 'changes: one check and the next ten free times, among 10,000 changes, 500 windows, 10,000 items',
  intake: 'alerts: a second on disk before the answer, and storms of 100,000 over 500 services',
  monitors: 'a thousand monitors once a minute on one core: its share, how late, and when a second screen knows',
} as const;

const wanted = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const unknown = wanted.find((each) => !(each in benches));
if (unknown !== undefined || process.argv.includes('--list')) {
  if (unknown !== undefined) console.error(`there is no bench ${unknown}; there are:`);
  for (const [name, about] of Object.entries(benches)) console.log(`${name.padEnd(12)} ${about}`);
  process.exit(unknown === undefined ? 0 : 2);
}

let failed = 0;
for (const [name, about] of Object.entries(benches)) {
  const file = join(import.meta.dirname, `${name}.ts`);
  if ((wanted.length > 0 && !wanted.includes(name)) || !existsSync(file)) continue;
  console.log(`\n── ${name}: ${about}`);
  if (spawnSync(process.execPath, [file], { stdio: 'inherit' }).status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
