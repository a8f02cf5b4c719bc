/** Drafts the review of an incident and opens it. */
import { draftReview } from '#problems/rules';
import { useGo, useWords } from '#platform/web';
import { useTimelineDeed } from '../use-timeline-deed.ts';

export function useDraft(): { readonly draft: (incidentId: string) => Promise<void>; readonly isRunning: boolean } {
  const t = useWords();
  const go = useGo();
  const { run, isRunning } = useTimelineDeed(draftReview);
  return {
    isRunning,
    async draft(incidentId) {
      const { id } = await run({ incidentId }, t('problems.didDraft'));
      if (id) go(`/reviews/${id}`);
    },
  };
}
