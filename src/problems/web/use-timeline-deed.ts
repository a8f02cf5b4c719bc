/** Does a deed that also writes a line of an incident's timeline, and says so. Such a line is never taken back, so nothing offers to undo it. */
import type { Deed, Problem } from '#platform/kit';
import { refresh, showToast, useDeed } from '#platform/web';

export interface TimelineDeed {
  /** Answers what came of it, or why it was refused. */
  readonly run: (
    input: Readonly<Record<string, unknown>>,
    said?: string,
    isQuiet?: boolean,
  ) => Promise<{ readonly id: string | null; readonly problem: Problem | null }>;
  readonly isRunning: boolean;
}

/** What may be written besides the record itself. */
const touched = ['incident-entry', 'incident', 'incident-task', 'problem-incident', 'knowledge-use', 'review-action', 'review-action-task'];

export function useTimelineDeed(deed: unknown): TimelineDeed {
  const { run, isRunning } = useDeed(deed as Deed);
  return {
    isRunning,
    async run(input, said, isQuiet = false) {
      const { answer, problem } = await run(input as never, { isQuiet });
      if (problem) return { id: null, problem };
      await Promise.all(touched.map((each) => refresh(each)));
      if (said) showToast({ kind: 'done', text: said });
      return { id: (answer as { readonly id?: string } | null)?.id ?? null, problem: null };
    },
  };
}
