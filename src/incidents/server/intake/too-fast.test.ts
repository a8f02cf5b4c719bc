/** Alertmanager gives up at any 4xx and comes again after a 5xx: whoever sends too fast is told to come again. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '#platform/kit';
import { testServer } from '../../../../test/support/server.ts';

const perMinute = 3;
const server = await testServer({ requestsPerMinute: perMinute });

async function statusesOf(path: string, method: string, count: number): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let sent = 0; sent < count; sent++) {
    const answer = await fetch(`${server.url}/api/v1/${path}`, { method, ...(method === 'POST' ? { body: '{}' } : {}) });
    statuses.push(answer.status);
    if (answer.status === 503 || answer.status === 429) assert.ok(Number(answer.headers.get('retry-after')) >= 1);
    if (answer.status >= 400) assert.doesNotMatch(await answer.text(), /a{37}/, 'the token is not told again');
  }
  return statuses;
}

test('a sender of alerts that is too fast is told 503 and when to come again, a person 429', async () => {
  assert.deepEqual(new Set((await statusesOf('session', 'GET', perMinute + 8)).slice(-4)), new Set([429]));
  const many = perMinute * limits.timesForSenders;
  const sent = await statusesOf(`intake/${'a'.repeat(43)}`, 'POST', many + 30);
  assert.ok(
    sent.slice(0, perMinute + 8).every((status) => status !== 429 && status !== 503),
    'the narrow limit is not theirs',
  );
  assert.deepEqual(new Set(sent.slice(-4)), new Set([503]));
});
