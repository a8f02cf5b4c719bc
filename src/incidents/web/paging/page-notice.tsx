/** Above every page, while somebody on duty is asked to come: what for, and the two answers. One click or one key takes it. */
import { useEffect, useRef } from 'react';
import { myPages, seePage, type MyPage } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { GoLink, useDeed, useFormat, useKeys, useMe, useView, useWords } from '#platform/web';
import { PriorityMark } from '../incident/marks.tsx';
import { playCall } from './sound.ts';
import { useAnswer } from './use-answer.ts';
import styles from './paging.module.css';

export default function PageNotice() {
  const { personId } = useMe();
  const found = useView(myPages, { which: 'open' }, { enabled: personId !== null, dependsOn: ['page', 'incident'] });
  const items = personId === null ? [] : (found.data?.items ?? []);
  // Whoever has been called longest is answered first.
  const first = items.at(-1);
  return first ? <OnePage key={first.id} page={first} others={items.length - 1} /> : null;
}

function OnePage({ page, others }: { readonly page: MyPage; readonly others: number }) {
  const t = useWords();
  const format = useFormat();
  const { answer, isRunning } = useAnswer();
  const { run } = useDeed(seePage as unknown as Deed);
  const isTold = useRef(false);
  const isNew = page.seenAt === null;
  useEffect(() => {
    if (!isNew || isTold.current) return;
    isTold.current = true;
    playCall();
    void run({ id: page.id } as never, { isQuiet: true });
  }, [isNew, page.id, run]);
  useKeys({ y: { does: t('incidents.paging.comeKey'), run: () => isRunning || answer(page, 'taken') } });
  return (
    <section className={styles['notice']} aria-label={t('incidents.paging.asks')}>
      <div className={styles['what']} role="alert">
        <PriorityMark priority={page.priority} />
        <GoLink to={`/incidents/${page.incidentId}`}>
          {`INC-${page.number}`} {page.title}
        </GoLink>
        <small>
          {[t('incidents.paging.asks'), page.serviceName, t('incidents.paging.level', { level: page.level }), format.ago(page.askedAt)]
            .filter(Boolean)
            .join(' · ')}
          {others > 0 ? ` · ${t('incidents.paging.asksCount', { count: others })}` : ''}
        </small>
      </div>
      <div className={styles['answers']}>
        <button type="button" disabled={isRunning} aria-keyshortcuts="Y" onClick={() => answer(page, 'taken')}>
          {t('incidents.paging.come')}
        </button>
        <button type="button" disabled={isRunning} onClick={() => answer(page, 'declined')}>
          {t('incidents.paging.cannot')}
        </button>
      </div>
    </section>
  );
}
