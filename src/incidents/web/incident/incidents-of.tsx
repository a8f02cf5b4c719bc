/** The incidents of a service that are open, and those that a change caused: on the pages of these. */
import { incident, isOpen, openStatuses, type Incident } from '#incidents/rules';
import { GoLink, Section, useAll, useFormat, useWords } from '#platform/web';
import { PriorityMark, StatusMark } from './marks.tsx';

function Lines({ rows, none }: { readonly rows: readonly Incident[] | undefined; readonly none: string }) {
  const format = useFormat();
  if (!rows) return null;
  if (rows.length === 0) return <p className="no-lines">{none}</p>;
  return (
    <ul className="lines">
      {rows.map((each) => (
        <li key={each.id}>
          <div>
            <PriorityMark priority={each.priority} /> <GoLink to={`/incidents/${each.id}`}>{`INC-${each.number} ${each.title}`}</GoLink>{' '}
            <StatusMark status={each.status} holdReason={isOpen(each) ? each.holdReason : null} />
          </div>
          <small>{format.instant(each.openedAt)}</small>
        </li>
      ))}
    </ul>
  );
}

export function IncidentsOfService({ id }: { readonly id: string }) {
  const t = useWords();
  const { data } = useAll(incident, { serviceId: id, status: openStatuses.join(','), sort: 'priority,openedAt' });
  return (
    <Section title={t('incidents.openHere')}>
      <Lines rows={data} none={t('incidents.noneOpenHere')} />
    </Section>
  );
}

export function IncidentsOfChange({ id }: { readonly id: string }) {
  const t = useWords();
  const { data } = useAll(incident, { causedByChangeId: id, sort: 'priority,openedAt' });
  return (
    <Section title={t('incidents.caused')}>
      <Lines rows={data} none={t('incidents.noneCaused')} />
    </Section>
  );
}
