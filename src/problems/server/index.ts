/** What the problems room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { problemsRoom } from '#problems/rules';
import { knowledgeAnswers } from './knowledge/knowledge-answers.ts';
import { problemAnswers } from './problem/problem-answers.ts';
import { reviewAnswers } from './review/review-answers.ts';

export const problemsServer = (): RoomServer => ({
  room: problemsRoom,
  migrations: join(import.meta.dirname, 'migrations'),
  views: [...reviewAnswers, ...problemAnswers(), ...knowledgeAnswers()],
});
