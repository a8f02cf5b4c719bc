/** What the incidents room gives to the server. */
import { join } from 'node:path';
import type { RoomServer } from '#platform/server';
import { incidentsRoom } from '#incidents/rules';
import { clockAnswers } from './clock/clock-answers.ts';
import { makeHoursMemory } from './clock/hours-memory.ts';
import { targetLevels } from './clock/target-levels.ts';
import { closingJob } from './closing/close-in-time.ts';
import { mailPages } from './paging/mail-pages.ts';
import { pagingAnswers } from './paging/paging-answers.ts';
import { startPaging } from './paging/paging.ts';
import { deliveryAnswers } from './measures/delivery-answers.ts';
import { pagingMeasureAnswers } from './measures/paging-measures-answers.ts';
import { promiseAnswers } from './measures/promise-answers.ts';
import { measureAnswers } from './measures/measure-answers.ts';
import { intakeServer } from './intake/index.ts';
import type { TellIntake } from './intake/own-alerts.ts';
import { closeHistoryParsers, historyAnswer } from './history/import-history.ts';

export { spoken as spokenStep } from './clock/clock-answers.ts';
export { closeDue, hourlyClosing, type Closing } from './closing/close-in-time.ts';
export { makeHoursMemory, type HoursOf } from './clock/hours-memory.ts';
export { periodOf } from './measures/measure-answers.ts';

export type { TellIntake } from './intake/own-alerts.ts';

/** `tell` is the door by which rooms above say that something is wrong. */
export function incidentsServer(): RoomServer & { readonly tell: TellIntake } {
  const recall = makeHoursMemory();
  const intake = intakeServer();
  return {
    tell: intake.tell,
    room: incidentsRoom,
    migrations: join(import.meta.dirname, 'migrations'),
    views: [
      ...clockAnswers(recall),
      ...measureAnswers(recall),
      ...promiseAnswers(recall),
      ...deliveryAnswers,
      ...pagingMeasureAnswers(recall),
      ...pagingAnswers(recall),
      ...intake.views,
    ],
    endpoints: [historyAnswer, ...intake.endpoints],
    reactions: [mailPages],
    jobs: [targetLevels(recall), closingJob],
    start: async (tools) => {
      const stopIntake = await intake.start(tools);
      const stopPaging = await startPaging(tools, recall);
      return async () => {
        await stopPaging();
        await stopIntake();
        await closeHistoryParsers();
      };
    },
  };
}
