/** On the page of a service: what is offered and what is open; on that of an incident: the request that it was. */
import { isRequestOpen, offering, openRequestStatuses, requestKey, serviceRequest, type ServiceRequest } from '#requests/rules';
import { GoLink, Section, useAll, useFormat, useLanguage, useWords } from '#platform/web';
import { textOfMinutes } from '#operations/rules';
import { StatusMark } from '../marks.tsx';

export function RequestsOfService({ id }: { readonly id: string }) {
  const t = useWords();
  const language = useLanguage();
  const offered = useAll(offering, { serviceId: id, isActive: true, sort: 'name' } as never);
  const open = useAll(serviceRequest, { serviceId: id, status: openRequestStatuses.join(','), sort: 'askedAt' });
  if (!offered.data || !open.data || offered.data.length + open.data.length === 0) return null;
  return (
    <>
      {offered.data.length > 0 ? (
        <Section title={t('requests.offeredHere')}>
          <ul className="lines">
            {offered.data.map((each) => (
              <li key={each.id}>
                <div>
                  <GoLink to={`/offerings/${each.id}`}>{each.name}</GoLink>
                </div>
                <small>{textOfMinutes(each.targetMinutes, language)}</small>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t('requests.openHere')}>
        <Lines rows={open.data} none={t('requests.noneOpenHere')} />
      </Section>
    </>
  );
}

export function RequestOfIncident({ id }: { readonly id: string }) {
  const t = useWords();
  const { data } = useAll(serviceRequest, { incidentId: id });
  if (!data || data.length === 0) return null;
  return (
    <Section title={t('requests.wasRequest')}>
      <Lines rows={data} none="" />
    </Section>
  );
}

function Lines({ rows, none }: { readonly rows: readonly ServiceRequest[]; readonly none: string }) {
  const format = useFormat();
  if (rows.length === 0) return <p className="no-lines">{none}</p>;
  return (
    <ul className="lines">
      {rows.map((each) => (
        <li key={each.id}>
          <div>
            <GoLink to={`/requests/${each.id}`}>{`${requestKey(each)} ${each.title}`}</GoLink>{' '}
            <StatusMark status={each.status} waitReason={isRequestOpen(each) ? each.waitReason : null} />
          </div>
          <small>{format.instant(each.askedAt)}</small>
        </li>
      ))}
    </ul>
  );
}
