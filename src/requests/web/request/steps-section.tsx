/** What is to be done, step by step, ticked by whom and when. */
import { Checkbox } from '@mantine/core';
import { textOfMinutes } from '#operations/rules';
import { tickRequestStep, workedStatuses, type RequestCase, type ServiceRequest } from '#requests/rules';
import { Section, useFormat, useLanguage, useWords } from '#platform/web';
import styles from '../requests.module.css';
import { useRequestDeed } from '../use-request-deed.ts';

export function StepsSection({ of, row, works }: { readonly of: RequestCase; readonly row: ServiceRequest; readonly works: boolean }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const { run, isRunning } = useRequestDeed(tickRequestStep);
  const mayTick = works && workedStatuses.includes(row.status);
  const done = row.steps.filter((each) => each.doneAt !== null).length;
  return (
    <Section title={t('requests.steps')} about={t('requests.stepsDone', { done, count: row.steps.length })}>
      <ol className={`${styles['list']} ${styles['steps']}`}>
        {row.steps.map(({ what, teamId, minutes, doneAt, doneById, doneByPersonId }, step) => {
          const about = [
            teamId && of.names[teamId],
            minutes === null ? null : textOfMinutes(minutes, language),
            doneAt &&
              t('requests.doneBy', {
                name: of.names[doneByPersonId ?? doneById ?? ''] ?? t('requests.program'),
                at: format.instant(doneAt),
              }),
          ]
            .filter(Boolean)
            .join(' · ');
          return (
            <li key={step}>
              {mayTick ? (
                <Checkbox
                  checked={doneAt !== null}
                  disabled={isRunning}
                  label={what}
                  description={about}
                  onChange={(event) => void run({ id: row.id, step, isDone: event.currentTarget.checked })}
                />
              ) : (
                <div className={styles['step']}>
                  <b role="img" aria-label={t(doneAt ? 'requests.stepDone' : 'requests.stepOpen')}>
                    {doneAt ? '✓' : '○'}
                  </b>
                  <span>{what}</span>
                  <small>{about}</small>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
