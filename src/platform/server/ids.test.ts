import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from './ids.ts';

test('each id sorts behind the one before, also within one millisecond and when the clock goes back', () => {
  const ids = [...Array.from({ length: 20_000 }, () => newId()), newId(Date.now() - 5000), newId()];
  assert.deepEqual(ids.toSorted(), ids);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)));
});
