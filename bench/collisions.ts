/**
 * Speed of the search for collisions on a drawn department: `npm run bench -- collisions`, or `node bench/collisions.ts [changes windows items]`.
 * A check is what follows the moving of one change: the department is at hand, the change stands elsewhere. A search is for the next ten
 * free times within 180 days. `first` is the first of each kind, when nothing of what they share has been worked out yet.
 */
import { TICKS_PER_DAY } from '#engine';
import { collisionsOf, freeSlots } from '#changes/rules';
import { drawnDepartment, factsOf, firstDay, zoneOffsets } from '../test/changes/drawn-department.ts';
import { seededChance } from './seeded-chance.ts';

const goals = { check: 50, search: 300 } as const;
const [changes = 10_000, windows = 500, items = 10_000] = process.argv.slice(2).map(Number);
const rounds = 500;

const drawn = drawnDepartment(7, { items, changes, windows, days: 365 });
const begin = firstDay * TICKS_PER_DAY;
const begun = performance.now();
const facts = factsOf(drawn, begin - 120 * TICKS_PER_DAY, begin + 600 * TICKS_PER_DAY);
console.log(
  `${changes} changes over a year, ${windows} recurring windows, ${items} items, ${drawn.dependencies.dependencies.length} dependencies; graph and indexes ${(performance.now() - begun).toFixed(0)} ms`,
);

const opening = performance.now();
for (const window of facts.windows) facts.openings.between(window, begin, begin + TICKS_PER_DAY);
console.log(
  `when all windows are open in two years ${(performance.now() - opening).toFixed(0)} ms, kept for as long as a window is not changed`,
);

const chance = seededChance(11);
const drawnChange = () => drawn.changes[Math.floor(chance() * drawn.changes.length)]!;
const offsets = zoneOffsets('Europe/Berlin');
let found = 0;

report('check', goals.check, () => {
  const change = drawnChange();
  const from = begin + Math.floor(chance() * 365) * TICKS_PER_DAY;
  const moved = { ...change, from, to: from + change.to - change.from };
  return () => (found += collisionsOf(moved, facts).length);
});
report('search', goals.search, () => {
  const change = drawnChange();
  const from = begin + Math.floor(chance() * 180) * TICKS_PER_DAY;
  return () => (found += freeSlots(change, facts, { from, days: 180, clockFrom: 0, clockTo: 1440, offsets, most: 10 }).slots.length);
});
console.log(`${found} collisions and free times were found`);

function report(name: string, goal: number, next: () => () => void): void {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const deed = next();
    const start = performance.now();
    deed();
    times.push(performance.now() - start);
  }
  const [first] = times;
  const sorted = times.toSorted((one, other) => one - other);
  const at = (percent: number) => sorted[Math.min(rounds - 1, Math.floor((percent / 100) * rounds))]!.toFixed(2);
  console.log(`${name.padEnd(7)} first ${first!.toFixed(1)} ms; p50 ${at(50)}, p95 ${at(95)}, worst ${at(100)} ms; goal ${goal} ms`);
  if (sorted[Math.floor(rounds * 0.95)]! > goal) process.exitCode = 1;
}
