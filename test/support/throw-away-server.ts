import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#platform/server/database';

export type ThrowAwayServer = { readonly name: string; readonly url: string; stop(): Promise<void> };

/** A PostgreSQL for tests, in a temporary directory, without waiting for the disk. It and its directory go with `stop`; its process goes with ours. */
export async function startThrowAwayServer(): Promise<ThrowAwayServer> {
  removeLeftovers();
  const dataDir = temporaryDirectory();
  const database = await startEmbedded({ dataDir, durable: false, settings: { shared_buffers: '32MB', max_connections: '200' } });
  const { host, user } = database.address;
  return {
    name: 'PostgreSQL 18, ours',
    url: `postgresql://${user}@localhost/postgres?host=${host}`,
    async stop() {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const prefix = 'evenkeel-test-';

/** A directory that PostgreSQL's account can enter too, marked with our process number so that a killed run can be tidied up after. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(directory, 0o711);
  return directory;
}

/** Directories of test runs that were killed. Their PostgreSQL ended with them. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (Number.isSafeInteger(pid) && pid > 0 && !isRunning(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
