/** Answers a page and says what follows. */
import { answerPage } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { refresh, showToast, useDeed, useWords } from '#platform/web';

export type PageAnswer = 'taken' | 'declined';

export function useAnswer(): { readonly answer: (pageId: string, answer: PageAnswer) => void; readonly isRunning: boolean } {
  const t = useWords();
  const { run, isRunning } = useDeed(answerPage as unknown as Deed);
  return {
    isRunning,
    answer(id, answer) {
      void run({ id, answer } as never).then(({ problem }) => {
        if (!problem) showToast({ kind: 'done', text: t(`incidents.paging.did.${answer}`) });
        for (const thing of ['page', 'incident', 'incident-entry']) void refresh(thing);
      });
    },
  };
}
