/** Who has it and what it is about. Team and person are chosen in place. */
import { assignIncident, incident, isOpen, type Incident } from '#incidents/rules';
import type { Service } from '#operations/rules';
import { membership } from '#access/rules';
import { person, team } from '#people/rules';
import { GoLink, nameOfField, nameOfValue, RecordSelect, useFormat, useMe, useOne, useWords } from '#platform/web';
import type { ReactNode } from 'react';
import styles from './incident.module.css';
import { useIncidentDeed } from './use-incident-deed.ts';

export interface IncidentFactsProps {
  readonly row: Incident;
  readonly works: boolean;
  readonly service: Service | undefined;
}

export function IncidentFacts({ row, works, service }: IncidentFactsProps) {
  const t = useWords();
  const me = useMe();
  const format = useFormat();
  const { run } = useIncidentDeed(assignIncident);
  const mayAssign = works && isOpen(row);
  const sees = me.role !== 'requester';
  const of = useOne(team, row.teamId);
  const who = useOne(person, sees ? row.personId : null);
  const lead = useOne(person, sees ? row.leadId : null);
  const speaker = useOne(person, sees ? row.communicationsId : null);
  const told = useOne(membership, sees || row.reporterId === me.membershipId ? row.reporterId : null);
  const assign = (fields: object) => void run({ id: row.id, ...fields }, t('incidents.did.assign'));
  const facts: readonly { readonly field: string; readonly shown: ReactNode }[] = [
    { field: 'serviceId', shown: service ? <GoLink to={`/services/${service.id}`}>{service.name}</GoLink> : null },
    { field: 'teamId', shown: mayAssign ? null : of.data?.name },
    { field: 'personId', shown: mayAssign ? null : who.data?.name },
    { field: 'leadId', shown: lead.data?.name },
    { field: 'communicationsId', shown: speaker.data?.name },
    { field: 'impact', shown: nameOfValue(incident, 'impact', String(row.impact)) },
    { field: 'urgency', shown: nameOfValue(incident, 'urgency', String(row.urgency)) },
    {
      field: 'reporterId',
      shown:
        row.reporter ??
        (told.data as { name?: string } | undefined)?.name ??
        (row.source === 'hand' ? null : nameOfValue(incident, 'source', row.source)),
    },
    { field: 'occurredAt', shown: format.instant(row.occurredAt) },
    { field: 'detectedAt', shown: format.instant(row.detectedAt) },
    { field: 'openedAt', shown: format.instant(row.openedAt) },
    { field: 'acknowledgedAt', shown: format.instant(row.acknowledgedAt) },
    { field: 'restoredAt', shown: format.instant(row.restoredAt) },
    { field: 'resolvedAt', shown: format.instant(row.resolvedAt) },
    { field: 'closedAt', shown: format.instant(row.closedAt) },
  ];
  return (
    <>
      {mayAssign ? (
        <div className={styles['assign']}>
          <RecordSelect label={nameOfField(incident, 'teamId')} thing={team} value={row.teamId} onChange={(teamId) => assign({ teamId })} />
          <RecordSelect
            label={nameOfField(incident, 'personId')}
            thing={person}
            value={row.personId}
            onChange={(personId) => assign({ personId })}
          />
        </div>
      ) : null}
      <dl className={`facts ${styles['facts']}`}>
        {facts.map(({ field, shown }) =>
          shown ? (
            <div key={field}>
              <dt>{nameOfField(incident, field)}</dt>
              <dd>{shown}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  );
}
