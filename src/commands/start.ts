/** `evenkeel start`: builds the screens when they changed, starts everything, says where, and stops cleanly. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import type { Arguments } from '#platform/cli';
import { keepBackups, type KeptBackups, type RunningServer } from '#platform/server';
import { hasAnyOrganisation, setUpOrganisation } from '#access/server';
import { serve, type Settings } from '../server.ts';
import { furnish } from '../furnish.ts';
import { loadSample } from '../load-sample.ts';
import { buildWeb } from './build-web.ts';
import { root, settingsOf } from './settings.ts';

export async function run(given: Arguments): Promise<number> {
  const settings = settingsOf(given);
  await askPort(settings);
  if (!given.options['dev']) await buildWeb(root);
  let server: RunningServer;
  try {
    server = await serve(settings);
  } catch (error) {
    throw sayPort(error, settings);
  }
  const backups = await backUp(server, settings);
  closeWithGrace({ delay: 12_000, logger: false as never }, async ({ err }) => {
    if (err) console.error(err);
    else console.log('\nstopping …');
    await backups?.stop();
    await server.stop();
  });
  if (!given.options['empty'] && process.env['EVENKEEL_SAMPLE'] !== 'no' && !(await hasAnyOrganisation(server.tools.pool)))
    await firstStart(server, settings.dataDirectory);
  console.log(`\nEvenkeel is ready: ${server.url}`);
  sayLogin(settings.dataDirectory);
  if (settings.database) console.log('database: DATABASE_URL');
  else console.log(`data: ${settings.dataDirectory}`);
  console.log('Ctrl-C stops it.');
  return new Promise<number>(() => {});
}

/** Before anything is built or started: may we listen there? Whoever takes the port in between is met when the server listens. */
async function askPort(settings: Settings): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(settings.port, settings.host);
    await once(probe, 'listening');
  } catch (error) {
    throw sayPort(error, settings);
  } finally {
    probe.close();
  }
}

function sayPort(error: unknown, { port, host }: Settings): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return new Error(`port ${port} is taken; choose another with --port`);
  if (code === 'EACCES') return new Error(`port ${port} is not open to this account; choose one from 1024 up with --port`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new Error(`this machine has no address ${host}; choose another with --host`);
  return error;
}

/** With EVENKEEL_BACKUP_DIR: a copy of everything, then what changes, every second, for as long as the server runs. */
async function backUp({ embedded }: RunningServer, { dataDirectory, log }: Settings): Promise<KeptBackups | undefined> {
  const backupDir = process.env['EVENKEEL_BACKUP_DIR'];
  if (!backupDir || !embedded) return undefined;
  return keepBackups(embedded, { backupDir, attachmentsDir: join(dataDirectory, 'files'), log: (line) => log.warn(line) });
}

/** On a fresh data directory: the sample department with an owner, whose password is made here and written beside the data. */
async function firstStart(server: RunningServer, dataDirectory: string): Promise<void> {
  console.log('first start: loading the sample department …');
  const login = { email: 'owner@example.org', password: randomBytes(9).toString('base64url') };
  const { organisationId, owner } = await setUpOrganisation(
    server.tools,
    { organisation: 'Sample department', zone: 'Europe/Berlin', locale: 'en', name: 'Gesa Thomsen', ...login },
    { onlyFirst: true },
  );
  await furnish(organisationId, 'Europe/Berlin', server.tools, { countryCode: 'DE', regionCode: 'HH', locale: 'en' });
  await loadSample(owner, server.tools);
  writeFileSync(loginFile(dataDirectory), `${login.email}\n${login.password}\n`, { mode: 0o600 });
}

const loginFile = (dataDirectory: string): string => join(dataDirectory, 'first-run-login.txt');

function sayLogin(dataDirectory: string): void {
  const file = loginFile(dataDirectory);
  if (!existsSync(file)) return;
  const [email, password] = readFileSync(file, 'utf8').split('\n');
  console.log(`sign in as ${email} with password ${password}   (kept in ${file}; delete it once you have your own)`);
}
