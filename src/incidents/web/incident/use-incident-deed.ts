/** Does a deed on an incident and says so. The timeline is written on and never over, so nothing offers to undo it. */
import type { Deed, Problem } from '#platform/kit';
import { refresh, showToast, useDeed } from '#platform/web';

export interface IncidentDeed {
  /** Answers what was refused, if anything was. */
  readonly run: (input: Readonly<Record<string, unknown>>, said?: string, isQuiet?: boolean) => Promise<Problem | null>;
  readonly isRunning: boolean;
}

export function useIncidentDeed(deed: unknown): IncidentDeed {
  const { run, isRunning } = useDeed(deed as Deed);
  return {
    isRunning,
    async run(input, said, isQuiet = false) {
      const { problem } = await run(input as never, { isQuiet });
      if (problem) return problem;
      void refresh('incident-entry');
      if (said) showToast({ kind: 'done', text: said });
      return null;
    },
  };
}
