/** What the incidents room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { incidentsRoom } from '#incidents/rules';
import { measureAnswers } from './measures/measure-answers.ts';
import { closeHistoryParsers, historyAnswer } from './history/import-history.ts';

export const incidentsServer = (): RoomServer => ({
  room: incidentsRoom,
  migrations: join(import.meta.dirname, 'migrations'),
  views: measureAnswers,
  endpoints: [historyAnswer],
  start: async () => closeHistoryParsers,
});
