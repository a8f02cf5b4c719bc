/** Priority, state and due time by sign and word, never by colour alone. */
import { Badge } from '@mantine/core';
import { incident, type HoldReason, type IncidentStatus, type StandingTarget } from '#incidents/rules';
import { nameOfValue, useFormat, useWords } from '#platform/web';
import styles from './incident.module.css';

export function PriorityMark({ priority }: { readonly priority: number }) {
  return (
    <span className={styles['priority']} data-priority={priority} title={nameOfValue(incident, 'priority', String(priority))}>
      P{priority}
    </span>
  );
}

export function StatusMark({ status, holdReason }: { readonly status: IncidentStatus; readonly holdReason?: HoldReason | null }) {
  const name = nameOfValue(incident, 'status', status);
  return (
    <Badge color={status === 'new' ? 'blue' : 'gray'} variant={status === 'new' ? 'filled' : 'light'}>
      {holdReason ? `${name}: ${nameOfValue(incident, 'holdReason', holdReason)}` : name}
    </Badge>
  );
}

export function MajorMark() {
  const t = useWords();
  return (
    <Badge color="red" variant="filled">
      {t('incidents.major')}
    </Badge>
  );
}

const signOf: Readonly<Record<StandingTarget['state'], string>> = { running: '', paused: '‖', met: '✓', breached: '!' };

/** When a target is due, or how it ended. */
export function DueMark({ clock, withName = false }: { readonly clock: StandingTarget; readonly withName?: boolean }) {
  const t = useWords();
  const format = useFormat();
  const { state, dueAt, name } = clock;
  const isNear = state === 'running' && clock.usedPerMille >= 750;
  const when = state === 'paused' && dueAt === null ? t('incidents.standsStill') : state === 'met' ? t('incidents.met') : format.ago(dueAt);
  return (
    <span className={styles['due']} data-state={isNear ? 'near' : state} title={[name, format.instant(dueAt)].filter(Boolean).join(': ')}>
      {signOf[state] || isNear ? <b aria-hidden>{isNear ? '▲' : signOf[state]}</b> : null}
      {state === 'breached' ? <span className="visually-hidden">{t('incidents.breached')} </span> : null}
      {isNear ? <span className="visually-hidden">{t('incidents.near')} </span> : null}
      {when}
      {withName ? <small>{name}</small> : null}
    </span>
  );
}
