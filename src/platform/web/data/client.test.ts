import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/kit';
import { dismissProblems, shownToasts } from '../shell/toasts.ts';
import { client, isPassing } from './client.ts';

// There is no server behind these tests: every call is one that never arrives.
const refused = async (call: Promise<unknown>): Promise<Problem> => {
  const error: unknown = await call.then(
    () => null,
    (each: unknown) => each,
  );
  assert.ok(error instanceof Problem, String(error));
  return error;
};

test('a change that does not reach the server is told once, and is a refusal like any other', async () => {
  const problem = await refused(client.call('PATCH', '/tasks/1', { name: 'Choose the product' }));
  await refused(client.call('PATCH', '/tasks/1', { name: 'Choose the product' }));
  assert.equal(problem.details.code, 'no-connection');
  assert.ok(isPassing(problem), 'it may be sent again');
  assert.equal(shownToasts().filter((toast) => toast.kind === 'problem').length, 1);
  dismissProblems();
});

test('a page that could not be read anew says nothing over what it shows', async () => {
  await refused(client.call('GET', '/tasks/1'));
  assert.deepEqual(shownToasts(), []);
});
