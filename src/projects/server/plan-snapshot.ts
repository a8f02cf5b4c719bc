import { Problem } from '#platform/kit';
import { answerView } from '#platform/server';
import { planSnapshot } from '#projects/rules';
import { readProject } from './read-project.ts';

export const planSnapshotAnswer = answerView(planSnapshot, async ({ projectId, baselineId }, { client, by }) => {
  const read = await readProject(client, by.organisationId, projectId, { purpose: 'screen', baselineId });
  if (!read) throw new Problem(404, 'not-found', 'Not found', { detail: 'no such project' });
  return read as never;
});
