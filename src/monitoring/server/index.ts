/** What the monitoring room gives to the server: it looks, answers what was found, and tells the intake through `tell`. */
import { join } from 'node:path';
import { makeHoursMemory, type TellIntake } from '#incidents/server';
import { monitoringRoom } from '#monitoring/rules';
import type { RecurringJob, RoomServer, Tools } from '#platform/server';
import { availabilityAnswer } from './answers/availability-answer.ts';
import { boardAnswers } from './answers/board-answers.ts';
import { doorAnswers, statusAnswer } from './answers/door-answers.ts';
import { burnAlerts } from './burning/burn-alerts.ts';
import { probe } from './probes/index.ts';
import { makeJudge } from './running/judge.ts';
import { makeMeasuredBuffer } from './running/measured-buffer.ts';
import { startRunner, type Look, type Runner } from './running/runner.ts';
import { forgetMeasured } from './running/runs.ts';
import { makeSurroundingsMemory } from './surroundings.ts';

const forgetting: RecurringJob = {
  name: 'forget-what-monitors-measured',
  cron: '41 * * * *',
  zone: 'UTC',
  async run(tools) {
    const { rows } = await tools.pool.query<{ id: string }>('select distinct organisation_id as id from access.first_owners()');
    for (const { id } of rows) await forgetMeasured(tools.pool, id, tools.now());
  },
};

const lookWith =
  (tools: Tools): Look =>
  (spec, signal) =>
    probe(spec, tools.egress.monitor, signal);

export function monitoringServer(tell: TellIntake): RoomServer {
  const surroundingsOf = makeSurroundingsMemory();
  const hoursOf = makeHoursMemory();
  let runner: Runner | undefined;
  const parts = { surroundingsOf, hoursOf, look: lookWith, runner: () => runner };
  return {
    room: monitoringRoom,
    migrations: join(import.meta.dirname, 'migrations'),
    views: [...boardAnswers(surroundingsOf), availabilityAnswer(surroundingsOf, hoursOf), statusAnswer(parts)],
    endpoints: doorAnswers(parts),
    jobs: [forgetting, burnAlerts({ surroundingsOf, hoursOf, tell })],
    async start(tools) {
      const buffer = makeMeasuredBuffer(tools);
      const judge = makeJudge(tools, surroundingsOf, tell);
      const started = (runner = await startRunner({ tools, look: lookWith(tools), judge, buffer }));
      return () => started.stop();
    },
  };
}
