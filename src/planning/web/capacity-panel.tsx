/** What stands behind one number of the heat map: what there is, what takes it, and the tasks with links to them. */
import { Drawer } from '@mantine/core';
import { useEffect, useState } from 'react';
import { EmptyState, GoLink, Loaded, useFormat, useLanguage, useView, useWords } from '#platform/web';
import { capacityTasks, type Capacity, type CapacityGroup, type CapacityRow, type Period } from '#planning/rules';
import styles from './capacity-panel.module.css';
import { cellOf, hoursText } from './heat-cell.ts';
import { spanText } from './period-words.ts';

export interface CapacityPanelProps {
  readonly by: CapacityGroup;
  readonly row: CapacityRow;
  readonly name: string;
  readonly place: number;
  readonly period: Period;
  readonly projects: Capacity['projects'];
  readonly projectId: string;
  readonly onClose: () => void;
}

export function CapacityPanel({ by, row, name, place, period, projects, projectId, onClose }: CapacityPanelProps) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const tasks = useView(capacityTasks, { by, rowId: row.id, ...period, ...(projectId ? { projectId } : {}) });
  const cell = cellOf(row, place);
  // The panel comes and goes with the address, so it leads the focus back by itself.
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => (before instanceof HTMLElement ? before.focus({ preventScroll: true }) : undefined), [before]);
  const hours = (minutes: number) => t('planning.hours', { hours: hoursText(minutes, format) });
  const most = Math.max(cell.available, cell.planned, 1);
  const shares = row.byProject
    .map((each) => ({ project: projects.find(({ id }) => id === each.projectId), minutes: each.minutes[place] ?? 0 }))
    .filter(({ minutes }) => minutes >= 1)
    .toSorted((a, b) => b.minutes - a.minutes);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(440px, 100vw)"
      title={
        <span className={styles['title']}>
          <strong>{name}</strong> <span>{spanText(period, language)}</span>
        </span>
      }
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <dl className={styles['sums']}>
        <div>
          <dt>{t('planning.available')}</dt>
          <dd>{hours(cell.available)}</dd>
        </div>
        {cell.onDuty >= 1 ? (
          <div>
            <dt>{t('planning.onDuty')}</dt>
            <dd>{hours(cell.onDuty)}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('planning.planned')}</dt>
          <dd>{hours(cell.planned)}</dd>
        </div>
        <div>
          <dt>{t('planning.free')}</dt>
          <dd>{hours(cell.free)}</dd>
        </div>
        <div data-over={cell.overbooked >= 1 || undefined}>
          <dt>{t('planning.overbooked')}</dt>
          <dd>{hours(cell.overbooked)}</dd>
        </div>
      </dl>
      {shares.length ? (
        <section>
          <h3 className={styles['heading']}>{t('planning.byProject')}</h3>
          <ul className={styles['shares']}>
            {shares.map(({ project, minutes }) => (
              <li key={project?.id ?? ''}>
                <GoLink to={`/projects/${project?.id ?? ''}`}>{project?.name ?? ''}</GoLink>
                <span>{hours(minutes)}</span>
                <i aria-hidden="true" style={{ inlineSize: `${(100 * minutes) / most}%` }} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h3 className={styles['heading']}>{t('planning.tasks')}</h3>
        <Loaded query={tasks}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('planning.noTasks')} />
            ) : (
              <ul className={styles['tasks']}>
                {items.map((task) => (
                  <li key={`${task.taskId} ${task.personId ?? ''}`}>
                    <div>
                      <GoLink to={`/projects/${task.projectId}/tasks/${task.taskId}`}>{task.name}</GoLink>
                      <span>{hours(task.minutes)}</span>
                    </div>
                    <small>
                      {task.projectKey}-{task.number}
                      {task.personName && row.kind !== 'person' ? ` · ${task.personName}` : ''}
                      {` · ${spanText({ from: task.startAt.slice(0, 10), to: task.finishAt.slice(0, 10) }, language)}`}
                    </small>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </Drawer>
  );
}
