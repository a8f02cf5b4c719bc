/** The tasks of a project as a table to be worked in like a sheet. Filter, columns and closed summaries live in the address. */
import { Button, Menu, TextInput } from '@mantine/core';
import IconColumns3 from '@tabler/icons-react/dist/esm/icons/IconColumns3.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useState } from 'react';
import { contributors } from '#platform/kit';
import { ErrorState, PageSkeleton, useAddress, useMay, useWords } from '#platform/web';
import { usePlanInHand } from '../project/plan-in-hand.tsx';
import type { TabProps } from '../project/project-page.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { columnIds, hasText, type ColumnId } from './columns.ts';
import { TaskGrid } from './task-grid.tsx';
import styles from './task-grid.module.css';
import { useWriting } from './use-writing.ts';

const always: readonly ColumnId[] = ['key', 'name'];

export default function TableTab({ projectId }: TabProps) {
  const t = useWords();
  const may = useMay();
  const { hand, problem, retry } = usePlanInHand();
  const [address, setAddress] = useAddress({ q: '', without: '', closed: '', task: '' });
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const writing = useWriting();
  if (problem) return <ErrorState problem={problem} retry={retry} />;
  if (!hand) return <PageSkeleton />;
  const without = new Set(address.without.split('.'));
  const columns = columnIds.filter((id) => !without.has(id));
  const closed = new Set(address.closed === '' ? [] : address.closed.split('.').map(Number));
  const filter = address.q.trim().toLowerCase();
  const { count } = hand.plan.model;
  const mayChange = may(contributors, { scopeId: projectId });

  return (
    <div className={styles['tab']}>
      <div className={styles['bar']}>
        <TextInput
          data-filter
          size="xs"
          aria-label={t('projects.filterTasks')}
          placeholder={t('projects.filterTasks')}
          leftSection={<IconSearch size={16} />}
          value={address.q}
          onChange={(event) => setAddress({ q: event.currentTarget.value }, { replace: true })}
        />
        <span className={styles['count']} role="status">
          {filter === ''
            ? t('projects.taskCount', { count })
            : t('projects.taskCountOf', { count, shown: hand.plan.rows.filter((_, index) => hasText(hand, index, filter)).length })}
        </span>
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconColumns3 size={16} />} className={styles['end']}>
              {t('projects.columns')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {columnIds
              .filter((id) => !always.includes(id))
              .map((id) => (
                <Menu.Item
                  key={id}
                  role="menuitemcheckbox"
                  aria-checked={!without.has(id)}
                  onClick={() => {
                    const next = new Set(without);
                    if (!next.delete(id)) next.add(id);
                    setAddress({ without: columnIds.filter((each) => next.has(each)).join('.') }, { replace: true });
                  }}
                >
                  <span aria-hidden="true">{without.has(id) ? '☐' : '☑'}</span> {t(`projects.taskColumn.${id}`)}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <TaskGrid
        hand={hand}
        columns={columns}
        closed={closed}
        filter={filter}
        checked={checked}
        openTask={address.task}
        mayChange={mayChange}
        writing={writing}
        onChecked={setChecked}
        onClosed={(numbers) => setAddress({ closed: [...numbers].join('.') }, { replace: true })}
        onOpen={(id) => setAddress({ task: id })}
      />
      {checked.size > 0 ? (
        <BulkBar
          hand={hand}
          ids={[...checked].filter((id) => hand.session.records.task.has(id))}
          writing={writing}
          onClear={() => setChecked(new Set())}
        />
      ) : null}
    </div>
  );
}
