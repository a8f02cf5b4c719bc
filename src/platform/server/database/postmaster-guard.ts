import { spawn, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { postgresEnvironment } from './data-directory.ts';
import { isAlive, parentOf } from './lock-file.ts';
import type { Account } from './run-as.ts';

/** The name under which a guard shows in the process list; by it we tell a guarded PostgreSQL from an orphan. */
export const guardName = 'evenkeel-postgres-guard';

/**
 * A small shell stands between us and PostgreSQL and holds the far end of a pipe (descriptor 3). When our end closes, whether we asked
 * for it, crashed or were killed with -9, its `read` returns and PostgreSQL gets a fast, clean shutdown. Every ordinary stop
 * takes the same path, so the path is exercised daily. The guard lives in a session of its own: Ctrl-C reaches us first.
 *
 * It asks until PostgreSQL has gone: a shell starts what runs beside it with SIGINT ignored, so a word that comes before PostgreSQL has
 * put up its own ear is lost. Asked again while it is shutting down, it goes on as it was.
 */
const watchOurEnd = `stop() { kill -INT "$postmaster" 2>/dev/null; }
trap stop INT TERM HUP
(read -r _ <&3; while stop; do sleep 0.2; done) &
watcher=$!
`;

const guardNew = `"$@" 3<&- &
postmaster=$!
${watchOurEnd}exec 3<&-
status=0
while kill -0 "$postmaster" 2>/dev/null; do wait "$postmaster"; status=$?; done
kill "$watcher" 2>/dev/null
exit "$status"`;

const guardOrphan = `postmaster=$1
${watchOurEnd}exec 3<&-
while kill -0 "$postmaster" 2>/dev/null; do sleep 0.5; done
kill "$watcher" 2>/dev/null`;

export type Guard = {
  isParentOf(pid: number): boolean;
  /** Resolves when the PostgreSQL behind it has ended. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  /** Closes our end of the pipe and waits for PostgreSQL to finish. */
  release(): Promise<void>;
};

/** Starts PostgreSQL under a guard. `output` is a file descriptor for what it says before its own log opens. */
export function guardNewPostmaster(command: readonly string[], account: Account, cwd: string, output: number): Guard {
  return guard([guardNew, guardName, ...command], account, cwd, output);
}

/** Puts a guard beside a PostgreSQL whose own guard was killed. */
export function guardOrphanedPostmaster(pid: number, account: Account, cwd: string): Guard {
  return guard([guardOrphan, guardName, String(pid)], account, cwd, 'ignore');
}

/** A PostgreSQL that another process guards: we watch it and leave it alone. */
export function watchGuardedPostmaster(pid: number): Guard {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setInterval(() => {
      if (isAlive(pid)) return;
      ended = true;
      clearInterval(timer);
      resolve();
    }, 500).unref();
  });
  return {
    ended: over,
    hasEnded: () => ended,
    isParentOf: () => false,
    release: async () => clearInterval(timer),
  };
}

function guard(script: readonly string[], account: Account, cwd: string, output: number | 'ignore'): Guard {
  const child = spawn('/bin/sh', ['-c', ...script], {
    ...account,
    cwd,
    env: postgresEnvironment,
    detached: true,
    stdio: ['ignore', output, output, 'pipe'],
  });
  const pipe = child.stdio[3] as Socket;
  pipe.on('error', () => {});
  let ended = false;
  const over = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      pipe.destroy();
      resolve();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  hold(child, pipe, false);
  return {
    ended: over,
    hasEnded: () => ended,
    isParentOf: (pid) => parentOf(pid) === child.pid,
    release: async () => {
      hold(child, pipe, true);
      pipe.destroy();
      await over;
    },
  };
}

/** A running database alone must not keep a finished program from ending; a program that waits for its shutdown must not end first. */
function hold(child: ChildProcess, pipe: Socket, on: boolean): void {
  if (on) child.ref();
  else {
    child.unref();
    pipe.unref();
  }
}
