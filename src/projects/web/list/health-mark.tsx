/** Health and slip of a project: a form for each state, so that colour is never alone. */
import { useFormat, useWords } from '#platform/web';
import { healthOf, latenessOf, type ProjectOverviewRow } from '#projects/rules';
import { dayOf } from '../instant-and-day.ts';
import styles from './health-mark.module.css';

const forms = { empty: '○', 'on-track': '●', 'at-risk': '▲', late: '!', done: '✓' } as const;

export function HealthMark({ row }: { readonly row: ProjectOverviewRow }) {
  const t = useWords();
  const health = healthOf(row);
  const reasons = latenessOf(row).map((each) =>
    each === 'deadline' ? t('projects.deadlineMissed', { days: row.deadlineMissedDays }) : t(`projects.lateness.${each}`),
  );
  const text = [t(`projects.health.${health}`), ...reasons].join(' · ');
  return (
    <span className={styles['mark']} data-health={health} title={text}>
      <span aria-hidden="true">{forms[health]}</span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

/** Words for a deadline that is missed, with its sign; nothing when all are kept. */
export function MissedDeadline({ days }: { readonly days: number | null }) {
  const t = useWords();
  return days === null ? null : (
    <span className={styles['missed']}>
      <span aria-hidden="true">⚑ </span>
      {t('projects.deadlineMissed', { days })}
    </span>
  );
}

/** "+12 d" against the latest baseline; what comes early is told as such. */
export function Slip({ row }: { readonly row: ProjectOverviewRow }) {
  const t = useWords();
  const format = useFormat();
  const days = row.slipDays;
  if (days === null) return <span className={styles['none']}>{t('projects.noBaseline')}</span>;
  const promised = format.day(row.promisedFinishAt === null ? null : dayOf(row.promisedFinishAt, row.zone));
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
