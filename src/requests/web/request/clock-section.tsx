/** Until when it is promised, how much of the time is used, and step by step why then. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { textOfMinutes } from '#operations/rules';
import { serviceRequest, type RequestCase, type ServiceRequest } from '#requests/rules';
import { nameOfValue, Section, useFormat, useLanguage, useWords, type Format, type Translate } from '#platform/web';
import { DueMark } from '../marks.tsx';
import styles from '../requests.module.css';

type Clock = NonNullable<RequestCase['clock']>;

export interface ClockSectionProps {
  readonly row: ServiceRequest;
  readonly clock: RequestCase['clock'];
}

export function ClockSection({ row, clock }: ClockSectionProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const time = (minutes: number): string => textOfMinutes(Math.round(minutes), language);
  const used = clock ? t('requests.used', { share: format.share(clock.usedPerMille), time: time(clock.minutes) }) : '';
  return (
    <Section title={t('requests.untilWhen')}>
      {clock ? (
        <>
          <div className={styles['head']}>
            <b>{clock.dueAt ? format.instant(clock.dueAt) : t('requests.clock.still')}</b>
            <DueMark clock={clock} />
          </div>
          <div className={styles['bar']} role="img" aria-label={used}>
            <span style={{ width: `${Math.min(1000, clock.usedPerMille) / 10}%` }} data-state={clock.state} />
          </div>
          <div className={styles['head']}>
            <small>{used}</small>
            <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t('requests.whyThen')}
            </Button>
          </div>
          {isOpen ? (
            <ol className={styles['why']}>
              {row.approvedAt ? <li>{t('requests.step.approved', { at: format.instant(row.approvedAt) })}</li> : null}
              {clock.steps.map((step) => (
                <li key={`${step.kind} ${step.from}`} data-kind={step.kind}>
                  {stepText(step, t, format, time)}
                </li>
              ))}
            </ol>
          ) : null}
        </>
      ) : (
        <p className="no-lines">{t(row.status === 'awaiting-approval' ? 'requests.clock.approval' : 'requests.clock.none')}</p>
      )}
    </Section>
  );
}

function stepText(
  { kind, from, to, minutes, minutesSoFar, reasons }: Clock['steps'][number],
  t: Translate,
  format: Format,
  time: (minutes: number) => string,
): string {
  if (kind === 'due') return t('requests.step.due', { at: format.instant(from) });
  const stretch = { from: format.instant(from), to: to === null ? '…' : format.instant(to) };
  if (kind === 'counted') return t('requests.step.counted', { ...stretch, time: time(minutes), soFar: time(minutesSoFar) });
  if (kind === 'closed') return t('requests.step.closed', stretch);
  const why = reasons.map((reason) =>
    reason === 'done-in-between' || reason === 'done' ? t('requests.step.done') : nameOfValue(serviceRequest, 'waitReason', reason),
  );
  return t('requests.step.paused', { ...stretch, why: why.join(', ') });
}
