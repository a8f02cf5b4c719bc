/** Does a deed that is never taken back, for it writes a line of a timeline, and says so; nothing offers to undo it. */
import type { Deed, Problem } from '#platform/kit';
import { showToast } from '../shell/toasts.ts';
import { refresh } from './patch-cache.ts';
import { useDeed } from './use-deed.ts';

export interface LastingDeed {
  /** Answers the record that came of it, if one did, or why it was refused. `said` is what a message says of it. */
  readonly run: (
    input: Readonly<Record<string, unknown>>,
    said?: string,
    isQuiet?: boolean,
  ) => Promise<{ readonly id: string | null; readonly problem: Problem | null }>;
  readonly isRunning: boolean;
}

/** `touched`: things that the deed writes besides the record itself, or whose list follows from it; they are read again before it answers. */
export function useLastingDeed(deed: unknown, touched: readonly string[]): LastingDeed {
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
