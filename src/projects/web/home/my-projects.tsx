/** The projects that I lead, have a role in or work for: finish and slip at a glance. */
import { useState } from 'react';
import { GoLink, useFormat, useMe, useWords } from '#platform/web';
import type { ProjectOverviewRow } from '#projects/rules';
import { dayOf } from '../instant-and-day.ts';
import { FinishBar } from '../list/finish-bar.tsx';
import { HealthMark, MissedDeadline, Slip } from '../list/health-mark.tsx';
import { spanOf } from '../list/time-span.ts';
import type { MyTask } from './by-urgency.ts';
import styles from './home.module.css';

const most = 8;

export function MyProjects({ rows, work }: { readonly rows: readonly ProjectOverviewRow[]; readonly work: readonly MyTask[] }) {
  const t = useWords();
  const format = useFormat();
  const me = useMe();
  const [now] = useState(Date.now);
  const isMine = (row: ProjectOverviewRow) =>
    (me.personId !== null && (row.leadId === me.personId || row.sponsorId === me.personId)) ||
    me.scopeRoles[row.id] !== undefined ||
    work.some((task) => task.projectId === row.id);
  const running = rows.filter((row) => row.status === 'active' || row.status === 'planned');
  const mine = running.filter(isMine);
  // Whoever has none of their own (an owner, an auditor) sees those that stand worst.
  const shown = (mine.length > 0 ? mine : running)
    .toSorted((left, right) => (right.slipMinutes ?? 0) - (left.slipMinutes ?? 0))
    .slice(0, most);
  const span = spanOf(shown, now);
  if (shown.length === 0) return <p className="plain">{t('projects.noRunningProjects')}</p>;
  return (
    <>
      <ul className={styles['plain']}>
        {shown.map((row) => (
          <li key={row.id} className={styles['project']}>
            <HealthMark row={row} />
            <GoLink to={`/projects/${row.id}`}>{row.name}</GoLink>
            <Slip row={row} />
            <small>
              {row.key} ·{' '}
              {row.finishAt ? t('projects.finishes', { day: format.day(dayOf(row.finishAt, row.zone)) }) : t('projects.noTasksYet')}
              {row.late > 0 ? ` · ${t('projects.lateCount', { count: row.late })}` : ''}
              {row.deadlineMissedDays === null ? null : (
                <>
                  {' · '}
                  <MissedDeadline days={row.deadlineMissedDays} />
                </>
              )}
            </small>
            <span className={styles['bar']}>
              <FinishBar row={row} span={span} now={now} />
            </span>
          </li>
        ))}
      </ul>
      <GoLink to="/projects" size="sm">
        {t('projects.allProjects')}
      </GoLink>
    </>
  );
}
