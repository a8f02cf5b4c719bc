/** How services are and were: the same for those who are signed in and for those who only know the address. */
import { Section, useFormat, useLanguage, useWords } from '#platform/web';
import { statusDays, type ServiceState, type StatusOfServices } from '#monitoring/rules';
import { minutesText } from '../length-text.ts';
import styles from '../monitoring.module.css';
import { StateMark } from '../state-mark.tsx';

type Service = StatusOfServices['services'][number];

const worst: readonly ServiceState[] = ['down', 'degraded', 'maintenance', 'up'];

export function StatusView({ status }: { readonly status: StatusOfServices }) {
  const t = useWords();
  const format = useFormat();
  const overall = worst.find((state) => status.services.some((each) => each.state === state)) ?? 'up';
  const count = status.services.filter((each) => each.state === 'down').length;
  const said = { down: 'someDown', degraded: 'someDegraded', maintenance: 'someMaintained', up: 'allUp', unknown: 'allUp' } as const;
  return (
    <>
      <div className={styles['overall']} data-state={overall} role="status">
        {t(`monitoring.${said[overall]}`, { count })}
      </div>
      {status.incidents.length ? <GoingOn incidents={status.incidents} /> : null}
      <ul className={styles['services']}>
        {status.services.map((each) => (
          <li key={each.name}>
            <div className={styles['serviceHead']}>
              <span>{each.name}</span>
              <StateMark state={each.state} />
            </div>
            <Days of={each} />
          </li>
        ))}
      </ul>
      <Section title={t('monitoring.plannedMaintenance')}>
        {status.maintenance.length === 0 ? <p className="no-lines">{t('monitoring.noPlanned')}</p> : null}
        <ul className={styles['going']}>
          {status.maintenance.map((each) => (
            <li key={`${each.from} ${each.to}`}>
              <strong>{each.services.join(', ')}</strong>
              <div className={styles['soft']}>{`${format.instant(each.from)} – ${format.instant(each.to)}`}</div>
            </li>
          ))}
        </ul>
      </Section>
      <p className={styles['soft']}>{t('monitoring.asOf', { time: format.instant(status.at) })}</p>
    </>
  );
}

/** A day with more than a tenth of an hour down is told apart from one with less. */
const classOf = ({ availability, downMinutes }: Service['days'][number]): string | undefined => {
  if (availability === null) return 'none';
  if (downMinutes === 0) return undefined;
  return availability < 0.99 ? 'much' : 'some';
};

function Days({ of }: { readonly of: Service }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const share = (value: number | null): string =>
    value === null ? '–' : format.number(value, { style: 'percent', maximumFractionDigits: 2, roundingMode: 'floor' });
  const sentence = ({ day, availability, downMinutes }: Service['days'][number]): string => {
    if (availability === null) return t('monitoring.dayUnknown', { day: format.day(day) });
    const values = { day: format.day(day), share: share(availability), down: minutesText(downMinutes, language) };
    return t(downMinutes > 0 ? 'monitoring.dayDown' : 'monitoring.dayAvailability', values);
  };
  const bad = of.days.filter((each) => each.downMinutes > 0).length;
  return (
    <>
      <svg
        className={styles['days']}
        viewBox={`0 0 ${statusDays * 4} 30`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('monitoring.barsOf', { name: of.name, share: share(of.availability), count: statusDays, bad })}
      >
        {of.days.map((each, place) => {
          const look = classOf(each);
          // A day with downtime is shorter as well as of another colour.
          const top = look === 'much' ? 12 : look === 'some' ? 6 : look === 'none' ? 20 : 0;
          return (
            <rect key={each.day} x={(statusDays - of.days.length + place) * 4} y={top} width={3} height={30 - top} data-day={look}>
              <title>{sentence(each)}</title>
            </rect>
          );
        })}
      </svg>
      <div className={styles['ends']}>
        <span>{t('monitoring.daysAgo', { count: statusDays })}</span>
        <span>{t('monitoring.ninetyDays', { share: share(of.availability), count: statusDays })}</span>
        <span>{t('monitoring.today')}</span>
      </div>
    </>
  );
}

function GoingOn({ incidents }: { readonly incidents: StatusOfServices['incidents'] }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Section title={t('monitoring.currentIncidents')}>
      <ul className={styles['going']}>
        {incidents.map((each) => (
          <li key={`${each.service} ${each.startedAt}`}>
            <strong>
              {each.restoredAt === null
                ? t('monitoring.incidentSince', { service: each.service, time: format.instant(each.startedAt) })
                : t('monitoring.incidentOver', {
                    service: each.service,
                    from: format.instant(each.startedAt),
                    to: format.instant(each.restoredAt),
                  })}
            </strong>
            {each.updates.map((update) => (
              <p key={update.at} className={styles['update']}>
                <small>{format.instant(update.at)}</small> {update.text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
