/** Above every page, while one's watch runs: on what, how long, and a button that stops it. What is over in the meantime is said. */
import { Button } from '@mantine/core';
import { change } from '#changes/rules';
import { incident, isOpen } from '#incidents/rules';
import { stopTimer, type Timer } from '#planning/rules';
import { task } from '#projects/rules';
import { serviceRequest } from '#requests/rules';
import { GoLink, useDeed, useOne, useWords } from '#platform/web';
import { spentText } from './spent-text.ts';
import styles from './time.module.css';
import { useTimer } from './use-timer.ts';

export default function TimerNotice() {
  const { running, minutes } = useTimer();
  return running ? <Running running={running} minutes={minutes} /> : null;
}

function Running({ running, minutes }: { readonly running: Timer; readonly minutes: number }) {
  const t = useWords();
  const stop = useDeed(stopTimer);
  const { taskId, incidentId, changeId, serviceRequestId, projectId } = running;
  const of = {
    task: useOne(task, taskId).data,
    incident: useOne(incident, incidentId).data,
    change: useOne(change, changeId).data,
    request: useOne(serviceRequest, serviceRequestId).data,
  };
  const [path, name] = of.incident
    ? [`/incidents/${of.incident.id}`, `INC-${of.incident.number} ${of.incident.title}`]
    : of.change
      ? [`/changes/${of.change.id}`, `CHG-${of.change.number} ${of.change.title}`]
      : of.request
        ? [`/requests/${of.request.id}`, `REQ-${of.request.number} ${of.request.title}`]
        : [`/projects/${projectId}/tasks/${taskId}`, of.task?.name ?? '…'];
  return (
    <section className={styles['notice']} aria-label={t('planning.timer')}>
      <span>{t('planning.time.runs', { time: spentText(minutes) })}</span>
      <GoLink to={path}>{name}</GoLink>
      {of.incident && !isOpen(of.incident) ? <b>{t('planning.time.isOver')}</b> : null}
      <Button size="compact-xs" variant="default" loading={stop.isRunning} onClick={() => void stop.run({ id: running.id })}>
        {t('planning.time.stopHere')}
      </Button>
    </section>
  );
}
