/** One service: what it is, what it needs and what needs it, and what happens when it fails. */
import { Alert, Badge, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { calendar } from '#calendar/rules';
import {
  changeService,
  dependencyGraph,
  removeService,
  service,
  serviceImpact,
  serviceOverview,
  textOfMinutes,
  type ServiceOverviewRow,
} from '#operations/rules';
import { person, team } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import {
  FormDialogue,
  GoLink,
  Loaded,
  nameOfField,
  PageFrame,
  RecordSections,
  RemoveButton,
  useGo,
  useLanguage,
  useMay,
  useOne,
  usePathParams,
  useView,
  useWords,
} from '#platform/web';
import { DependencySections } from '../dependency/dependency-section.tsx';
import { GraphSection } from '../graph/graph-section.tsx';
import { ImpactSection } from '../impact-section.tsx';
import styles from '../operations.module.css';
import { RecordHistory } from '../record-history.tsx';
import ServiceForm from './service-form.tsx';
import { ServiceAssets } from './service-assets.tsx';

const dependsOn = ['service', 'asset', 'dependency'];

export default function ServicePage() {
  const { serviceId } = usePathParams();
  const found = useOne(service, serviceId);
  return <Loaded query={found}>{(row) => <OneService row={row} />}</Loaded>;
}

function OneService({ row }: { readonly row: Row<typeof service> }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const language = useLanguage();
  const [isEditing, setEditing] = useState(false);
  const owner = useOne(person, row.ownerId);
  const of = useOne(team, row.teamId);
  const hours = useOne(calendar, row.calendarId);
  const impact = useView(serviceImpact, { id: row.id }, { dependsOn });
  const graph = useView(dependencyGraph, { around: row.id, steps: 1 }, { dependsOn });
  const overview = useView(serviceOverview, { id: row.id }, { dependsOn });
  const recovery = overview.data?.items[0];
  const time = (minutes: number | null): string | null => (minutes === null ? null : textOfMinutes(minutes, language));
  const facts: readonly { readonly field: string; readonly shown: ReactNode }[] = [
    { field: 'key', shown: row.key },
    { field: 'tier', shown: t(`operations.tier.${row.tier}`) },
    {
      field: 'ownerId',
      shown: owner.data ? (
        <span className="titled">
          <GoLink to={`/people/${owner.data.id}`}>{owner.data.name}</GoLink>
          {owner.data.isActive ? null : <Badge color="red">{t('operations.hasLeft')}</Badge>}
        </span>
      ) : (
        t('operations.nobody')
      ),
    },
    { field: 'teamId', shown: of.data ? <GoLink to={`/teams/${of.data.id}`}>{of.data.name}</GoLink> : null },
    {
      field: 'calendarId',
      shown: hours.data ? <GoLink to={`/calendars/${hours.data.id}`}>{hours.data.name}</GoLink> : t('operations.aroundTheClock'),
    },
    { field: 'rtoMinutes', shown: time(row.rtoMinutes) },
    { field: 'rpoMinutes', shown: time(row.rpoMinutes) },
    { field: 'restoreMinutes', shown: time(row.restoreMinutes) },
  ];
  return (
    <PageFrame
      title={
        <span className="titled">
          {row.name}
          {row.status === 'live' ? null : <Badge color="gray">{t(`operations.service.status.${row.status}`)}</Badge>}
        </span>
      }
      about={row.purpose}
      actions={
        <>
          {may(changeService.may, { ownerId: row.ownerId }) ? (
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('operations.edit')}
            </Button>
          ) : null}
          {may(managers) ? (
            <RemoveButton
              deed={removeService}
              record={row}
              question={t('operations.removeServiceQuestion', { name: row.name })}
              said={t('operations.serviceRemoved', { name: row.name })}
              onDone={() => go('/services')}
            />
          ) : null}
        </>
      }
    >
      {recovery?.isOverRto ? <RecoveryGap row={recovery} /> : null}
      <div className="record-columns">
        <div>
          <dl className="facts">
            {facts.map(({ field, shown }) =>
              shown ? (
                <div key={field}>
                  <dt>{nameOfField(service, field)}</dt>
                  <dd>{shown}</dd>
                </div>
              ) : null,
            )}
            {recovery && recovery.effectiveRtoMinutes !== null ? (
              <div>
                <dt>{t('operations.effectiveRto')}</dt>
                <dd>
                  {t(recovery.isAtLeast ? 'operations.atLeast' : 'operations.exactly', { time: time(recovery.effectiveRtoMinutes) })}
                  {recovery.path.length > 1 ? (
                    <span className={styles['soft']}>{recovery.path.map((step) => step.name).join(' → ')}</span>
                  ) : null}
                </dd>
              </div>
            ) : null}
          </dl>
          <ServiceAssets serviceId={row.id} libraries={recovery?.libraries ?? 0} />
        </div>
        <div>
          <ImpactSection impact={impact.data} />
          <DependencySections centre={{ thing: 'service', id: row.id }} nodes={graph.data?.nodes ?? []} edges={graph.data?.edges ?? []} />
        </div>
      </div>
      <RecordSections of="service" id={row.id} />
      <GraphSection centreId={row.id} affected={impact.data?.items ?? []} />
      <RecordHistory thing={service} id={row.id} mayUndo={may(changeService.may, { ownerId: row.ownerId })} />
      {isEditing ? (
        <FormDialogue isWide title={t('operations.edit')} onClose={() => setEditing(false)}>
          <ServiceForm record={row} onDone={() => setEditing(false)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}

/** Why it cannot be back in time. */
function RecoveryGap({ row }: { readonly row: ServiceOverviewRow }) {
  const t = useWords();
  const language = useLanguage();
  const path = row.path.map((step) => step.name).join(' → ');
  return (
    <Alert color="red" mb={20} className={styles['warning']} title={t('operations.rtoNotReached')}>
      {row.effectiveRtoMinutes === null
        ? t('operations.rtoCircle', { path })
        : t('operations.rtoWhy', {
            rto: textOfMinutes(row.rtoMinutes!, language),
            time: textOfMinutes(row.effectiveRtoMinutes, language),
            path,
          })}
    </Alert>
  );
}
