/** What runs in a worker of `parse-in-worker.ts`: loads the parser, runs it, and hands its answer over in digestible pieces. */
import type { MessagePort } from 'node:worker_threads';
import { FileRefused } from './file-refused.ts';
import type { ParseAnswer, WorkerMessage } from './parse-in-worker.ts';

interface ParserTask {
  readonly module: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly options: unknown;
  readonly port: MessagePort;
}

// So many rows arrive in the main process in one turn of its loop: a few milliseconds' worth.
const ROWS_PER_PIECE = 250;

export default async function runParser(task: ParserTask): Promise<void> {
  post(task.port, { kind: 'begun' });
  const answer = await parse(task);
  const pieces: { readonly list: string; readonly rows: readonly unknown[] }[] = [];
  const whole = answer.ok ? { ok: true as const, value: withoutLongLists(answer.value, '', pieces) } : answer;
  await handOver(task.port, { kind: 'answer', answer: whole });
  for (const { list, rows } of pieces) {
    for (let from = 0; from < rows.length; from += ROWS_PER_PIECE) {
      // One after the other: the main process has other work between two pieces.
      // oxlint-disable-next-line no-await-in-loop
      await handOver(task.port, { kind: 'piece', list, rows: rows.slice(from, from + ROWS_PER_PIECE) });
    }
  }
  post(task.port, { kind: 'complete' });
}

async function parse(task: ParserTask): Promise<ParseAnswer<unknown>> {
  try {
    const module = (await import(task.module)) as Record<string, (bytes: Uint8Array, options: unknown) => unknown>;
    const parser = module[task.name];
    if (parser === undefined) throw new Error(`no parser "${task.name}" in ${task.module}`);
    return { ok: true, value: await parser(task.bytes, task.options) };
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    if (error instanceof RangeError)
      return { ok: false, refusal: { code: 'file-too-complex', detail: `The file cannot be held: ${error.message}.` } };
    throw error;
  }
}

/** The value with its long lists, down to two levels, empty; what was in them is put aside to be sent in pieces. */
function withoutLongLists(value: unknown, path: string, pieces: { list: string; rows: readonly unknown[] }[], depth = 0): unknown {
  if (Array.isArray(value)) {
    if (value.length > ROWS_PER_PIECE) {
      pieces.push({ list: path, rows: value });
      return [];
    }
    return depth < 3 ? value.map((entry, at) => withoutLongLists(entry, join(path, String(at)), pieces, depth + 1)) : value;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype || depth >= 3) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, withoutLongLists(entry, join(path, key), pieces, depth + 1)]),
  );
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

function handOver(port: MessagePort, message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => {
    port.once('message', () => resolve());
    post(port, message);
  });
}

function post(port: MessagePort, message: WorkerMessage): void {
  // oxlint-disable-next-line require-post-message-target-origin -- a port between threads, not between windows
  port.postMessage(message);
}
