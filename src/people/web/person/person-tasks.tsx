/** The open tasks of a person. Projects stand above this room, so they are asked for by their address. */
import { GoLink, Loaded, Section, useFormat, useGet, useWords } from '#platform/web';
import styles from '../people.module.css';

interface Task {
  readonly id: string;
  readonly projectId: string;
  readonly projectKey: string;
  readonly number: number;
  readonly name: string;
  readonly startAt: string | null;
  readonly finishAt: string | null;
}

const dependsOn = ['task', 'assignment', 'project', 'link'];

export function PersonTasks({ personId }: { readonly personId: string }) {
  const t = useWords();
  const format = useFormat();
  const tasks = useGet<{ readonly items: readonly Task[] }>(
    `/planned-tasks?personId=${personId}&isOpen=true&isSummary=false&sort=start&limit=12`,
    { dependsOn },
  );
  return (
    <Section title={t('people.tasks')}>
      <Loaded query={tasks}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="no-lines">{t('people.noTasks')}</p>
          ) : (
            <ul className="lines">
              {items.map((each) => (
                <li key={each.id}>
                  <span className={styles['stacked']}>
                    <GoLink to={`/projects/${each.projectId}/tasks/${each.id}`}>{each.name}</GoLink>
                    <small>
                      {each.projectKey}-{each.number}
                    </small>
                  </span>
                  <small>
                    {format.day(each.startAt?.slice(0, 10))} – {format.day(each.finishAt?.slice(0, 10))}
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
