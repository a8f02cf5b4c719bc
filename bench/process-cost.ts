/**
 * What a server costs in processor time: user and system time of a process and all below it, with that of children that have ended, from
 * /proc. The clock on the wall says how busy the machine is; this says what the work is worth. Linux only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { request as ask, Agent } from 'node:http';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** The kernel counts in hundredths of a second whatever its own tick is. */
const ticksPerSecond = 100;

interface Process {
  readonly parent: number;
  readonly seconds: number;
}

function processes(): ReadonlyMap<number, Process> {
  const found = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const line = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name of the command stands in brackets and may hold anything; fields are counted behind it.
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
      const seconds = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) / ticksPerSecond;
      found.set(Number(name), { parent: Number(fields[1]), seconds });
    } catch {
      // it ended while we looked; its time is with its parent now
    }
  }
  return found;
}

/** Seconds of processor time that these processes and all below them have used so far. */
export function cpuSeconds(roots: readonly number[]): number {
  const all = processes();
  const below = Map.groupBy(all.keys(), (pid) => all.get(pid)!.parent);
  let seconds = 0;
  const left = [...roots];
  for (let pid = left.pop(); pid !== undefined; pid = left.pop()) {
    seconds += all.get(pid)?.seconds ?? 0;
    left.push(...(below.get(pid) ?? []));
  }
  return seconds;
}

/** Work that was put off is put off by less than this. */
const longestPauseMillis = 3500;
const restingShare = 0.07;

/** Until these processes do next to nothing: what a request sets off may go on after its answer, or be put off for a while. */
export async function restingOf(roots: readonly number[], longestMillis = 120_000): Promise<void> {
  const end = performance.now() + longestMillis;
  for (let isCalm = false; !isCalm && performance.now() < end;) {
    const before = cpuSeconds(roots);
    await sleep(longestPauseMillis);
    isCalm = cpuSeconds(roots) - before <= (restingShare * longestPauseMillis) / 1000;
  }
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text goes as it is, all else as JSON. */
  readonly body?: unknown;
}
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}
export type Visitor = (asked: Asked) => Promise<Answered>;

/** One visitor on one kept connection, who asks, waits, and asks again; or as many at once as there are `connections`. */
export function visitorOf(base: string, headers: Readonly<Record<string, string>>, connections = 1): { visit: Visitor; leave(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const visit: Visitor = ({ method, path, headers: more, body }) =>
    new Promise((resolve, reject) => {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const carried = text === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
      const outgoing = ask(new URL(path, base), { agent, method, headers: { ...headers, ...carried, ...more } }, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode!, headers: incoming.headers, text: Buffer.concat(parts).toString('utf8') }),
        );
      });
      outgoing.on('error', reject);
      outgoing.end(text);
    });
  return { visit, leave: () => agent.destroy() };
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
export const loadText = (): string =>
  `load average ${loadavg()
    .map((each) => each.toFixed(1))
    .join(' ')}`;
