/** One echo (ICMP) by the system's own `ping`, which may send what an ordinary program may not. It is given a checked address and never a name. */
import { execFile } from 'node:child_process';
import { EgressFailure } from './failure.ts';

/** Milliseconds of the way there and back. */
export function ping(address: string, timeoutMs: number, signal: AbortSignal): Promise<number> {
  const wait = process.platform === 'darwin' ? Math.ceil(timeoutMs) : Math.max(1, Math.ceil(timeoutMs / 1000));
  const environment = { PATH: `${process.env['PATH'] ?? ''}:/usr/bin:/bin:/usr/sbin:/sbin`, LC_ALL: 'C' };
  return new Promise((resolve, reject) => {
    execFile(
      'ping',
      ['-n', '-c', '1', '-W', String(wait), address],
      { signal, env: environment, maxBuffer: 16_384 },
      (error, output, problem) => {
        const time = /time[=<]([\d.]+) ?ms/.exec(output)?.[1];
        if (!error && time !== undefined) return resolve(Number(time));
        if (signal.aborted) return reject(signal.reason as Error);
        // 1: nothing came back. Anything else: there is no such program, or it may not send either.
        const isUnreachable = /unreachable/i.test(output + problem);
        const isSilent = (error as { code?: unknown } | null)?.code === 1;
        reject(new EgressFailure(isUnreachable ? 'unreachable' : isSilent ? 'timeout' : 'ping-not-available'));
      },
    );
  });
}
