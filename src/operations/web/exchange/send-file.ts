/** Sends a file of services or assets: first to see what would come, then to keep it. */
import { useCallback, useState } from 'react';
import { Problem, type ProblemDetails } from '#platform/kit';
import { problemFrom, refresh, sayDone, translate } from '#platform/web';

export const tableEndings = ['csv', 'xlsx'] as const;
export const endingOf = (file: File): string => file.name.toLowerCase().split('.').at(-1) ?? '';

export interface SentFile<A> {
  readonly isRunning: boolean;
  readonly answer: A | null;
  readonly problem: Problem | null;
  readonly send: (path: string, file: File, query: Readonly<Record<string, string>>, isReal: boolean) => Promise<void>;
  readonly refuse: (problem: Problem) => void;
  readonly reset: () => void;
}

export function useSentFile<A extends { readonly isDone: boolean }>(): SentFile<A> {
  const [isRunning, setRunning] = useState(false);
  const [answer, setAnswer] = useState<A | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = useCallback(async (path: string, file: File, query: Readonly<Record<string, string>>, isReal: boolean): Promise<void> => {
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
      await Promise.all([refresh('service'), refresh('asset'), refresh('dependency')]);
      const sequence = response.headers.get('evenkeel-sequence');
      sayDone(translate('operations.importDone'), sequence === null ? null : Number(sequence));
    } catch (error) {
      setProblem(problemFrom(error));
      if (!isReal) setAnswer(null);
    } finally {
      setRunning(false);
    }
  }, []);
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
