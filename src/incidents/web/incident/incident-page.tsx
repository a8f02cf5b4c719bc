/** One incident on one screen: how important, until when and why, who has it, what hangs on it, and what happened. */
import { useState } from 'react';
import { incident, incidentClocks, incidentKey, incidentWorkers, type Incident } from '#incidents/rules';
import { service, serviceImpact } from '#operations/rules';
import {
  GoLink,
  Loaded,
  nameOfField,
  nameOfValue,
  PageFrame,
  RecordSections,
  useMay,
  useOne,
  usePathParams,
  useView,
  useWords,
} from '#platform/web';
import { PagingSection } from '../paging/paging-section.tsx';
import { AffectedServices } from './affected-services.tsx';
import { AlertsOfIncident } from './alerts-of-incident.tsx';
import { ClocksSection } from './clocks-section.tsx';
import { Composer } from './composer.tsx';
import { IncidentActions } from './incident-actions.tsx';
import { IncidentDialogue, type DialogueName } from './incident-dialogues.tsx';
import { IncidentFacts } from './incident-facts.tsx';
import { MajorMark, PriorityMark, StatusMark } from './marks.tsx';
import styles from './incident.module.css';
import { SuspectChanges } from './suspect-changes.tsx';
import { TasksSection } from './tasks-section.tsx';
import { Timeline } from './timeline.tsx';

export default function IncidentPage() {
  const { incidentId } = usePathParams();
  const found = useOne(incident, incidentId);
  return <Loaded query={found}>{(row) => <OneIncident key={row.id} row={row} />}</Loaded>;
}

function OneIncident({ row }: { readonly row: Incident }) {
  const t = useWords();
  const may = useMay();
  const works = may(incidentWorkers);
  const sees = may(incidentClocks.may);
  const [dialogue, setDialogue] = useState<DialogueName | null>(null);
  const of = useOne(service, sees ? row.serviceId : null);
  const impact = useView(
    serviceImpact,
    { id: row.serviceId ?? '' },
    { enabled: sees && row.serviceId !== null, dependsOn: ['service', 'asset', 'dependency'] },
  );
  return (
    <PageFrame
      title={
        <span className={styles['title']}>
          <PriorityMark priority={row.priority} /> <span className={styles['key']}>{incidentKey(row)}</span> {row.title}{' '}
          <StatusMark status={row.status} holdReason={row.holdReason} />
          {row.isMajor ? (
            <>
              {' '}
              <MajorMark />
            </>
          ) : null}
        </span>
      }
      about={
        row.mergedIntoId ? (
          <>
            {nameOfField(incident, 'mergedIntoId')}: <MergedInto id={row.mergedIntoId} />
          </>
        ) : row.priorityReason ? (
          t('incidents.otherPriority', { priority: nameOfValue(incident, 'priority', String(row.priority)), reason: row.priorityReason })
        ) : undefined
      }
      actions={<IncidentActions row={row} onAsk={setDialogue} />}
    >
      <div className={styles['console']}>
        <div>
          {sees ? <ClocksSection row={row} /> : null}
          {sees ? <PagingSection id={row.id} /> : null}
          {row.description ? <p className={styles['description']}>{row.description}</p> : null}
          {row.resolution ? (
            <p className={styles['description']}>
              <b>{nameOfField(incident, 'resolution')}</b> {row.resolution}
            </p>
          ) : null}
        </div>
        <div className={styles['course']}>
          <Composer row={row} works={works} />
          <Timeline row={row} sees={sees} />
        </div>
        <div>
          <IncidentFacts row={row} works={works} service={of.data} />
          {sees && of.data ? <AffectedServices of={of.data} impact={impact.data} /> : null}
          {sees ? <TasksSection incidentId={row.id} works={works} /> : null}
          {sees ? <AlertsOfIncident incidentId={row.id} /> : null}
          {sees ? <SuspectChanges row={row} works={works} /> : null}
          <RecordSections of="incident" id={row.id} />
        </div>
      </div>
      {dialogue ? <IncidentDialogue of={dialogue} row={row} onClose={() => setDialogue(null)} /> : null}
    </PageFrame>
  );
}

function MergedInto({ id }: { readonly id: string }) {
  const found = useOne(incident, id);
  return found.data ? <GoLink to={`/incidents/${id}`}>{`${incidentKey(found.data)} ${found.data.title}`}</GoLink> : null;
}
