import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loopIn, loopThrough } from './dependency-loop.ts';

const tasks = (...names: string[]) => names.map((name) => (([id, parentId]) => ({ id: id!, parentId: parentId ?? null }))(name.split('<')));
const links = (...pairs: string[]) => pairs.map((pair) => (([fromId, toId]) => ({ fromId: fromId!, toId: toId! }))(pair.split('>')));

for (const [title, plan, there, added, loop] of [
  ['a chain is no loop', ['a', 'b', 'c'], ['a>b'], 'b>c', undefined],
  ['back to the first is one', ['mail', 'backup'], ['mail>backup'], 'backup>mail', ['backup', 'mail', 'backup']],
  ['the shortest way round is named', ['a', 'b', 'c', 'd'], ['a>b', 'b>c', 'c>d', 'b>d'], 'd>a', ['d', 'a', 'b', 'd']],
  ['what a summary waits for, its tasks wait for', ['s', 'a<s', 'x'], ['a>x'], 'x>s', ['x', 's', 'a', 'x']],
  ['who waits for a summary waits for its tasks', ['s', 'a<s', 'x'], ['s>x'], 'x>a', ['x', 'a', 's', 'x']],
  ['two summaries one after the other are no loop', ['s', 'a<s', 't', 'b<t'], ['a>b'], 's>t', undefined],
] as const)
  test(`loop through a new link: ${title}`, () => {
    assert.deepEqual(loopThrough(tasks(...plan), links(...there), links(added)[0]!), loop);
    const whole = loopIn(tasks(...plan), links(...there, added));
    assert.equal(whole === undefined, loop === undefined);
    if (whole) assert.equal(whole[0], whole.at(-1));
  });
