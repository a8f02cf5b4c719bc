/** Who asked, for whom, who has it. Team and person are chosen in place. */
import type { ReactNode } from 'react';
import { assignRequest, isRequestOpen, requestStaff, serviceRequest, type RequestCase, type ServiceRequest } from '#requests/rules';
import { person, team } from '#people/rules';
import { GoLink, nameOfField, RecordSelect, useFormat, useMay, useWords } from '#platform/web';
import styles from '../requests.module.css';
import { useRequestDeed } from '../use-request-deed.ts';

export function RequestFacts({ of, row, works }: { readonly of: RequestCase; readonly row: ServiceRequest; readonly works: boolean }) {
  const t = useWords();
  const format = useFormat();
  const sees = useMay()(requestStaff);
  const { run } = useRequestDeed(assignRequest);
  const mayAssign = works && isRequestOpen(row);
  const assign = (fields: object) => void run({ id: row.id, ...fields }, t('requests.did.assign'));
  const isLinked = sees && row.serviceId !== null && of.serviceName !== null;
  const service = isLinked ? <GoLink to={`/services/${row.serviceId}`}>{of.serviceName}</GoLink> : of.serviceName;
  const facts: readonly (readonly [field: string, shown: ReactNode])[] = [
    ['requesterId', of.requesterName],
    ['forId', of.forName],
    ['serviceId', service],
    ['teamId', mayAssign ? null : of.teamName],
    ['personId', mayAssign ? null : of.personName],
    ['askedAt', format.instant(row.askedAt)],
    ['approvedAt', format.instant(row.approvedAt)],
    ['fulfilledAt', format.instant(row.fulfilledAt)],
    ['closedAt', format.instant(row.closedAt)],
    ['closesAt', format.instant(of.closesAt)],
  ];
  return (
    <>
      {mayAssign ? (
        <div className={styles['assign']}>
          <RecordSelect
            label={nameOfField(serviceRequest, 'teamId')}
            thing={team}
            value={row.teamId}
            onChange={(teamId) => assign({ teamId })}
          />
          <RecordSelect
            label={nameOfField(serviceRequest, 'personId')}
            thing={person}
            value={row.personId}
            onChange={(personId) => assign({ personId })}
          />
        </div>
      ) : null}
      <dl className={`facts ${styles['facts']}`}>
        {facts.map(([field, shown]) =>
          shown ? (
            <div key={field}>
              <dt>{nameOfField(serviceRequest, field)}</dt>
              <dd>{shown}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  );
}
