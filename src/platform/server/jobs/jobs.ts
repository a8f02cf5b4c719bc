/** Jobs on PostgreSQL (pg-boss): reactions as outbox, recurring jobs. What a job does and that it is done commit together. */
import { PgBoss, type Job } from 'pg-boss';
import { Cron } from 'croner';
import type { PoolClient, PoolConfig } from 'pg';
import { Problem } from '#platform/kit';
import type { Reaction, RecurringJob, Tools } from '../room-server.ts';
import type { Log } from '../log.ts';

interface ReactionJob {
  readonly organisationId: string;
  readonly sequence: number;
  readonly reaction: string;
}

export interface Jobs {
  /** The outbox: in the deed's own transaction, so that the job exists exactly if the change does. */
  enqueue(client: PoolClient, organisationId: string, sequence: number, events: readonly string[]): Promise<void>;
  work(tools: Tools): Promise<void>;
  /** Age of the oldest waiting job, in seconds. */
  lag(): Promise<number>;
  stop(): Promise<void>;
}

const queue = 'reaction';

/** The server being busy is no fault: the job runs again at its next time. */
function sayFailed(log: Log, job: string, error: unknown): void {
  if (error instanceof Problem && error.details.status === 503)
    log.info({ job }, 'a recurring job waits for its next time: the server is busy');
  else log.error({ err: error, job }, 'a recurring job failed');
}

/**
 * `address` is the owner's: pg-boss keeps its own schema.
 *
 * Daylight saving: recurring jobs name their zone. A local time that is skipped runs at the next valid instant; a local time that comes
 * twice runs once. croner computes the instants; pg-boss only wakes us each minute, so the rule is ours and tested.
 */
export async function startJobs(
  address: PoolConfig,
  reactions: readonly Reaction[],
  recurring: readonly RecurringJob[],
  log: Log,
): Promise<Jobs> {
  const boss = new PgBoss({
    ...(address as object),
    max: 3,
    application_name: 'evenkeel jobs',
    superviseIntervalSeconds: 30,
    schedule: false,
  } as never);
  boss.on('error', (error) => log.warn({ reason: error.message }, 'jobs'));
  await boss.start();
  await boss.createQueue(queue, { retryLimit: 8, retryBackoff: true, heartbeatSeconds: 30 } as never);
  const database = (boss as unknown as { getDb(): { executeSql(text: string): Promise<unknown> } }).getDb();
  await database.executeSql(
    `do $$ begin if exists (select from pg_roles where rolname = 'evenkeel_app') then
       grant usage on schema pgboss to evenkeel_app; grant select, insert, update, delete on all tables in schema pgboss to evenkeel_app;
       grant execute on all functions in schema pgboss to evenkeel_app; end if; end $$`,
  );
  const byEvent = new Map<string, Reaction[]>();
  for (const reaction of reactions) for (const event of reaction.to) byEvent.set(event, [...(byEvent.get(event) ?? []), reaction]);
  const crons: Cron[] = [];

  return {
    async enqueue(client, organisationId, sequence, events) {
      const wanted = new Set(events.flatMap((event) => byEvent.get(event)?.map((reaction) => reaction.name) ?? []));
      const db = { executeSql: (text: string, values: unknown[] = []) => client.query(text, values) };
      for (const reaction of wanted) await boss.send(queue, { organisationId, sequence, reaction } satisfies ReactionJob, { db } as never);
    },
    async work(tools) {
      await boss.work(queue, { batchSize: 20, pollingIntervalSeconds: 0.5 }, async (jobs: Job<ReactionJob>[]) => {
        for (const job of jobs) {
          const { organisationId, sequence, reaction } = job.data;
          try {
            await reactions.find((each) => each.name === reaction)?.react({ organisationId, sequence }, tools);
          } catch (error) {
            log.error({ err: error, reaction, sequence }, 'a reaction failed; it will be tried again');
            await boss.fail(queue, job.id, { message: (error as Error).message });
          }
        }
      });
      for (const job of recurring)
        crons.push(
          new Cron(job.cron, { timezone: job.zone, protect: true, catch: (error) => sayFailed(log, job.name, error) }, async () => {
            // One instance runs it: whoever gets the lock of this job and minute.
            const key = `${job.name} ${new Date().toISOString().slice(0, 16)}`;
            const client = await tools.pool.connect();
            try {
              const { rows } = await client.query<{ got: boolean }>(
                `select pg_try_advisory_lock(hashtext('evenkeel job'), hashtext($1)) as got`,
                [key],
              );
              if (!rows[0]!.got) return;
              try {
                await job.run(tools);
              } finally {
                await client.query(`select pg_advisory_unlock(hashtext('evenkeel job'), hashtext($1))`, [key]);
              }
            } finally {
              client.release();
            }
          }),
        );
    },
    async lag() {
      const { rows } = (await database.executeSql(
        `select coalesce(extract(epoch from now() - min(created_on)), 0)::float as lag from pgboss.job where state in ('created', 'retry') and start_after < now()`,
      )) as unknown as { rows: { lag: number }[] };
      return rows[0]?.lag ?? 0;
    },
    async stop() {
      for (const cron of crons) cron.stop();
      await boss.stop({ graceful: true, timeout: 5000 });
    },
  };
}
