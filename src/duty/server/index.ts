/** What the duty room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { dutyRoom } from '#duty/rules';
import { dutyAnswers } from './duty-answers.ts';
import { coverageJob, coverageReaction } from './watch-coverage.ts';

export { readRotas, type Rotas } from './read-rotas.ts';

export const dutyServer = (): RoomServer => ({
  room: dutyRoom,
  migrations: join(import.meta.dirname, 'migrations'),
  views: dutyAnswers,
  reactions: [coverageReaction],
  jobs: [coverageJob],
});
