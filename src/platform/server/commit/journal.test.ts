import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { canonical } from '#platform/kit';
import { hashOf, textOfLines, type Entry, type KeptLine } from './journal.ts';

test('an entry is hashed as one canonical record that holds its lines', () => {
  const lines: readonly KeptLine[] = [
    { thing: 'task', row_id: 'b', scope_id: 'a', owner_id: null, kind: 'patch', version: 2, before: { title: 'x' }, after: { title: 'y' } },
    { thing: 'task', row_id: 'c', scope_id: 'a', owner_id: null, kind: 'put', version: 1, before: null, after: { 10: 'z', 9: [] } },
  ];
  const entry: Entry = {
    undoes: null,
    sequence: 12,
    at: '2026-03-05T10:00:00.000Z',
    membershipId: null,
    actorName: 'Ada “A” Lovelace',
    deed: 'rename-task',
    requestId: 'r',
    branchId: null,
    happened: [{ event: 'task-renamed', data: { lines: ['no'], id: 'b' } }],
  };
  const previous = Buffer.alloc(32, 7);
  const whole = createHash('sha256')
    .update(previous)
    .update(canonical({ ...entry, lines }))
    .digest();
  assert.deepEqual(hashOf(previous, entry, textOfLines(lines)), whole);
  assert.notDeepEqual(hashOf(previous, entry, textOfLines(lines.toReversed())), whole);
});
