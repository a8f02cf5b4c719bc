/** Answers a page and says what follows; whoever takes it is led to the incident. */
import { answerPage, type MyPage } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { refresh, showToast, useDeed, useGo, useWords } from '#platform/web';

export type PageAnswer = 'taken' | 'declined';

export function useAnswer(): {
  readonly answer: (page: Pick<MyPage, 'id' | 'incidentId'>, answer: PageAnswer) => void;
  readonly isRunning: boolean;
} {
  const t = useWords();
  const go = useGo();
  const { run, isRunning } = useDeed(answerPage as unknown as Deed);
  return {
    isRunning,
    answer({ id, incidentId }, answer) {
      void run({ id, answer } as never).then(({ problem }) => {
        if (!problem) showToast({ kind: 'done', text: t(`incidents.paging.did.${answer}`) });
        if (!problem && answer === 'taken') go(`/incidents/${incidentId}`);
        for (const thing of ['page', 'incident', 'incident-entry']) void refresh(thing);
      });
    },
  };
}
