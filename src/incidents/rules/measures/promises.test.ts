import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionOf, promiseMeasuresOf, type DecidedClock } from './promises.ts';

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T08:00:00.000Z`;
const met = (stopped: number, usedMinutes: number): DecidedClock => ({ state: 'met', dueAt: at(30), stoppedAt: at(stopped), usedMinutes });
const march = (from: number, to: number) => ({ from: Date.parse(at(from)), to: Date.parse(at(to)) });

test('a promise is kept when its clock stops in time, and broken when its time is used up although the clock runs on', () => {
  assert.deepEqual(decisionOf(met(3, 5)), { isKept: true, decidedAt: Date.parse(at(3)) });
  const late: DecidedClock = { state: 'breached', dueAt: at(4), stoppedAt: null, usedMinutes: 90 };
  assert.deepEqual(decisionOf(late), { isKept: false, decidedAt: Date.parse(at(4)) });
  assert.equal(decisionOf({ state: 'running', dueAt: at(4), stoppedAt: null, usedMinutes: 1 }), null);
  assert.equal(decisionOf({ state: 'paused', dueAt: null, stoppedAt: null, usedMinutes: 1 }), null);
});

test('it counts in the period in which it was decided, and its time only once it has stopped', () => {
  const clocks: readonly DecidedClock[] = [
    met(3, 10),
    met(4, 30),
    met(9, 50),
    { state: 'breached', dueAt: at(4), stoppedAt: at(12), usedMinutes: 200 },
    { state: 'breached', dueAt: at(5), stoppedAt: null, usedMinutes: 900 },
  ];
  const measures = promiseMeasuresOf(clocks, march(3, 9));
  assert.deepEqual([measures.decided, measures.kept], [4, 2]);
  assert.deepEqual([measures.used.count, measures.used.mean, measures.used.median], [3, 80, 30]);
  assert.deepEqual(promiseMeasuresOf(clocks, march(20, 30)), {
    decided: 0,
    kept: 0,
    used: { count: 0, mean: null, median: null, p90: null },
  });
});
