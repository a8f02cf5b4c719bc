/**
 * Doing: one hook for every deed. It shows the result before the server has answered where it can, keeps the idempotency key over
 * retries, offers Undo, and when somebody else was faster joins both changes or asks.
 */
import { useCallback, useRef, useState } from 'react';
import type { z } from 'zod';
import { Problem, type Deed, type DeedAnswer, type Thing } from '#platform/kit';
import { translate } from '../words/translate.ts';
import { dismissProblems, showToast } from '../shell/toasts.ts';
import { askClash } from './clash.ts';
import { client, isPassing, newKey, noConnection } from './client.ts';
import { clashesOf } from './merge-fields.ts';
import { cachedRecord, patchCached, refresh } from './patch-cache.ts';
import { sentenceOf } from './sentence.ts';
import { undo } from './undo.ts';

export { sentenceOf } from './sentence.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface RunOptions {
  /** The record's version that the change was based on; the cached one when left out. */
  readonly version?: number;
  /** The record as it was when editing began, for joining; the cached one when left out. */
  readonly base?: Fields;
  /** Said when done ("Team renamed"), with an Undo beside it. Nothing is said when left out. */
  readonly said?: string;
  readonly branchId?: string;
  /** False: the cache waits for the server (default for everything but PATCH with an id). */
  readonly isOptimistic?: boolean;
  /** True: a refusal is only returned, not shown as a message (forms show it beside the field). */
  readonly isQuiet?: boolean;
}

export interface Run<D> {
  /** The server's answer, or null when it said no (see `problem`). */
  readonly answer: DeedAnswer<D> | null;
  readonly sequence: number | null;
  readonly problem: Problem | null;
}

export interface DeedHook<D, I> {
  readonly run: (input: I, options?: RunOptions) => Promise<Run<D>>;
  readonly isRunning: boolean;
  readonly problem: Problem | null;
  readonly reset: () => void;
}

export function useDeed<S extends z.ZodObject, T extends Thing>(deed: Deed<S, T>): DeedHook<Deed<S, T>, z.input<S>> {
  const [running, setRunning] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const held = useRef<{ input: string; key: string } | null>(null);

  const run = useCallback(
    async (input: z.input<S>, options: RunOptions = {}): Promise<Run<Deed<S, T>>> => {
      const text = JSON.stringify(input);
      // The same call made again after a lost answer must not act twice.
      if (held.current?.input !== text) held.current = { input: text, key: newKey() };
      setRunning((count) => count + 1);
      setProblem(null);
      const result = await runDeed(deed, input, { ...options, key: held.current.key });
      if (!result.problem || !isPassing(result.problem)) held.current = null;
      setRunning((count) => count - 1);
      setProblem(result.problem);
      return result;
    },
    [deed],
  );

  return { run, isRunning: running > 0, problem, reset: useCallback(() => setProblem(null), []) };
}

/** The same outside React. */
export async function runDeed<S extends z.ZodObject, T extends Thing>(
  deed: Deed<S, T>,
  input: z.input<S>,
  options: RunOptions & { key?: string } = {},
): Promise<Run<Deed<S, T>>> {
  const { id, ...fields } = input as Fields & { id?: string };
  const name = deed.on.name;
  const base = options.base ?? (id ? cachedRecord(name, id) : undefined);
  const version = options.version ?? (deed.binding.method === 'POST' ? undefined : (base?.['version'] as number | undefined));
  const isOptimistic = options.isOptimistic ?? (deed.binding.method === 'PATCH' && !options.branchId);
  const takeBack = id && isOptimistic ? patchCached(name, id, fields) : undefined;
  try {
    const { data, sequence } = await persist(() =>
      client.do(deed, input, { version, key: options.key ?? newKey(), branchId: options.branchId }),
    );
    if (id && data && typeof data === 'object' && 'version' in data) patchCached(name, id, data as Fields);
    void refresh(name);
    dismissProblems();
    if (options.said) sayDone(options.said, sequence);
    return { answer: data, sequence, problem: null };
  } catch (error) {
    takeBack?.();
    const problem = problemFrom(error);
    const current = problem.details.current;
    if (problem.details.status === 412 && current && id && base) {
      return joinWith(deed, { id, fields, base, current, options });
    }
    if (!options.isQuiet) sayProblem(problem);
    return { answer: null, sequence: null, problem };
  }
}

/** Somebody was faster. Different fields are joined; for the same fields the user chooses. */
async function joinWith<S extends z.ZodObject, T extends Thing>(
  deed: Deed<S, T>,
  { id, fields, base, current, options }: { id: string; fields: Fields; base: Fields; current: Fields; options: RunOptions },
): Promise<Run<Deed<S, T>>> {
  patchCached(deed.on.name, id, current);
  const clashes = clashesOf(base, fields, current);
  const keep = clashes.length ? await askClash(deed.on, clashes, { id }) : [];
  const mine = Object.fromEntries(
    Object.entries(fields).filter(([field]) => !clashes.some((clash) => clash.field === field) || keep?.includes(field)),
  );
  if (!keep || Object.keys(mine).length === 0) {
    return { answer: current as DeedAnswer<Deed<S, T>>, sequence: null, problem: null };
  }
  return runDeed(deed, { id, ...mine } as z.input<S>, {
    ...options,
    base: current,
    version: current['version'] as number,
    said: clashes.length ? options.said : translate('shell.joinedChanges'),
  });
}

const pausesMs = [400, 1500, 4000];

/** Asks again, with the same key, when the network or the server was away for a moment. */
async function persist<R>(call: () => Promise<R>): Promise<R> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const pause = pausesMs[attempt];
      if (!isPassing(error) || pause === undefined) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, pause);
      });
    }
  }
}

export function problemFrom(error: unknown): Problem {
  return error instanceof Problem ? error : noConnection();
}

export function sayProblem(problem: Problem): void {
  // The client has said it already.
  if (problem.details.code === 'no-connection') return;
  showToast({ kind: 'problem', text: sentenceOf(problem) });
}

export function sayDone(text: string, sequence: number | null): void {
  showToast({
    kind: 'done',
    text,
    action: sequence === null ? undefined : { label: translate('shell.undo'), run: () => void undo(sequence) },
  });
}
