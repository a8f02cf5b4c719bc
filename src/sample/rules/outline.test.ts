import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOutline } from './outline.ts';

const links = (text: string): Record<string, readonly string[]> => {
  const tasks = readOutline(text);
  const spoken = (each: (typeof tasks)[number]) =>
    each.links.map(
      ({ from, kind, lagMinutes }) =>
        `${tasks[from]!.name}${kind === 'FS' ? '' : ` ${kind}`}${lagMinutes === 0 ? '' : ` ${lagMinutes / 480}d`}`,
    );
  return Object.fromEntries(tasks.filter((each) => !each.isSummary).map((each) => [each.name, spoken(each)]));
};

test('lines follow one another, the first under a summary what stood before it', () => {
  const read = links(`
Plan
  Count
  Order
Build
  Unpack
`);
  assert.deepEqual(read, { Count: [], Order: ['Count'], Unpack: ['Order'] });
});

test('a line side by side with another follows the same, and a milestone gathers what is still open', () => {
  const read = links(`
Plan
  Count
  Order
  Announce | ~
  Ready | ms
`);
  assert.deepEqual(read, { Count: [], Order: ['Count'], Announce: ['Count'], Ready: ['Order', 'Announce'] });
});

test('a line follows what it names, with kind and lag, and a summary says so for its first line', () => {
  const read = links(`
Order | =order 5d
Deliver | =delivery round 10d
Prepare | <delivery:SS+2d
Hamburg | - <order
  Hang
  Measure | <order-1d <delivery:FF
`);
  assert.deepEqual(read, {
    Order: [],
    Deliver: ['Order'],
    Prepare: ['Deliver SS 2d'],
    Hang: ['Order'],
    Measure: ['Order -1d', 'Deliver FF'],
  });
});

test('a name that nobody bears is our own mistake', () => {
  assert.throws(() => readOutline('Wait | <godot'), /knows no <godot/);
});

test('people on a summary work on all under it that names nobody else', () => {
  const tasks = readOutline(`
Plan | @jonas/40
  Count | 2d
  Order | 4h ?wireless/3 %desk
`);
  assert.deepEqual(
    tasks.map((each) => each.assignees.map(({ of, key, value }) => [of, key, value])),
    [
      [],
      [['person', 'jonas', 40]],
      [
        ['skill', 'wireless', 3],
        ['team', 'desk', null],
      ],
    ],
  );
  assert.deepEqual(
    tasks.map((each) => each.minutes),
    [480, 960, 240],
  );
});
