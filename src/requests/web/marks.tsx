/** State and due time by sign and word, never by colour alone. */
import { Badge } from '@mantine/core';
import type { StandingTarget } from '#incidents/rules';
import { serviceRequest, type RequestStatus, type WaitReason } from '#requests/rules';
import { nameOfValue, useFormat, useWords } from '#platform/web';
import styles from './requests.module.css';

export function StatusMark({ status, waitReason }: { readonly status: RequestStatus; readonly waitReason?: WaitReason | null }) {
  const name = nameOfValue(serviceRequest, 'status', status);
  const isFresh = status === 'new' || status === 'awaiting-approval';
  return (
    <Badge color={isFresh ? 'blue' : 'gray'} variant={status === 'new' ? 'filled' : 'light'}>
      {waitReason ? `${name}: ${nameOfValue(serviceRequest, 'waitReason', waitReason)}` : name}
    </Badge>
  );
}

const signOf: Readonly<Record<StandingTarget['state'], string>> = { running: '', paused: '‖', met: '✓', breached: '!' };

/** When it is due, or how that ended. */
export function DueMark({ clock }: { readonly clock: Pick<StandingTarget, 'state' | 'dueAt' | 'usedPerMille'> }) {
  const t = useWords();
  const format = useFormat();
  const { state, dueAt, usedPerMille } = clock;
  const isNear = state === 'running' && usedPerMille >= 750;
  const sign = isNear ? '▲' : signOf[state];
  const said = isNear ? 'near' : state === 'breached' ? 'late' : null;
  return (
    <span className={styles['due']} data-state={state} title={format.instant(dueAt)}>
      {sign ? <b aria-hidden>{sign}</b> : null}
      {said ? <span className="visually-hidden">{t(`requests.clock.${said}`)} </span> : null}
      {state === 'met' ? t('requests.clock.met') : dueAt === null ? t('requests.clock.still') : format.ago(dueAt)}
    </span>
  );
}
