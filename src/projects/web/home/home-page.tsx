/** The start page: what is on my plate by urgency, my projects, and what changed lately. */
import { useMe, useView, Loaded, PageFrame, RecordSections, Section, useWords } from '#platform/web';
import { myWork } from '#projects/rules';
import { useOverview } from '../list/use-overview.ts';
import { LatestChanges } from './latest-changes.tsx';
import { MyProjects } from './my-projects.tsx';
import { MyTasks } from './my-tasks.tsx';
import { NothingHere } from './nothing-here.tsx';
import { WaitingAbsences } from './waiting-absences.tsx';
import styles from './home.module.css';

export default function HomePage() {
  const t = useWords();
  const me = useMe();
  const work = useView(myWork, { limit: 100 }, { dependsOn: ['task', 'assignment', 'project', 'link'] });
  const overview = useOverview();
  return (
    <PageFrame
      title={t('projects.greeting', { name: me.name })}
      about={work.data && me.personId ? t('projects.workCount', { open: work.data.open, late: work.data.late }) : undefined}
    >
      <div className={styles['columns']}>
        <div>
          <RecordSections of="home-first" id={me.membershipId} />
          <WaitingAbsences />
          <Loaded query={work}>
            {({ items }) =>
              items.length > 0 ? <MyTasks tasks={items} /> : <NothingHere hasProjects={(overview.data?.items.length ?? 0) > 0} />
            }
          </Loaded>
          <RecordSections of="home" id={me.membershipId} />
        </div>
        <div className={styles['side']}>
          <Section title={t('projects.myProjects')}>
            <Loaded query={overview}>{({ items }) => <MyProjects rows={items} work={work.data?.items ?? []} />}</Loaded>
          </Section>
          <RecordSections of="home-side" id={me.membershipId} />
          <LatestChanges />
        </div>
      </div>
    </PageFrame>
  );
}
