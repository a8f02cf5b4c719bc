import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { FileRefusal } from './file-refused.ts';

/**
 * A function that reads one kind of untrusted file: `(bytes, options) => value`, alone in a module of its own, because it is
 * loaded in a worker. It throws `FileRefused` for a file that it does not take.
 */
export interface Parser<Value, Options = undefined> {
  readonly module: string;
  readonly name: string;
  /** Only for the compiler: what comes out and what goes in. */
  readonly types?: { readonly value: Value; readonly options: Options };
}

/** `parserIn(new URL('./read-csv.ts', import.meta.url), 'readCsv')` */
export function parserIn<Value, Options = undefined>(module: URL, name: string): Parser<Value, Options> {
  return { module: module.href, name };
}

export type ParseAnswer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: FileRefusal };

export interface ParserLimits {
  readonly fileBytes: number;
  /** Of JavaScript objects, in each worker. */
  readonly memoryMegabytes: number;
  readonly seconds: number;
  readonly workers: number;
  readonly waiting: number;
}

export const PARSER_LIMITS: ParserLimits = { fileBytes: 100 * 1024 * 1024, memoryMegabytes: 256, seconds: 30, workers: 2, waiting: 16 };

export interface ParserPool {
  /** Takes the bytes over: they are gone for the caller when they fill their buffer. Never rejects because of the file. */
  readonly parse: <Value, Options>(parser: Parser<Value, Options>, bytes: Uint8Array, options?: Options) => Promise<ParseAnswer<Value>>;
  readonly close: () => Promise<void>;
}

/** What the worker sends: that it begins, then the answer, its long lists cut into pieces that are asked for one by one. */
export type WorkerMessage =
  | { readonly kind: 'begun' }
  | { readonly kind: 'answer'; readonly answer: ParseAnswer<unknown> }
  | { readonly kind: 'piece'; readonly list: string; readonly rows: readonly unknown[] }
  | { readonly kind: 'complete' };

/**
 * Workers that read untrusted files, so that a hostile one costs neither the main process nor anybody else's request: each has
 * bounded memory and bounded time and is thrown away when it exceeds either. Workers start when they are needed.
 */
export function openParserPool(given: Partial<ParserLimits> = {}): ParserPool {
  const limits = { ...PARSER_LIMITS, ...given };
  const pool = new Piscina({
    filename: new URL('./parser-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: limits.workers,
    maxQueue: limits.waiting,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  // A worker that ran out of memory reports it here as well as to the task that it was at; the task's answer is what matters.
  pool.on('error', () => undefined);

  return {
    parse: (parser, bytes, options) => parse(pool, limits, parser, bytes, options),
    close: () => pool.destroy(),
  };
}

async function parse<Value, Options>(
  pool: Piscina,
  limits: ParserLimits,
  parser: Parser<Value, Options>,
  bytes: Uint8Array,
  options: Options | undefined,
): Promise<ParseAnswer<Value>> {
  if (bytes.length > limits.fileBytes) {
    return refused('file-too-large', `The file has ${bytes.length} bytes; at most ${limits.fileBytes} are taken.`);
  }
  const own = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer ? bytes : new Uint8Array(bytes);
  const { port1: here, port2: there } = new MessageChannel();
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let answer: ParseAnswer<unknown> | undefined;

  const arrived = new Promise<void>((resolve) => {
    here.on('message', (message: WorkerMessage) => {
      if (message.kind === 'begun') timer = setTimeout(() => stop.abort(), limits.seconds * 1000);
      else if (message.kind === 'answer') answer = message.answer;
      else if (message.kind === 'piece') takePiece(answer, message.list, message.rows);
      else resolve();
      // oxlint-disable-next-line require-post-message-target-origin -- a port between threads, not between windows
      if (message.kind === 'answer' || message.kind === 'piece') here.postMessage('next');
    });
  });
  try {
    const task = { module: parser.module, name: parser.name, bytes: own, options, port: there };
    await pool.run(task, { transferList: [own.buffer as ArrayBuffer, there], signal: stop.signal });
    await arrived;
    return (answer ?? refused('parser-failed', 'The parser gave no answer.')) as ParseAnswer<Value>;
  } catch (error) {
    return refusalOf(error, limits);
  } finally {
    clearTimeout(timer);
    here.close();
  }
}

function takePiece(answer: ParseAnswer<unknown> | undefined, list: string, rows: readonly unknown[]): void {
  if (answer?.ok !== true) return;
  const path = list === '' ? [] : list.split('.');
  let at = answer.value as Record<string, unknown>;
  for (const step of path) at = at[step] as Record<string, unknown>;
  (at as unknown as unknown[]).push(...rows);
}

function refusalOf(error: unknown, limits: ParserLimits): ParseAnswer<never> {
  const { name, code, message } = error as { readonly name?: string; readonly code?: string; readonly message?: string };
  if (name === 'AbortError') return refused('file-too-slow', `Reading the file took longer than ${limits.seconds} seconds.`);
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return refused('file-too-complex', `Reading the file needs more than ${limits.memoryMegabytes} MB of memory.`);
  if (/queue is at limit/i.test(message ?? ''))
    return refused('parser-busy', 'Too many files are being read at the moment; try again in a minute.');
  return refused('parser-failed', `The parser failed: ${message ?? String(error)}`);
}

function refused(code: string, detail: string): ParseAnswer<never> {
  return { ok: false, refusal: { code, detail } };
}
