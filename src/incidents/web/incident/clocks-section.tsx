/** Until when what has to be done, how much of the time is used, and step by step why then. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { holdReasons, incident, incidentClocks, target, type Incident, type StandingTarget } from '#incidents/rules';
import { textOfMinutes } from '#operations/rules';
import { team } from '#people/rules';
import { nameOfValue, Section, useAll, useFormat, useLanguage, useView, useWords, type Translate, useHalfMinute } from '#platform/web';
import { DueMark } from './marks.tsx';
import styles from './incident.module.css';

const dependsOn = ['incident', 'incident-entry', 'target', 'service', 'calendar', 'calendar-exception'];
type Step = Readonly<Record<'kind' | 'from', string>> & {
  readonly to: string | null;
  readonly minutes: number;
  readonly minutesSoFar: number;
  readonly reasons: readonly string[];
};
type Clock = StandingTarget & { readonly steps: readonly Step[] };

export function ClocksSection({ row }: { readonly row: Incident }) {
  const t = useWords();
  const found = useView(incidentClocks, { id: row.id }, { dependsOn });
  const teams = useAll(team);
  useHalfMinute(found.refetch);
  const items = found.data?.items ?? [];
  if (!found.data) return null;
  return (
    <Section title={t('incidents.clocks')}>
      {items.length === 0 ? (
        <p className="no-lines">{t('incidents.noTargets')}</p>
      ) : (
        <ul className={styles['clocks']}>
          {items.toSorted(byDue).map((each) => (
            <OneClock
              key={`${each.targetId} ${each.startedAt}`}
              clock={each}
              team={teams.data?.find(({ id }) => id === each.teamId)?.name ?? ''}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What still runs first, then by when it is due. */
const byDue = (one: Clock, other: Clock): number =>
  Number(one.stoppedAt !== null) - Number(other.stoppedAt !== null) || ((one.dueAt ?? '9') < (other.dueAt ?? '9') ? -1 : 1);

interface OneClockProps {
  readonly clock: Clock;
  /** Name of whose promise to the others it is; empty for the department's own. */
  readonly team: string;
}

function OneClock({ clock, team: teamName }: OneClockProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const used = Math.min(1000, clock.usedPerMille);
  const time = (minutes: number): string => textOfMinutes(Math.round(minutes), language);
  return (
    <li data-state={clock.state}>
      <div className={styles['clockHead']}>
        <span>
          <b>{nameOfValue(target, 'kind', clock.kind)}</b> <small>{clock.name}</small>
        </span>
        <DueMark clock={clock} />
      </div>
      {clock.teamId === null ? null : (
        <small className={styles['stay']}>
          {t(clock.stoppedAt === null ? 'incidents.stayNow' : 'incidents.stay', {
            team: teamName,
            from: format.instant(clock.startedAt),
            to: format.instant(clock.stoppedAt),
          })}
        </small>
      )}
      <div
        className={styles['bar']}
        role="img"
        aria-label={t('incidents.used', { share: format.share(clock.usedPerMille), time: time(clock.minutes) })}
      >
        <span style={{ width: `${used / 10}%` }} data-state={clock.state} />
      </div>
      <div className={styles['clockFoot']}>
        <small>
          {t('incidents.used', { share: format.share(clock.usedPerMille), time: time(clock.minutes) })}
          {clock.dueAt ? ` · ${t('incidents.dueAt', { at: format.instant(clock.dueAt) })}` : ''}
        </small>
        <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('incidents.whyThen')}
        </Button>
      </div>
      {isOpen ? (
        <ol className={styles['steps']}>
          {clock.steps.map((step) => (
            <li key={`${step.kind} ${step.from}`} data-kind={step.kind}>
              {stepText(step, t, format.instant, time)}
            </li>
          ))}
        </ol>
      ) : null}
    </li>
  );
}

function stepText(
  { kind, from, to, minutes, minutesSoFar, reasons }: Step,
  t: Translate,
  at: (instant: string | null) => string,
  time: (minutes: number) => string,
): string {
  if (kind === 'due') return t('incidents.step.due', { at: at(from) });
  const stretch = { from: at(from), to: to === null ? '…' : at(to) };
  if (kind === 'counted') return t('incidents.step.counted', { ...stretch, time: time(minutes), soFar: time(minutesSoFar) });
  const why = reasons.map((reason) =>
    (holdReasons as readonly string[]).includes(reason)
      ? t('incidents.step.waits', { reason: nameOfValue(incident, 'holdReason', reason) })
      : t(`incidents.step.${reason}`),
  );
  return t(kind === 'closed' ? 'incidents.step.closed' : 'incidents.step.paused', { ...stretch, why: why.join(', ') });
}
