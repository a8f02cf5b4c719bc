/** The sample department is brought by two deeds; once the second has come, undo of the first says what takes out both. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/kit';
import { sampleHistoryReaction } from '../../src/load-sample.ts';
import { testServer } from '../support/server.ts';

const server = await testServer();
const { owner } = server.members;

test('undo of the sample that has its history says what to do instead, and where', async () => {
  const { sequence } = await owner.client.call('POST', `/organisations/${server.organisationId}/load-sample`, { today: '2026-11-25' });
  await sampleHistoryReaction.react({ organisationId: server.organisationId, sequence: sequence! }, server.tools);
  await assert.rejects(owner.client.call('POST', `/journal/${sequence}/undo`, {}), (error: Problem) => {
    assert.deepEqual(
      [error.details.status, error.details.code, error.details.values],
      [409, 'sample-goes-by-removing', { leadsTo: '/admin/organisation' }],
    );
    return true;
  });
});
