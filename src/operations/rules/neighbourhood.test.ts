import assert from 'node:assert/strict';
import { test } from 'node:test';
import { neighbourhoodOf } from './neighbourhood.ts';

const edges = ['shop db', 'db host', 'portal shop', 'intranet portal', 'mail host'].map((line) => {
  const [from, to] = line.split(' ') as [string, string];
  return { from, to };
});
const around = (centre: string, most = 100, steps?: number) => {
  const { ids, isCut } = neighbourhoodOf(centre, edges, most, steps);
  return [...ids].join(' ') + (isCut ? ' …' : '');
};

test('around a service lies what it needs and what needs it, over any number of steps, and nothing that merely shares a need', () => {
  assert.equal(around('shop'), 'shop db portal host intranet');
  assert.equal(around('host'), 'host db mail shop portal intranet');
  assert.equal(around('nowhere'), 'nowhere');
  assert.equal(around('shop', 100, 1), 'shop db portal');
});

test('where there is too much the nearest is kept, and it is said', () => {
  assert.equal(around('shop', 3), 'shop db portal …');
  assert.equal(around('shop', 5), 'shop db portal host intranet');
});
