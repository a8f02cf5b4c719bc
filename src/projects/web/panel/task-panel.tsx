/** One task beside whatever is shown: all of it to be changed in place, why its dates are as they are, who works on it, what was said. */
import { ActionIcon, CloseButton, CopyButton, Tabs } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconLink from '@tabler/icons-react/dist/esm/icons/IconLink.mjs';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { contributors } from '#platform/kit';
import { ErrorState, HistoryPanel, ListSkeleton, RecordSections, useAll, useMay, useOne, useWords } from '#platform/web';
import { attachment, comment, task } from '#projects/rules';
import { usePlanInHand } from '../project/plan-in-hand.tsx';
import { Comments } from './comments.tsx';
import { Dates } from './dates.tsx';
import styles from './panel.module.css';
import { TaskFields } from './task-fields.tsx';

const Assignments = lazy(async () => ({ default: (await import('./assignments.tsx')).Assignments }));
const Links = lazy(async () => ({ default: (await import('./links.tsx')).Links }));
const Attachments = lazy(async () => ({ default: (await import('./attachments.tsx')).Attachments }));

interface TaskPanelProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly onClose: () => void;
}

export default function TaskPanel({ projectId, taskId, onClose }: TaskPanelProps) {
  const t = useWords();
  const may = useMay();
  const found = useOne(task, taskId);
  const comments = useAll(comment, { taskId });
  const attachments = useAll(attachment, { taskId });
  const { hand } = usePlanInHand();
  const panel = useRef<HTMLElement>(null);
  // Where the focus was before, so that closing gives it back.
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const record = found.data;
  const isGone = record && record.projectId !== projectId;
  const mayChange = may(contributors, { scopeId: projectId });
  const key = hand ? `${hand.session.project.key}-${record?.number ?? ''}` : '';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere in it closes it
    <aside
      ref={panel}
      tabIndex={-1}
      className={styles['panel']}
      aria-label={t('projects.taskPanel', { name: record?.name ?? '' })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className={styles['head']}>
        <span className={styles['key']}>{key}</span>
        <CopyButton value={`${location.origin}/projects/${projectId}/tasks/${taskId}`}>
          {({ copied, copy }) => (
            <ActionIcon onClick={copy} aria-label={t(copied ? 'shell.copied' : 'projects.copyLink')}>
              {copied ? <IconCheck size={16} /> : <IconLink size={16} />}
            </ActionIcon>
          )}
        </CopyButton>
        <CloseButton aria-label={t('shell.close')} onClick={onClose} />
      </header>
      {found.error || isGone ? (
        <ErrorState problem={found.error} retry={() => void found.refetch()} />
      ) : record ? (
        <div className={styles['body']}>
          <TaskFields record={record} mayChange={mayChange}>
            {hand ? <Dates hand={hand} taskId={taskId} /> : null}
          </TaskFields>
          <Tabs defaultValue="comments" keepMounted={false} mt={20}>
            <Tabs.List>
              <Tabs.Tab value="comments">{t('projects.comments', { count: comments.data?.length ?? 0 })}</Tabs.Tab>
              <Tabs.Tab value="people">{t('projects.taskColumn.assignees')}</Tabs.Tab>
              <Tabs.Tab value="links">{t('projects.links')}</Tabs.Tab>
              <Tabs.Tab value="files">{t('projects.files', { count: attachments.data?.length ?? 0 })}</Tabs.Tab>
              <Tabs.Tab value="history">{t('projects.tab.history')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="comments" pt={12}>
              <Comments projectId={projectId} taskId={taskId} comments={comments.data ?? []} />
            </Tabs.Panel>
            <Tabs.Panel value="people" pt={12}>
              <Suspense fallback={<ListSkeleton rows={2} />}>
                <Assignments taskId={taskId} projectId={projectId} mayChange={mayChange} />
              </Suspense>
            </Tabs.Panel>
            <Tabs.Panel value="links" pt={12}>
              <Suspense fallback={<ListSkeleton rows={3} />}>
                {hand ? <Links hand={hand} taskId={taskId} mayChange={mayChange} /> : <ListSkeleton rows={3} />}
              </Suspense>
            </Tabs.Panel>
            <Tabs.Panel value="files" pt={12}>
              <Suspense fallback={<ListSkeleton rows={2} />}>
                <Attachments projectId={projectId} taskId={taskId} attachments={attachments.data ?? []} />
              </Suspense>
            </Tabs.Panel>
            <Tabs.Panel value="history" pt={12}>
              <HistoryPanel thing={task} id={taskId} mayUndo={mayChange} />
            </Tabs.Panel>
          </Tabs>
          <RecordSections of="task" id={taskId} />
        </div>
      ) : (
        <ListSkeleton />
      )}
    </aside>
  );
}
