/** What the requests room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { makeHoursMemory } from '#incidents/server';
import { requestsRoom } from '#requests/rules';
import { caseAnswer } from './case-answer.ts';
import { requestClosingJob } from './close-in-time.ts';
import { listAnswers } from './list-answers.ts';
import { mailRequestApprovers } from './mail-approvers.ts';
import { measureAnswers } from './measure-answers.ts';

export function requestsServer(): RoomServer {
  const recall = makeHoursMemory();
  return {
    room: requestsRoom,
    migrations: join(import.meta.dirname, 'migrations'),
    views: [caseAnswer(recall), ...listAnswers(recall), ...measureAnswers(recall)],
    reactions: [mailRequestApprovers],
    jobs: [requestClosingJob],
  };
}
