/** Is it alive, is it ready, how is it doing: /livez, /readyz, /metrics (Prometheus). */
import { statfs } from 'node:fs/promises';
import type { Hono } from 'hono';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Env } from '../http/app.ts';

export interface Health {
  observe(endpoint: string, status: number, seconds: number): void;
  mount(app: Hono<Env>): void;
}

export function makeHealth(parts: {
  pool: Pool;
  dataDirectory: string | null;
  isDraining: () => boolean;
  jobLag: () => Promise<number>;
  liveStreams: () => number;
  metricsToken: string | undefined;
  version: string;
}): Health {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'evenkeel_request_seconds',
    help: 'Duration of API requests',
    labelNames: ['endpoint', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [register],
  });
  new Gauge({
    name: 'evenkeel_database_connections',
    help: 'Connections of the pool',
    labelNames: ['state'],
    registers: [register],
    collect() {
      this.set({ state: 'idle' }, parts.pool.idleCount);
      this.set({ state: 'total' }, parts.pool.totalCount);
      this.set({ state: 'waiting' }, parts.pool.waitingCount);
    },
  });
  new Gauge({
    name: 'evenkeel_live_streams',
    help: 'Open live streams; a browser needs one, however many tabs it shows',
    registers: [register],
    collect() {
      this.set(parts.liveStreams());
    },
  });
  new Gauge({
    name: 'evenkeel_job_lag_seconds',
    help: 'Age of the oldest waiting job',
    registers: [register],
    async collect() {
      this.set(await parts.jobLag().catch(() => -1));
    },
  });

  async function checks(): Promise<Record<string, string>> {
    const result: Record<string, string> = { stopping: parts.isDraining() ? 'the server is stopping' : 'ok' };
    try {
      const { rows } = await parts.pool.query<{ ro: boolean }>('select pg_is_in_recovery() as ro');
      result['database'] = rows[0]!.ro ? 'read only' : 'ok';
    } catch (error) {
      result['database'] = (error as Error).message;
    }
    if (parts.dataDirectory) {
      const { bavail, blocks } = await statfs(parts.dataDirectory);
      result['disk'] = bavail / blocks > 0.03 || bavail * 4096 > 5e9 ? 'ok' : 'less than 3 % of the disk is free';
    }
    return result;
  }

  return {
    observe(endpoint, status, seconds) {
      requests.observe({ endpoint, status: String(status) }, seconds);
    },
    mount(app) {
      app.get('/livez', (context) => context.text('alive'));
      app.get('/readyz', async (context) => {
        const result = await checks();
        const isReady = Object.values(result).every((each) => each === 'ok');
        return context.json({ ready: isReady, version: parts.version, checks: result }, isReady ? 200 : 503);
      });
      app.get('/metrics', async (context) => {
        const address = context.env?.incoming?.socket?.remoteAddress ?? '';
        const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(address) && context.req.header('x-forwarded-for') === undefined;
        const isKnown = parts.metricsToken !== undefined && context.req.header('authorization') === `Bearer ${parts.metricsToken}`;
        if (!isLocal && !isKnown) return context.text('metrics are open on this machine, or with METRICS_TOKEN', 403);
        return context.body(await register.metrics(), 200, { 'content-type': register.contentType });
      });
    },
  };
}
