/** Row by row what does not come as it stands in the file, and why. Filtered by how serious it is. */
import { Chip } from '@mantine/core';
import { useState } from 'react';
import { VirtualTable } from '../../table/virtual-table.tsx';
import { useWords } from '../../words/use-words.ts';
import styles from './import.module.css';
import type { ImportRemark } from '#platform/kit';
import { remarkSentence } from './remark-sentence.ts';

const severities = ['left-out', 'amended', 'note'] as const;

export interface RemarkListProps {
  readonly remarks: readonly ImportRemark[];
  /** Has the sentences: `people.remark.twice`; for those that it has not, the server's own stands. */
  readonly room: string;
  /** What the kinds of rows are called, where a file holds several. */
  readonly nameOfSubject?: (subject: string) => string;
}

export function RemarkList({ remarks, room, nameOfSubject = () => '' }: RemarkListProps) {
  const t = useWords();
  const count = (severity: string) => remarks.filter((each) => each.severity === severity).length;
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const chosen = severities.filter((each) => count(each) > 0 && !hidden.includes(each));
  const rows = remarks.map((each, index) => ({ ...each, id: String(index) })).filter((each) => chosen.includes(each.severity));
  if (remarks.length === 0) return <p className="plain">{t('shell.importNoRemarks')}</p>;
  return (
    <>
      <Chip.Group multiple value={chosen} onChange={(shown) => setHidden(severities.filter((each) => !shown.includes(each)))}>
        <div className="filter-bar" role="group" aria-label={t('shell.severities')}>
          {severities.map((severity) => (
            <Chip key={severity} value={severity} size="sm" disabled={count(severity) === 0}>
              {t(`shell.severity.${severity}`, { count: count(severity) })}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <VirtualTable
        label={t('shell.importRemarks')}
        rows={rows}
        rowHeight={44}
        columns={[
          {
            id: 'where',
            title: t('shell.remarkWhere'),
            width: 'minmax(140px, 1fr)',
            render: (row) => {
              const subject = nameOfSubject(row.subject ?? '');
              return (
                <span className={styles['where']}>
                  <span>{row.name || subject}</span>
                  <small>
                    {[subject, row.row === undefined ? '' : t('shell.remarkRow', { row: row.row })].filter(Boolean).join(' · ')}
                  </small>
                </span>
              );
            },
          },
          {
            id: 'detail',
            title: t('shell.remarkWhat'),
            width: 'minmax(220px, 3fr)',
            render: (row) => {
              const sentence = remarkSentence(row, room, t);
              return (
                <span className={styles['remark']} data-severity={row.severity} title={sentence}>
                  <b>{t(`shell.severityOne.${row.severity}`)}</b> {sentence}
                </span>
              );
            },
          },
        ]}
      />
    </>
  );
}
