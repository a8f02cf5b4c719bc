import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeDue } from '#incidents/server';
import type { Deed } from '#platform/kit';
import { createOffering, fulfilRequest, reopenRequest, requestCase, requestService } from '#requests/rules';
import { testServer } from '../../../test/support/server.ts';
import { closingOfRequests } from './close-in-time.ts';

let moved = 0;
const { tools, organisationId, members } = await testServer({ now: () => new Date(Date.now() + moved).toISOString() });
const { manager, requester } = members;
const done = async (deed: unknown, input: object, by = manager) =>
  (await by.client.do(deed as Deed, input as never)).data as { readonly id: string };
const seen = (id: string) => requester.client.see(requestCase, { id });

test('what is fulfilled is closed once the days of its offering are over; whoever asked reads until when it can be said that it is not so', async () => {
  const { id: offeringId } = await done(createOffering, { name: 'Mouse', category: 'Workplace', closesAfterDays: 2 });
  const ask = async () => {
    const { id } = await done(requestService, { offeringId }, requester);
    await done(fulfilRequest, { id });
    return id;
  };
  const [content, not] = [await ask(), await ask()];
  const { request, closesAt } = await seen(content);
  assert.equal(Date.parse(closesAt!) - Date.parse(request['fulfilledAt'] as string), 48 * 3_600_000);
  await done(reopenRequest, { id: not, text: 'It does not scroll' }, requester);
  assert.equal(await closeDue(closingOfRequests, tools, organisationId), 0);
  moved += 49 * 3_600_000;
  assert.equal(await closeDue(closingOfRequests, tools, organisationId), 1);
  assert.equal(await closeDue(closingOfRequests, tools, organisationId), 0);
  const closed = await seen(content);
  assert.deepEqual([closed.request['status'], closed.closesAt], ['closed', null]);
  assert.partialDeepStrictEqual(closed.lines[0], { kind: 'state', value: 'closed', reason: 'in-time', byName: null });
  assert.equal((await seen(not)).request['status'], 'in-progress');
});
