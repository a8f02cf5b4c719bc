/** The table of projects, under headings of programmes; on a phone each row becomes a card. */
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import { useState } from 'react';
import { GoLink, nameOfValue, useFormat, useWords } from '#platform/web';
import { project, type ProjectOverviewRow } from '#projects/rules';
import { dayOf } from '../instant-and-day.ts';
import type { ProjectGroup } from './choose-projects.ts';
import { FinishBar } from './finish-bar.tsx';
import { HealthMark, MissedDeadline, Slip } from './health-mark.tsx';
import { spanOf, type TimeSpan } from './time-span.ts';
import styles from './project-table.module.css';

export interface ProjectTableProps {
  readonly groups: readonly ProjectGroup[];
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly nameOf: (personId: string | null) => string;
}

const columns = ['name', 'status', 'lead', 'percent', 'finish', 'slip', 'late'] as const;
const numbers = new Set(['percent', 'slip', 'late']);

export function ProjectTable({ groups, sort, onSort, nameOf }: ProjectTableProps) {
  const t = useWords();
  const [now] = useState(Date.now);
  const span = spanOf(
    groups.flatMap((group) => group.rows),
    now,
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles['scroller']} tabIndex={0} role="region" aria-label={t('projects.projects')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {columns.map((id) => {
              const direction = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : 'none';
              return (
                <th key={id} scope="col" aria-sort={direction} data-number={numbers.has(id) || undefined} className={styles[id]}>
                  <button type="button" onClick={() => onSort(direction === 'ascending' ? `-${id}` : direction === 'descending' ? '' : id)}>
                    {t(`projects.column.${id}`)}
                    {direction === 'ascending' ? (
                      <IconArrowUp size={14} />
                    ) : direction === 'descending' ? (
                      <IconArrowDown size={14} />
                    ) : null}
                  </button>
                </th>
              );
            })}
            <th scope="col" className={styles['bar']}>
              {t('projects.column.bar')}
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.id ?? 'none'}>
            {groups.length > 1 || group.name ? (
              <tr className={styles['group']}>
                <th colSpan={columns.length + 1} scope="colgroup">
                  {group.name ?? t('projects.noProgramme')} <span>{group.rows.length}</span>
                </th>
              </tr>
            ) : null}
            {group.rows.map((row) => (
              <ProjectRow key={row.id} row={row} span={span} now={now} lead={nameOf(row.leadId)} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function ProjectRow({ row, span, now, lead }: { row: ProjectOverviewRow; span: TimeSpan; now: number; lead: string }) {
  const t = useWords();
  const format = useFormat();
  return (
    <tr className={styles['row']}>
      <th scope="row" className={styles['name']}>
        <span className={styles['names']}>
          <HealthMark row={row} />
          <span className={styles['key']}>{row.key}</span>
          <GoLink to={`/projects/${row.id}`}>{row.name}</GoLink>
        </span>
      </th>
      <td className={styles['status']}>{nameOfValue(project, 'status', row.status)}</td>
      <td className={styles['lead']}>{lead}</td>
      <td data-number className={styles['percent']}>
        {format.share(Math.round(row.percentComplete) * 10)}
      </td>
      <td className={styles['finish']}>
        {row.finishAt ? format.day(dayOf(row.finishAt, row.zone)) : <span className={styles['none']}>{t('projects.noTasksYet')}</span>}
        <div className={styles['missed']}>
          <MissedDeadline days={row.deadlineMissedDays} />
        </div>
      </td>
      <td data-number className={styles['slip']}>
        <Slip row={row} />
      </td>
      <td data-number className={styles['late']} data-some={row.late > 0 || undefined}>
        <span className={styles['label']}>{t('projects.column.late')} </span>
        {row.late > 0 ? format.number(row.late) : ''}
      </td>
      <td className={styles['bar']}>
        <FinishBar row={row} span={span} now={now} />
      </td>
    </tr>
  );
}
