/** What the projects room gives to the server. */
import { join } from 'node:path';
import { answerView, type RoomServer } from '#platform/server';
import { myWork, plannedTasks, projectOverview, projectsRoom } from '#projects/rules';
import { attachmentAnswers } from './attachments.ts';
import { peopleAnswers } from './exchange/people-answers.ts';
import { exportAnswerOf } from './exchange/export-answer.ts';
import { closeParsers, importAnswerOf } from './exchange/import-answer.ts';
import { levellingPreviewAnswer } from './levelling-preview.ts';
import { readMyWork } from './my-work.ts';
import { planSnapshotAnswer } from './plan-snapshot.ts';
import { readPlannedTasks } from './planned-tasks.ts';
import { readProjectOverview } from './project-overview.ts';
import { makeScheduler, type Scheduler } from './scheduler.ts';

export { makeScheduler, type Scheduler } from './scheduler.ts';

/** Whoever looks at computed dates also wakes the scheduler: after a stop it finds what it had not come to. */
export function projectsServer(): RoomServer {
  let scheduler: Scheduler | undefined;
  const seen = new Set<string>();
  const wake = (organisationId: string): void => {
    if (seen.has(organisationId) || !scheduler) return;
    seen.add(organisationId);
    scheduler.look(organisationId);
  };
  return {
    room: projectsRoom,
    migrations: join(import.meta.dirname, 'migrations'),
    views: [
      planSnapshotAnswer,
      levellingPreviewAnswer,
      answerView(plannedTasks, (query, asking) => {
        wake(asking.by.organisationId);
        return readPlannedTasks(query, asking) as never;
      }),
      answerView(myWork, (query, asking) => {
        wake(asking.by.organisationId);
        return readMyWork(query, asking) as never;
      }),
      answerView(projectOverview, (query, asking) => {
        wake(asking.by.organisationId);
        return readProjectOverview(query, asking) as never;
      }),
    ],
    endpoints: [importAnswerOf, exportAnswerOf, ...attachmentAnswers, ...peopleAnswers],
    async start({ listen, ...tools }) {
      scheduler = makeScheduler(tools);
      const stopListening = listen((organisationId) => scheduler!.look(organisationId));
      return async () => {
        stopListening();
        await scheduler!.stop();
        await closeParsers();
      };
    },
  };
}
