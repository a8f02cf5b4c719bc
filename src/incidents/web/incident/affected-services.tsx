/** What else is down or worse while this service does not work. */
import { impactStates, type Impact, type Service } from '#operations/rules';
import { GoLink, Section, useWords } from '#platform/web';
import styles from './incident.module.css';

const most = 8;

export function AffectedServices({ of, impact }: { readonly of: Service; readonly impact: Impact | undefined }) {
  const t = useWords();
  const services = impact?.items.filter((each) => each.thing === 'service') ?? [];
  return (
    <Section title={t('incidents.affected')} about={services.length > 0 ? t('incidents.affectedAbout', { service: of.name }) : undefined}>
      {services.length === 0 ? (
        <p className="no-lines">{t('incidents.nothingElse', { service: of.name })}</p>
      ) : (
        <ul className="lines">
          {services
            .toSorted(
              (one, other) => impactStates.indexOf(one.state) - impactStates.indexOf(other.state) || (one.tier ?? 5) - (other.tier ?? 5),
            )
            .slice(0, most)
            .map((each) => (
              <li key={each.id}>
                <div>
                  <GoLink to={`/services/${each.id}`}>{each.name}</GoLink>
                </div>
                <small>{t(`incidents.impact.${each.state}`)}</small>
              </li>
            ))}
        </ul>
      )}
      {services.length > most ? (
        <p className={styles['more']}>
          <GoLink to={`/services/${of.id}`}>{t('incidents.moreAffected', { count: services.length - most })}</GoLink>
        </p>
      ) : null}
    </Section>
  );
}
