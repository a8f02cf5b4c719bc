import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Task } from './task.ts';
import { task } from './task.ts';
import { isRefusal, progressAfter, type Report } from './progress.ts';

const at = '2026-03-10T09:30:15.000Z';
const now = '2026-03-10T09:30:00.000Z';
const monday = '2026-03-02T08:00:00.000Z';
const some = (fields: Partial<Task> = {}) =>
  ({
    ...task.schema.parse({ projectId: crypto.randomUUID(), number: 1, position: 1, name: 'mail', durationMinutes: 960 }),
    id: 'x',
    ...fields,
  }) as Task;
const after = (before: Partial<Task>, report: Report) => {
  const progress = progressAfter(some(before), report, { at, plannedStart: monday });
  if (isRefusal(progress)) return `${progress.code} ${progress.field}`;
  const day = (instant: string | null) => (instant === null ? '-' : instant === now ? 'now' : instant.slice(5, 10));
  return `${progress.percentComplete}% ${day(progress.actualStart)} to ${day(progress.actualFinish)} of ${progress.durationMinutes} rest ${progress.remainingMinutes ?? '-'} ${progress.status}`;
};
const done = { percentComplete: 100, actualStart: monday, actualFinish: '2026-03-04T16:00:00.000Z', status: 'done' } as const;
const begun = { percentComplete: 50, actualStart: monday, status: 'doing' } as const;

for (const [title, before, report, outcome] of [
  ['the first percent means a begin as planned', {}, { percentComplete: 50 }, '50% 03-02 to - of 960 rest - doing'],
  ['a hundred percent means finished now', {}, { percentComplete: 100 }, '100% 03-02 to now of 960 rest - done'],
  ['a finish means a hundred percent', begun, { actualFinish: '2026-03-04T16:00:00.000Z' }, '100% 03-02 to 03-04 of 960 rest - done'],
  ['a begin alone is progress, but no percent', {}, { actualStart: monday }, '0% 03-02 to - of 960 rest - doing'],
  ['zero percent means that it never began', done, { percentComplete: 0 }, '0% - to - of 960 rest - todo'],
  ['less than a hundred takes the finish back', done, { percentComplete: 80 }, '80% 03-02 to - of 960 rest - doing'],
  ['a finish taken back leaves it all but done', done, { actualFinish: null }, '99% 03-02 to - of 960 rest - doing'],
  ['what remains and what was done make the duration', begun, { remainingMinutes: 960 }, '33% 03-02 to - of 1440 rest 960 doing'],
  ['nothing remaining means done', begun, { remainingMinutes: 0 }, '100% 03-02 to now of 960 rest - done'],
  [
    'percent and remainder together make the duration',
    begun,
    { percentComplete: 75, remainingMinutes: 240 },
    '75% 03-02 to - of 960 rest 240 doing',
  ],
  [
    'what is blocked stays blocked until it is done',
    { ...begun, status: 'blocked' },
    { percentComplete: 60 },
    '60% 03-02 to - of 960 rest - blocked',
  ],
  ['and then it is done', { ...begun, status: 'blocked' }, { percentComplete: 100 }, '100% 03-02 to now of 960 rest - done'],
  ['nobody has begun tomorrow', {}, { actualStart: '2026-03-11T08:00:00.000Z' }, 'still-to-come actualStart'],
  ['nobody has finished tomorrow', {}, { actualFinish: '2026-03-11T08:00:00.000Z' }, 'still-to-come actualFinish'],
  ['nothing finishes before it begins', begun, { actualFinish: '2026-03-01T08:00:00.000Z' }, 'finish-before-start actualFinish'],
  ['nor begins after it finished', done, { actualStart: '2026-03-09T08:00:00.000Z' }, 'finish-before-start actualStart'],
  ['finished is not half done', begun, { actualFinish: monday, percentComplete: 50 }, 'finished-but-not-done percentComplete'],
  ['finished leaves no rest', begun, { actualFinish: monday, remainingMinutes: 60 }, 'finished-with-rest remainingMinutes'],
  ['a hundred percent leaves no rest', begun, { percentComplete: 100, remainingMinutes: 60 }, 'finished-with-rest remainingMinutes'],
  ['no rest is not half done', begun, { percentComplete: 50, remainingMinutes: 0 }, 'nothing-remains percentComplete'],
] as const)
  test(`progress: ${title}`, () => assert.equal(after(before, report), outcome));
