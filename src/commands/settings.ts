/** Settings of the program from options and environment; the one place that reads the environment. */
import { join } from 'node:path';
import { defaultDataDir, mailSettingsOf, makeLog, monitorNetworksOf, type DatabaseAddress } from '#platform/server';
import type { Arguments } from '#platform/cli';
import type { Settings } from '../server.ts';

export const root = join(import.meta.dirname, '..', '..');

export function settingsOf({ options }: Arguments, quiet = false): Settings {
  const { env } = process;
  const database: DatabaseAddress | undefined = env['DATABASE_URL'] ? { connectionString: env['DATABASE_URL'] } : undefined;
  return {
    dataDirectory: (options['data'] as string | undefined) ?? env['EVENKEEL_DATA_DIR'] ?? defaultDataDir(root),
    database,
    port: portOf((options['port'] as string | undefined) ?? env['PORT'] ?? '3000'),
    host: (options['host'] as string | undefined) ?? env['HOST'] ?? '127.0.0.1',
    log: makeLog({ level: env['LOG_LEVEL'] ?? (quiet ? 'error' : 'warn') }),
    trustProxy: env['TRUST_PROXY'] === 'yes',
    metricsToken: env['METRICS_TOKEN'],
    requestsPerMinute: env['REQUESTS_PER_MINUTE'] ? Number(env['REQUESTS_PER_MINUTE']) : undefined,
    egress: { networks: monitorNetworksOf(env['EVENKEEL_MONITOR_NETWORKS']) },
    mail: mailSettingsOf(env['EVENKEEL_SMTP_URL'], env['EVENKEEL_MAIL_FROM']),
    publicUrl: publicUrlOf(env['EVENKEEL_URL']),
    durable: env['EVENKEEL_DURABLE'] !== 'no',
    sampleHistory: env['EVENKEEL_SAMPLE'] !== 'short',
  };
}

/** Where people reach the program, for links in what it sends. */
function publicUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Error(`EVENKEEL_URL is where people reach this program, such as https://evenkeel.example.org, not "${text}"`);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port is a number from 0 to 65535, not "${text}"`);
  return port;
}
