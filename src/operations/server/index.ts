/** What the operations room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { operationsRoom } from '#operations/rules';
import { closeParsers, importAnswers } from './exchange/import-answers.ts';
import { impactAnswers } from './impact-answers.ts';

export const operationsServer = (): RoomServer => ({
  room: operationsRoom,
  migrations: join(import.meta.dirname, 'migrations'),
  views: impactAnswers(),
  endpoints: importAnswers,
  start: async () => closeParsers,
});
