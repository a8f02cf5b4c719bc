/** Health and slip of a project: a form for each state, so that colour is never alone. */
import { useFormat, useWords } from '#platform/web';
import type { ProjectOverviewRow } from '#projects/rules';
import { healthOf, slipDays } from './project-health.ts';
import styles from './health-mark.module.css';

const forms = { 'on-track': '●', 'at-risk': '▲', late: '!', done: '✓' } as const;

export function HealthMark({ row }: { readonly row: ProjectOverviewRow }) {
  const t = useWords();
  const health = healthOf(row);
  return (
    <span className={styles['mark']} data-health={health} title={t(`projects.health.${health}`)}>
      <span aria-hidden="true">{forms[health]}</span>
      <span className="visually-hidden">{t(`projects.health.${health}`)}</span>
    </span>
  );
}

/** "+12 d" against the latest baseline; what comes early is told as such. */
export function Slip({ row }: { readonly row: ProjectOverviewRow }) {
  const t = useWords();
  const format = useFormat();
  const days = slipDays(row);
  if (days === null) return <span className={styles['none']}>{t('projects.noBaseline')}</span>;
  const promised = format.day(row.promisedFinishAt?.slice(0, 10));
  if (days === 0)
    return (
      <span className={styles['none']} title={t('projects.promisedFor', { day: promised })}>
        {t('projects.asPromised')}
      </span>
    );
  return (
    <span className={styles['slip']} data-late={days > 0 || undefined} title={t('projects.promisedFor', { day: promised })}>
      {t('projects.slipDays', { days: format.number(days, { signDisplay: 'always' }) })}
    </span>
  );
}
