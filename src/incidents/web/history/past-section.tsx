/** What another program knew of an incident before it came here: event by event, those that changed nothing counted only. */
import { incident, incidentPast, type PastMoment } from '#incidents/rules';
import { team } from '#people/rules';
import { nameOfField, nameOfValue, Section, useAll, useFormat, useWords } from '#platform/web';

export function PastSection({ id }: { readonly id: string }) {
  const t = useWords();
  const format = useFormat();
  const { data } = useAll(incidentPast, { incidentId: id });
  const past = data?.[0];
  const teams = useAll(team, {}, { enabled: past !== undefined });
  if (!past) return null;
  const said = ({ status, priority, teamId, person }: PastMoment): string =>
    [
      status && nameOfValue(incident, 'status', status),
      priority && nameOfValue(incident, 'priority', String(priority)),
      teamId && `${nameOfField(incident, 'teamId')}: ${teams.data?.find((each) => each.id === teamId)?.name ?? '…'}`,
      person,
    ]
      .filter(Boolean)
      .join(' · ');
  const telling = past.moments.filter((each) => said(each) !== '');
  const silent = past.moments.length - telling.length;
  const facts = [past.category, past.channel, past.problem, past.change].filter(Boolean).join(' · ');
  return (
    <Section title={t('incidents.past.title')} about={t('incidents.past.events', { count: past.moments.length })}>
      <ul className="lines">
        {telling.map((each, place) => (
          <li key={`${each.at} ${place}`}>
            <div>{said(each)}</div>
            <small>{format.instant(each.at)}</small>
          </li>
        ))}
      </ul>
      <p className="no-lines">
        {[
          silent > 0 ? t('incidents.past.more', { count: silent }) : '',
          past.isPromiseKept === null ? '' : t('incidents.past.promise', { kept: String(past.isPromiseKept) }),
          facts,
        ]
          .filter(Boolean)
          .join('. ')}
      </p>
    </Section>
  );
}
