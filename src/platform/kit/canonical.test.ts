import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical } from './canonical.ts';

test('keys stand in the order of their letters, also those that look like numbers', () => {
  assert.equal(canonical({ b: 1, a: { d: [2, { z: 0, y: 1 }], c: 'x' } }), '{"a":{"c":"x","d":[2,{"y":1,"z":0}]},"b":1}');
  assert.equal(canonical({ 9: 'nine', 10: 'ten', a: 1 }), '{"10":"ten","9":"nine","a":1}');
  assert.equal(canonical([{ a: { 2: 'b', 11: 'c', '01': 'd' } }]), '[{"a":{"01":"d","11":"c","2":"b"}}]');
  assert.equal(canonical({ B: 2, ä: 4, a: 3 }), '{"B":2,"a":3,"ä":4}');
  for (const text of ['{"B":1,"__proto__":{"a":2},"c":3}', '[{"a":1,"toJSON":2}]']) assert.equal(canonical(JSON.parse(text)), text);
});

test('it says what JSON says: nothing of what is undefined, null in a list, instants as text', () => {
  for (const value of [
    { a: undefined, b: [undefined, null, -0, 1e21, 1e-7, Number.NaN] },
    { at: new Date(0), deep: { 1: undefined, at: new Date(0) } },
    'a "quoted"\n\u2028 line',
    [],
    {},
    null,
    false,
  ])
    assert.equal(canonical(value), JSON.stringify(value));
  assert.equal(canonical(undefined), 'null');
});

test('the order in which keys were set changes nothing, and reading it back loses nothing', () => {
  let state = 7;
  const below = (count: number): number => (state = (state * 48_271) % 2_147_483_647) % count;
  const keys = ['a', 'B', '10', '9', 'aa', 'ß', '0', '-1', '1.5', 'z'];
  const drawn = (depth: number): unknown => {
    const kind = below(depth > 3 ? 4 : 6);
    if (kind < 4) return [below(1000) / 8, 'text', null, true][kind];
    const parts = Array.from({ length: below(5) }, () => [keys[below(keys.length)]!, drawn(depth + 1)] as const);
    return kind === 4 ? parts.map(([, part]) => part) : Object.fromEntries(parts);
  };
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, item]) => [key, turned(item)]),
    );
  };
  for (let count = 0; count < 2000; count++) {
    const value = drawn(0);
    assert.equal(canonical(turned(value)), canonical(value));
    assert.deepEqual(JSON.parse(canonical(value)), value);
  }
});
