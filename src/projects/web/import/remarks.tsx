/** Row by row what does not come as it stands in the file, and why. Filtered by how serious it is. */
import { Chip } from '@mantine/core';
import { useState } from 'react';
import { useWords, VirtualTable } from '#platform/web';
import type { ImportAnswer } from '#projects/rules';
import styles from './import.module.css';
import { remarkSentence } from './remark-sentence.ts';

type Remark = ImportAnswer['remarks'][number];
const severities = ['left-out', 'amended', 'note'] as const;

export function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  const t = useWords();
  const count = (severity: string) => remarks.filter((each) => each.severity === severity).length;
  const [chosen, setChosen] = useState<string[]>(() => severities.filter((each) => count(each) > 0));
  const rows = remarks.map((each, index) => ({ ...each, id: String(index) })).filter((each) => chosen.includes(each.severity));
  return (
    <>
      <Chip.Group multiple value={chosen} onChange={setChosen}>
        <div className="filter-bar" role="group" aria-label={t('projects.severities')}>
          {severities.map((severity) => (
            <Chip key={severity} value={severity} size="sm" disabled={count(severity) === 0}>
              {t(`projects.severity.${severity}`, { count: count(severity) })}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <VirtualTable
        label={t('projects.importRemarks')}
        rows={rows}
        rowHeight={44}
        columns={[
          {
            id: 'where',
            title: t('projects.remarkWhere'),
            width: 'minmax(140px, 1fr)',
            render: (row) => (
              <span className={styles['where']}>
                <span>{row.name || t(`projects.subject.${row.subject}`)}</span>
                <small>
                  {t(`projects.subject.${row.subject}`)}
                  {row.row === undefined ? '' : ` · ${t('projects.remarkRow', { row: row.row })}`}
                </small>
              </span>
            ),
          },
          {
            id: 'detail',
            title: t('projects.remarkWhat'),
            width: 'minmax(220px, 3fr)',
            render: (row) => (
              <span className={styles['detail']} data-severity={row.severity} title={remarkSentence(row, t)}>
                <b>{t(`projects.severityOne.${row.severity}`)}</b> {remarkSentence(row, t)}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
