import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The whole program as its user runs it, started again whenever it ends, as systemd or Docker would. */
export type Program = {
  readonly url: string;
  /** The process that runs now. */
  pid(): number;
  starts(): number;
  /** Ends it for good, in good order unless another signal is named; answers with its exit status, or the signal that ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
};

export async function runProgram(dataDir: string, environment: NodeJS.ProcessEnv = {}): Promise<Program> {
  const port = await freePort();
  let child: ChildProcess;
  let starts = 0;
  let isWanted = true;
  let said = '';

  function start(): void {
    starts++;
    const command = [
      join(import.meta.dirname, '../../../src/cli.ts'),
      'start',
      '--dev',
      '--empty',
      '--port',
      String(port),
      '--data',
      dataDir,
    ];
    child = spawn(process.execPath, command, {
      env: { ...process.env, ...environment, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-20_000)));
    child.once('exit', () => {
      if (isWanted) start();
    });
  }

  start();
  while (!said.includes('is ready')) {
    if (starts > 1) throw new Error(`the program does not start:\n${said}`);
    await sleep(20);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: () => child.pid!,
    starts: () => starts,
    async stop(signal = 'SIGTERM') {
      isWanted = false;
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill(signal);
        await ended;
      }
      return child.exitCode ?? child.signalCode;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
