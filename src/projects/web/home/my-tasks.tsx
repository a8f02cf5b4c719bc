/** My open tasks in piles; how far each is can be told in place. */
import { Button } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { GoLink, Section, useClient, useDeed, useFormat, useWords } from '#platform/web';
import { reportProgress } from '#projects/rules';
import { dayOf } from '../instant-and-day.ts';
import { openBeforeText } from '../open-before-text.ts';
import { openBefore } from './open-before.ts';
import { ProgressMenu } from '../progress-menu.tsx';
import { byUrgency, type MyTask, type Pile } from './by-urgency.ts';
import styles from './home.module.css';

export function MyTasks({ tasks }: { readonly tasks: readonly MyTask[] }) {
  const t = useWords();
  return (
    <>
      {byUrgency(tasks).map(({ pile, tasks: its }) => (
        <Section
          key={pile}
          title={
            <>
              {t(`projects.pile.${pile}`)} <span className={styles['count']}>{its.length}</span>
            </>
          }
        >
          <ul className={styles['tasks']}>
            {its.map((task) => (
              <MyTaskRow key={task.id} task={task} pile={pile} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function MyTaskRow({ task, pile }: { readonly task: MyTask; readonly pile: Pile }) {
  const t = useWords();
  const format = useFormat();
  const { run, isRunning } = useDeed(reportProgress);
  const due = [task.finishAt, task.deadline].filter((each) => each !== null).toSorted()[0];
  const client = useClient();
  const report = async (percentComplete: number) => {
    const said =
      percentComplete === 100
        ? t('projects.saidDone', { name: task.name })
        : t('projects.saidPercent', { name: task.name, percent: percentComplete });
    const open = percentComplete === 100 ? openBeforeText(await openBefore(client, task.id), t) : '';
    await run({ id: task.id, percentComplete }, { said: open === '' ? said : `${said}. ${open}` });
  };
  return (
    <li className={styles['task']} data-pile={pile}>
      <div className={styles['what']}>
        <GoLink className={styles['taskName']} to={`/projects/${task.projectId}/table?task=${task.id}`}>
          {task.name}
        </GoLink>
        <div className={styles['where']}>
          <span>
            {task.projectKey}-{task.number}
          </span>
          <span>{task.projectName}</span>
          {task.blockedReason ? <span className={styles['blocked']}>{t('projects.blockedBy', { reason: task.blockedReason })}</span> : null}
        </div>
      </div>
      <div className={styles['due']} title={due ? format.instant(due) : undefined}>
        {due ? format.day(dayOf(due)) : t('projects.notPlannedYet')}
        {pile === 'late' && due ? <small>{format.ago(due)}</small> : null}
      </div>
      <ProgressMenu name={task.name} percent={task.percentComplete} isRunning={isRunning} onReport={(percent) => void report(percent)} />
      <Button
        size="compact-sm"
        variant="default"
        loading={isRunning}
        leftSection={<IconCheck size={14} />}
        aria-label={t('projects.markDone', { name: task.name })}
        onClick={() => void report(100)}
      >
        {t('projects.done')}
      </Button>
    </li>
  );
}
