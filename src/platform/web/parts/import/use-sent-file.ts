/** Sends a file to be brought in: first to see what would come, then to keep it. */
import { useCallback, useState } from 'react';
import { Problem, type ImportRemark, type ProblemDetails } from '#platform/kit';
import { refresh } from '../../data/patch-cache.ts';
import { problemFrom, sayDone } from '../../data/use-deed.ts';
import { translate } from '../../words/translate.ts';

export const tableEndings = ['csv', 'xlsx'] as const;
export const endingOf = (file: File): string => file.name.toLowerCase().split('.').at(-1) ?? '';

/** What every import answers. */
export interface FileAnswer {
  readonly isDone: boolean;
  readonly added: number;
  readonly changed: number;
  readonly unchanged?: number;
  readonly retired?: number;
  readonly remarks: readonly ImportRemark[];
}

export interface SentFile<A> {
  readonly isRunning: boolean;
  readonly answer: A | null;
  readonly problem: Problem | null;
  readonly send: (path: string, file: File, query: Readonly<Record<string, string>>, isReal: boolean) => Promise<void>;
  readonly refuse: (problem: Problem) => void;
  readonly reset: () => void;
}

/** `brings`: the things that are other ones afterwards. */
export function useSentFile<A extends FileAnswer>(brings: readonly string[]): SentFile<A> {
  const [isRunning, setRunning] = useState(false);
  const [answer, setAnswer] = useState<A | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = useCallback(
    async (path: string, file: File, query: Readonly<Record<string, string>>, isReal: boolean): Promise<void> => {
      setProblem(null);
      setRunning(true);
      try {
        const response = await fetch(`/api/v1${path}?${new URLSearchParams({ ...query, dryRun: String(!isReal) }).toString()}`, {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'content-type': 'application/octet-stream' },
          body: file,
        });
        const body = (await response.json()) as A | ProblemDetails;
        if ('code' in body) throw new Problem(response.status, body.code, body.title, body);
        setAnswer(body as A);
        if (!isReal) return;
        await Promise.all(brings.map(refresh));
        const sequence = response.headers.get('evenkeel-sequence');
        sayDone(translate('shell.importDone'), sequence === null ? null : Number(sequence));
      } catch (error) {
        setProblem(problemFrom(error));
        if (!isReal) setAnswer(null);
      } finally {
        setRunning(false);
      }
    },
    [brings],
  );
  const reset = useCallback(() => {
    setAnswer(null);
    setProblem(null);
  }, []);
  const refuse = useCallback((refused: Problem) => {
    setAnswer(null);
    setProblem(refused);
  }, []);
  return { isRunning, answer, problem, send, refuse, reset };
}
