import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFrom, known, nextNumber, together, type Asking, type Need } from './facts.ts';

function* sum(counter: string, times: number): Asking<number> {
  let all = 0;
  for (let i = 0; i < times; i++) all += yield* nextNumber(counter);
  return all;
}

/** Answers with how many were asked before it, and keeps who was asked for together. */
function listener() {
  const rounds: string[][] = [];
  let asked = 0;
  const one = (need: Need): number => {
    assert.equal(need.need, 'count');
    return ++asked;
  };
  const answer = (need: Need): unknown => {
    const needs = need.need === 'all' ? need.of : [need];
    rounds.push(needs.map((each) => (each.need === 'count' ? each.counter : each.need)));
    return need.need === 'all' ? needs.map(one) : one(need);
  };
  return { rounds, answer };
}

test('askings side by side wait as long as the longest, and each hears its own answers', () => {
  const { rounds, answer } = listener();
  const answers = answerFrom(together(sum('a', 3), sum('b', 1), known('nothing'), sum('c', 2)), answer);
  assert.deepEqual(rounds, [['a', 'b', 'c'], ['a', 'c'], ['a']]);
  assert.deepEqual(answers, [1 + 4 + 6, 2, 'nothing', 3 + 5]);
});

test('askings side by side may hold others side by side', () => {
  const answers = answerFrom(together(sum('a', 1), together(sum('b', 1), sum('c', 1))), function answer(need: Need): unknown {
    return need.need === 'all' ? need.of.map(answer) : need.need === 'count' ? need.counter.charCodeAt(0) : undefined;
  });
  assert.deepEqual(answers, [97, [98, 99]]);
});

test('askings that need nothing ask nobody', () => {
  assert.deepEqual(
    answerFrom(together(known(1), known(2)), () => assert.fail('nobody was to be asked')),
    [1, 2],
  );
});
