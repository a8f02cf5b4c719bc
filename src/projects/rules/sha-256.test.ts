import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sha256 } from './sha-256.ts';

test('any text hashes as it does everywhere else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) =>
      assert.equal(sha256(text), createHash('sha256').update(text).digest('hex')),
    ),
  );
});

test('texts that just fill, and just overflow, a block hash rightly', () => {
  for (const length of [0, 55, 56, 63, 64, 119, 120, 100_000])
    assert.equal(sha256('x'.repeat(length)), createHash('sha256').update('x'.repeat(length)).digest('hex'));
});
