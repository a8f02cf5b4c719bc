/** Drafts the review of an incident and opens it. */
import type { Deed } from '#platform/kit';
import { draftReview } from '#problems/rules';
import { refresh, useDeed, useGo, useWords } from '#platform/web';

export function useDraft(): { readonly draft: (incidentId: string) => Promise<void>; readonly isRunning: boolean } {
  const t = useWords();
  const go = useGo();
  const { run, isRunning } = useDeed(draftReview as unknown as Deed);
  return {
    isRunning,
    async draft(incidentId) {
      const { answer } = await run({ incidentId } as never, { said: t('problems.didDraft') });
      void refresh('incident-entry');
      if (answer) go(`/reviews/${(answer as { readonly id: string }).id}`);
    },
  };
}
