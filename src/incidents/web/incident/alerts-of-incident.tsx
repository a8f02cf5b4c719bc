/** What told of it by itself. */
import { alert } from '#incidents/rules';
import { GoLink, Section, useAll, useFormat, useWords } from '#platform/web';

export function AlertsOfIncident({ incidentId }: { readonly incidentId: string }) {
  const t = useWords();
  const format = useFormat();
  const alerts = useAll(alert, { incidentId, sort: '-startedAt' });
  if (!alerts.data?.length) return null;
  return (
    <Section title={t('incidents.alerts')}>
      <ul className="lines">
        {alerts.data.map((each) => (
          <li key={each.id}>
            <div>
              <GoLink to={`/alerts/${each.id}`}>{each.title}</GoLink>
            </div>
            <small>
              {each.closedAt === null ? t('incidents.alertSince', { at: format.instant(each.startedAt) }) : t('incidents.alertOver')}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
