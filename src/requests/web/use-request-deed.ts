/** Does a deed on a request and says so. Its timeline is written on and never over, so nothing offers to undo it. */
import type { Deed, Problem } from '#platform/kit';
import { refresh, showToast, useDeed } from '#platform/web';

export interface RequestDeed {
  /** Answers what was refused, if anything was. */
  readonly run: (input: Readonly<Record<string, unknown>>, said?: string, isQuiet?: boolean) => Promise<Problem | null>;
  readonly isRunning: boolean;
}

export function useRequestDeed(deed: unknown): RequestDeed {
  const { run, isRunning } = useDeed(deed as Deed);
  return {
    isRunning,
    async run(input, said, isQuiet = false) {
      const { problem } = await run(input as never, { isQuiet });
      if (problem) return problem;
      await refresh('service-request');
      if (said) showToast({ kind: 'done', text: said });
      return null;
    },
  };
}
