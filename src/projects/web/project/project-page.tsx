/** The page of a project: what it is, when it will be ready, and its tabs. A task opens beside whichever tab is shown (`?task=`). */
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import { person } from '#people/rules';
import { ErrorState, nameOfValue, PageSkeleton, useAddress, useFormat, useOne, usePathParams, useWords } from '#platform/web';
import { project } from '#projects/rules';
import { dayOf } from '../instant-and-day.ts';
import { HealthMark, MissedDeadline, Slip } from '../list/health-mark.tsx';
import { useOverview } from '../list/use-overview.ts';
import { PlanProvider, usePlanInHand } from './plan-in-hand.tsx';
import { ProjectMenu } from './project-menu.tsx';
import styles from './project-page.module.css';
import { standOfPlan } from './stand-of-plan.ts';

export interface TabProps {
  readonly projectId: string;
}

const tabs = ['plan', 'table', 'board', 'baselines', 'people', 'settings', 'history'] as const;
type Tab = (typeof tabs)[number];
const bodies: Readonly<Record<Tab, ComponentType<TabProps>>> = {
  plan: lazy(() => import('../gantt/plan-page.tsx')) as ComponentType<TabProps>,
  table: lazy(() => import('../table/table-tab.tsx')),
  board: lazy(() => import('../board/board-tab.tsx')),
  baselines: lazy(() => import('./baselines-tab.tsx')),
  people: lazy(() => import('./people-tab.tsx')),
  settings: lazy(() => import('./settings-tab.tsx')),
  history: lazy(() => import('./history-tab.tsx')),
};
const TaskPanel = lazy(() => import('../panel/task-panel.tsx'));

export default function ProjectPage() {
  const { projectId, tab } = usePathParams();
  const [{ task }, setAddress] = useAddress({ task: '' });
  const shown: Tab = tabs.find((each) => each === tab) ?? 'plan';
  const found = useOne(project, projectId);
  if (found.error) return <ErrorState problem={found.error} retry={() => void found.refetch()} />;
  if (!found.data || !projectId) return <PageSkeleton />;
  const Body = bodies[shown];
  return (
    <PlanProvider key={projectId} projectId={projectId} isNeeded={shown !== 'settings' && shown !== 'history'}>
      <div className={styles['page']} data-tab={shown}>
        <ProjectHead projectId={projectId} tab={shown} />
        <div className={styles['body']}>
          <div className={styles['tab']}>
            <Suspense fallback={<PageSkeleton />}>
              <Body projectId={projectId} />
            </Suspense>
          </div>
          {task ? (
            <Suspense fallback={null}>
              <TaskPanel key={task} projectId={projectId} taskId={task} onClose={() => setAddress({ task: '' })} />
            </Suspense>
          ) : null}
        </div>
      </div>
    </PlanProvider>
  );
}

function ProjectHead({ projectId, tab }: { readonly projectId: string; readonly tab: Tab }) {
  const t = useWords();
  const format = useFormat();
  const { data: row } = useOne(project, projectId);
  const overview = useOverview();
  const lead = useOne(person, row?.leadId);
  const { hand } = usePlanInHand();
  const told = overview.data?.items.find((each) => each.id === projectId);
  // The plan that is open says it itself: its head cannot lag behind its rows.
  const stand = told && hand ? standOfPlan(told, hand.plan, hand.session.records, new Date().toISOString()) : told;
  if (!row) return null;
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        {stand ? <HealthMark row={stand} /> : null}
        <span className={styles['key']}>{row.key}</span>
        <h1>{row.name}</h1>
        <Badge color="gray">{nameOfValue(project, 'status', row.status)}</Badge>
        <ProjectMenu projectId={projectId} name={row.name} />
      </div>
      <dl className={styles['facts']}>
        {row.leadId ? (
          <div>
            <dt>{t('projects.project.leadId')}</dt>
            <dd>{lead.data?.name ?? '…'}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('projects.column.finish')}</dt>
          <dd>
            {stand?.finishAt ? format.day(dayOf(stand.finishAt, row.zone)) : '–'}{' '}
            <MissedDeadline days={stand?.deadlineMissedDays ?? null} />
          </dd>
        </div>
        {stand?.promisedFinishAt ? (
          <div>
            <dt>{t('projects.column.slip')}</dt>
            <dd>
              <Slip row={stand} />
            </dd>
          </div>
        ) : null}
        {stand ? (
          <div>
            <dt>{t('projects.column.percent')}</dt>
            <dd>{format.share(Math.round(stand.percentComplete) * 10)}</dd>
          </div>
        ) : null}
      </dl>
      <nav aria-label={t('projects.tabs')} className={styles['tabs']}>
        {tabs.map((each) => (
          <Link
            key={each}
            to={`/projects/${projectId}/${each}` as string}
            search={((before: Record<string, unknown>) => (before['task'] ? { task: before['task'] } : {})) as never}
            aria-current={each === tab ? 'page' : undefined}
          >
            {t(`projects.tab.${each}`)}
          </Link>
        ))}
      </nav>
    </header>
  );
}
