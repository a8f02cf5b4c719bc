/** Puts a server together from rooms: database, migrations, writer, jobs, live updates, HTTP. Knows no room. */
import { createAdaptorServer } from '@hono/node-server';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { limits, registry as makeRegistry, spineRoom, type Principal, type Registry } from '#platform/kit';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { makeWriter, type WriterParts } from './commit/commit.ts';
import { migrate, openPool, startEmbedded, type DatabaseAddress, type Embedded } from './database/index.ts';
import { makeEgresses, makeMailer, type EgressSettings, type MailSettings } from './egress/index.ts';
import { filesIn } from './files-by-hash.ts';
import { makeHealth } from './health/health.ts';
import { headersOf, sendBytes, sendProblem } from './http/answers.ts';
import { makeApp } from './http/app.ts';
import { openApi } from './http/openapi.ts';
import { serveWeb } from './http/static-files.ts';
import { newId, newSecret } from './ids.ts';
import { startJobs } from './jobs/jobs.ts';
import { notSignedIn, streamEvents } from './live/events.ts';
import { listenToJournal } from './live/journal-listener.ts';
import type { Log } from './log.ts';
import type { RoomServer, Tools } from './room-server.ts';
import { spineAnswers, spineEndpoints } from './spine-endpoints.ts';
import { getCookie } from 'hono/cookie';

export interface ServerOptions {
  readonly rooms: readonly RoomServer[];
  readonly authenticate: (
    pool: Pool,
  ) => (credentials: { cookie: string | undefined; bearer: string | undefined }) => Promise<Principal | null>;
  readonly cookieName: string;
  readonly version: string;
  readonly log: Log;
  /** Everything kept on disk: the embedded database, attachments. */
  readonly dataDirectory: string;
  /** Given: that database instead of the embedded one. */
  readonly database?: DatabaseAddress;
  readonly durable?: boolean;
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly webDirectory: string | null;
  readonly trustProxy?: boolean;
  readonly requestsPerMinute?: number;
  readonly metricsToken?: string;
  /** Where what goes out may go; public addresses when absent. */
  readonly egress?: EgressSettings;
  /** Where mail is handed over; without it none is sent. */
  readonly mail?: MailSettings | null;
  /** Under which address people reach this program: for links in mails. */
  readonly publicUrl?: string | null;
  readonly now?: () => string;
}

export interface RunningServer {
  readonly url: string;
  readonly tools: Tools;
  readonly registry: Registry;
  readonly address: DatabaseAddress;
  /** The embedded database, when it is that: what backups are made of. */
  readonly embedded: Embedded | null;
  stop(): Promise<void>;
}

export const platformMigrations = { room: 'platform', dir: join(import.meta.dirname, 'migrations') } as const;

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { log } = options;
  let embedded: Embedded | null = null;
  if (!options.database) embedded = await startEmbedded({ dataDir: options.dataDirectory, durable: options.durable ?? true });
  const address = options.database ?? embedded!.address;
  await migrate(address, [platformMigrations, ...options.rooms.map(({ room, migrations }) => ({ room: room.name, dir: migrations }))]);
  const pool = openPool(address, { log: (line) => log.warn(line) });
  const registry = makeRegistry([{ ...spineRoom, endpoints: spineEndpoints }, ...options.rooms.map((each) => each.room)]);
  const now = options.now ?? (() => new Date().toISOString());
  const jobs = await startJobs(
    address,
    options.rooms.flatMap((each) => each.reactions ?? []),
    options.rooms.flatMap((each) => each.jobs ?? []),
    log,
  );
  const egress = makeEgresses(options.egress ?? {}, address);
  const writerParts: WriterParts = { pool, registry, now, newId, newSecret, mayLookAt: egress.mayMonitor, enqueue: jobs.enqueue };
  const tools: Tools = {
    pool,
    registry,
    write: makeWriter(writerParts),
    now,
    newId,
    log,
    files: filesIn(join(options.dataDirectory, 'files')),
    egress,
    publicUrl: options.publicUrl ?? null,
    mail: options.mail ? makeMailer(options.mail) : undefined,
    async tell(organisationId, messages) {
      await pool.query(`select pg_notify('notice', told) from unnest($1::text[]) told`, [
        messages.map((message) => `${organisationId} ${JSON.stringify(message)}`),
      ]);
    },
  };
  const listener = await listenToJournal(address, log);
  let isDraining = false;
  const health = makeHealth({
    pool,
    dataDirectory: embedded ? options.dataDirectory : null,
    isDraining: () => isDraining,
    jobLag: jobs.lag,
    liveStreams: listener.streams,
    metricsToken: options.metricsToken,
    version: options.version,
  });
  const authenticate = options.authenticate(pool);
  const app = makeApp({
    tools,
    registry,
    views: options.rooms.flatMap((each) => each.views ?? []),
    own: [...spineAnswers(registry), ...options.rooms.flatMap((each) => each.endpoints ?? [])],
    authenticate,
    settings: {
      trustProxy: options.trustProxy ?? false,
      requestsPerMinute: options.requestsPerMinute ?? limits.requestsPerMinute,
      cookieName: options.cookieName,
    },
    isDraining: () => isDraining,
    observe: health.observe,
  });
  app.get('/api/v1/events', async (context) => {
    const credentials = {
      cookie: getCookie(context, options.cookieName),
      bearer: /^Bearer ([\w-]{20,300})$/.exec(context.req.header('authorization') ?? '')?.[1],
    };
    const principal = await authenticate(credentials);
    if (!principal) return sendProblem(context, notSignedIn());
    for (const [name, value] of Object.entries({ ...headersOf(context), 'x-accel-buffering': 'no' })) context.header(name, value);
    return streamEvents(context, listener, tools, principal, () => (isDraining ? Promise.resolve(null) : authenticate(credentials)));
  });
  let document: string | undefined;
  app.get('/api/openapi.json', (context) => {
    document ??= JSON.stringify(
      openApi(registry.endpoints, {
        title: 'Evenkeel',
        version: options.version,
        description: 'Everything the web interface does, a program can do here.',
      }),
    );
    return sendBytes(context, 200, document, { 'content-type': 'application/json' });
  });
  health.mount(app);
  if (options.webDirectory) serveWeb(app, options.webDirectory);
  await jobs.work(tools);
  const stops: (() => Promise<void>)[] = [];
  const listen = (hear: (organisationId: string, sequence: number) => void) =>
    listener.subscribe(({ channel, payload }) => {
      if (channel === 'journal') hear(payload.slice(0, 36), Number(payload.slice(37)));
    });
  for (const room of options.rooms) if (room.start) stops.push(await room.start({ ...tools, listen }));
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.requestTimeout = limits.requestSeconds * 10_000;
  server.maxHeadersCount = 100;
  const shownHost = options.host === '0.0.0.0' || options.host === '::' ? 'localhost' : options.host;

  let stopping: Promise<void> | null = null;
  const stop = async () => {
    isDraining = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await Promise.race([closed, sleep(1500)]);
    server.closeAllConnections();
    for (const each of stops) await each();
    await listener.stop();
    await jobs.stop();
    tools.mail?.close();
    await pool.end();
    await embedded?.stop();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, resolve);
    });
  } catch (error) {
    await stop();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${shownHost.includes(':') ? `[${shownHost}]` : shownHost}:${port}`,
    tools,
    registry,
    address,
    embedded,
    stop: () => (stopping ??= stop()),
  };
}
