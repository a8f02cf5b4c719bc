import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesOf, decide, idOf, ids, linkOf, projectId, record, refusal, relay } from '../../../test/company/relay-project.ts';
import { baselineHash } from './baseline-hash.ts';
import { baseline } from './baseline.ts';
import { link } from './link.ts';
import { takeBaseline } from './take-baseline.ts';
import { task } from './task.ts';

const taken = (number: number) =>
  record(baseline, idOf(100 + number), {
    projectId,
    number,
    name: `Plan ${number}`,
    takenAt: '2026-03-01T08:00:00Z',
    takenById: null,
    hash: '0'.repeat(64),
  });

test('take-baseline: the promise is the plan as computed, each task once, with a hash over all of it', () => {
  const changes = changesOf(decide(takeBaseline, { projectId, name: 'Approved' }, relay()));
  const [head, ...rows] = changes.map((change) => (change.kind === 'put' ? change.row : {}));
  assert.equal(rows.length, 6);
  const mail = rows.find((row) => row['taskId'] === ids.mail)!;
  assert.deepEqual(
    [mail['startAt'], mail['finishAt'], mail['durationMinutes']],
    ['2026-03-02T08:00:00.000Z', '2026-03-03T17:00:00.000Z', 960],
  );
  assert.equal(rows.find((row) => row['taskId'] === ids.everybody)!['finishAt'], '2026-03-06T17:00:00.000Z');
  assert.equal(head!['number'], 0);
  assert.equal(head!['hash'], baselineHash(rows as never));
  assert.notEqual(head!['hash'], baselineHash([{ ...(rows[0] as never as object), durationMinutes: 1 }, ...rows.slice(1)] as never));
});

test('take-baseline: the next free number is taken', () => {
  const [head] = changesOf(decide(takeBaseline, { projectId, name: 'Again' }, [...relay(), taken(0), taken(2)]));
  assert.ok(head?.kind === 'put');
  assert.equal(head.row['number'], 1);
});

test('take-baseline refuses a number that is frozen, a twelfth baseline, an empty plan and a loop', () => {
  const said = (facts = relay(), more: object = {}) => refusal(decide(takeBaseline, { projectId, name: 'x', ...more }, facts));
  const again = said([...relay(), taken(0)], { number: 0 });
  assert.deepEqual([again?.code, again?.detail], ['number-taken', 'baseline 0 was taken as “Plan 0” and is frozen']);
  assert.equal(said([...relay(), ...Array.from({ length: 11 }, (_, i) => taken(i))])?.code, 'all-taken');
  assert.equal(said(relay().filter(([thing]) => thing !== task && thing !== link))?.code, 'nothing-to-promise');
  assert.equal(said([...relay(), linkOf(54, ids.everybody, ids.mail)])?.code, 'loop');
});
