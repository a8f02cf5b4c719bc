/** Calls outside the deeds (sign-in, one's own account): the same retries and problems, without cache and undo. */
import { useCallback, useState } from 'react';
import type { Problem } from '#platform/kit';
import { dismissProblems } from '../shell/toasts.ts';
import { client } from './client.ts';
import { reasonOf } from './sentence.ts';
import { problemFrom, sentenceOf } from './use-deed.ts';

export interface CallHook {
  /** The answer, or null when the server said no; then `problem` tells why. */
  readonly run: <R>(
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'GET',
    path: string,
    body?: unknown,
  ) => Promise<{ readonly data: R } | null>;
  readonly isRunning: boolean;
  readonly problem: Problem | null;
  /** The sentence beside a field, if the problem names it. */
  readonly errorOf: (field: string) => string | undefined;
  /** The sentence for the form as a whole, if the problem names none of these fields. */
  readonly general: (...fields: readonly string[]) => string | undefined;
}

export function useCall(): CallHook {
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(async <R>(method: string, path: string, body?: unknown) => {
    setRunning(true);
    setProblem(null);
    try {
      const { data } = await client.call<R>(method, path, body);
      dismissProblems();
      return { data };
    } catch (error) {
      setProblem(problemFrom(error));
      return null;
    } finally {
      setRunning(false);
    }
  }, []);
  const errorOf = (field: string) => {
    const wrong = problem?.details.errors?.find((error) => error.pointer.replace(/^#?\//, '') === field);
    return wrong && capital(problem?.details.code === 'bad-input' || !problem ? reasonOf(wrong) : sentenceOf(problem));
  };
  return {
    run: run as CallHook['run'],
    isRunning,
    problem,
    errorOf,
    general: (...fields) => (problem && !fields.some(errorOf) ? sentenceOf(problem) : undefined),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
