import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoneBeside } from './zone-beside.ts';

const winter = new Date('2026-12-01T12:00:00Z');
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

test('a clock is named where it is not the own one, and only there', () => {
  assert.equal(zoneBeside(own, winter, 'en-GB'), '');
  // Half an hour from whatever full hour, so that it is nobody's own here.
  assert.match(zoneBeside('Australia/Adelaide', winter, 'en-GB'), /^ (GMT\+10:30|ACDT)$/);
});
