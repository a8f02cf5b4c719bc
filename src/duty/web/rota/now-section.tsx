/** Whom the rota calls at this moment, level after level; when nobody is on duty, who will be first. */
import { rota, type OnDutyRow } from '#duty/rules';
import type { Row } from '#platform/kit';
import { GoLink, Section, useWords } from '#platform/web';
import styles from '../duty.module.css';
import { useZoned } from '../zoned.ts';

export function NowSection({ row, now }: { readonly row: Row<typeof rota>; readonly now: OnDutyRow | undefined }) {
  const t = useWords();
  const zoned = useZoned(row.zone);
  const ask = now?.ask;
  return (
    <Section title={t('duty.whoIsCalled')}>
      {now && !ask ? <p className="no-lines">{t('duty.nobodyEver')}</p> : null}
      {ask?.isWaiting ? <p className={styles['waits']}>{t('duty.nobodyUntil', { time: zoned.moment(ask.from) })}</p> : null}
      {ask ? (
        <ol className="lines">
          {ask.steps.map((step) => (
            <li key={`${step.rotaId} ${step.level}`}>
              <div>
                {step.people.map((each, place) => (
                  <span key={each.personId}>
                    {place > 0 ? ', ' : ''}
                    <GoLink to={`/people/${each.personId}`}>{each.name}</GoLink>
                  </span>
                ))}
                <span className={styles['soft']}>
                  {step.rotaId === row.id
                    ? t('duty.levelOf', { level: step.level })
                    : `${step.rotaName}, ${t('duty.levelOf', { level: step.level })}`}
                </span>
              </div>
              <small>{step.afterMinutes === 0 ? t('duty.atOnce') : t('duty.afterMinutes', { count: step.afterMinutes })}</small>
            </li>
          ))}
        </ol>
      ) : null}
      {now?.next ? (
        <p className={styles['soft']}>
          {t('duty.next')}:{' '}
          {t('duty.waitsFor', { name: now.next.people.map((each) => each.name).join(', '), time: zoned.moment(now.next.at) })}
        </p>
      ) : null}
    </Section>
  );
}
