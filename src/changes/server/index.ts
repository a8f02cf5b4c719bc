/** What the changes room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { changesRoom } from '#changes/rules';
import { calendarAnswer } from './calendar-answer.ts';
import { makeCollisionMemory } from './collision-memory.ts';
import { gateAnswer } from './gate-answer.ts';
import { mailChangeApprovers } from './mail-approvers.ts';
import { measuresAnswer } from './measures-answer.ts';
import { outlookAnswers } from './outlook-answers.ts';

export const changesServer = (): RoomServer => {
  const recall = makeCollisionMemory();
  return {
    room: changesRoom,
    migrations: join(import.meta.dirname, 'migrations'),
    views: [...outlookAnswers(recall), calendarAnswer(recall), gateAnswer(recall), measuresAnswer],
    reactions: [mailChangeApprovers],
  };
};
