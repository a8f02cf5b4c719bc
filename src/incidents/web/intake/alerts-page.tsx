/** What programs have told: what is wrong, since when, and what came of it. */
import { Badge, Select } from '@mantine/core';
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs';
import { alert, alertStates, incident, incidentKey, openAlertStates } from '#incidents/rules';
import { service } from '#operations/rules';
import {
  EmptyState,
  GoLink,
  nameOfValue,
  PageFrame,
  ThingTable,
  useAddress,
  useAll,
  useFormat,
  useGo,
  useOne,
  useWords,
} from '#platform/web';
import { SeverityMark } from './severity-mark.tsx';

const still = openAlertStates.join(',');

export default function AlertsPage() {
  const t = useWords();
  const go = useGo();
  const format = useFormat();
  const services = useAll(service);
  const [{ state, service: serviceId }, setAddress] = useAddress({ state: 'still', service: '' });
  const shown = state === 'still' ? { state: still } : state === 'all' ? {} : { state };
  return (
    <PageFrame
      title={t('incidents.alerts')}
      about={
        <>
          {t('incidents.alertsAbout')} <GoLink to="/alert-sources">{t('incidents.alertSources')}</GoLink>
        </>
      }
    >
      <ThingTable
        thing={alert}
        label={t('incidents.alerts')}
        sort="-startedAt"
        query={{ ...shown, ...(serviceId ? { serviceId } : {}) }}
        onOpen={(row) => go(`/alerts/${row.id}`)}
        actions={
          <>
            <Select
              size="xs"
              aria-label={t('incidents.alert.state')}
              allowDeselect={false}
              data={[
                { value: 'still', label: `${t('incidents.alert.state.open')}, ${t('incidents.alert.state.acknowledged')}` },
                ...alertStates.map((each) => ({ value: each, label: nameOfValue(alert, 'state', each) })),
                { value: 'all', label: t('incidents.allStates') },
              ]}
              value={state}
              onChange={(value) => setAddress({ state: value ?? 'still' })}
            />
            <Select
              size="xs"
              clearable
              searchable
              aria-label={t('incidents.alert.serviceId')}
              placeholder={t('incidents.alert.serviceId')}
              data={(services.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
              value={serviceId || null}
              onChange={(value) => setAddress({ service: value ?? '' })}
            />
          </>
        }
        empty={
          state === 'all' && !serviceId ? (
            <EmptyState
              icon={IconBell}
              title={t('incidents.noAlerts')}
              action={<GoLink to="/alert-sources">{t('incidents.alertSources')}</GoLink>}
            >
              {t('incidents.noAlertsAbout')}
            </EmptyState>
          ) : (
            <EmptyState icon={IconBell} title={t('incidents.noAlertsLike')}>
              {t('incidents.noAlertsLikeAbout')}
            </EmptyState>
          )
        }
        columns={[
          { field: 'severity', width: '120px', isNumber: false, render: (row) => <SeverityMark severity={row.severity} /> },
          {
            field: 'title',
            width: 'minmax(180px, 3fr)',
            render: (row) => (
              <span className="titled" style={{ flexWrap: 'nowrap', minInlineSize: 0 }}>
                <GoLink to={`/alerts/${row.id}`}>{row.title}</GoLink>
                {row.isFlapping ? (
                  <Badge color="yellow" style={{ flexShrink: 0 }}>
                    {t('incidents.alert.isFlapping')}
                  </Badge>
                ) : null}
              </span>
            ),
          },
          {
            field: 'serviceId',
            isSortable: false,
            isWideOnly: true,
            render: (row) => services.data?.find((each) => each.id === row.serviceId)?.name ?? '',
          },
          { field: 'state', width: '110px', render: (row) => nameOfValue(alert, 'state', row.state) },
          { field: 'startedAt', width: '120px', isWideOnly: true, render: (row) => format.ago(row.startedAt) },
          { field: 'count', width: '90px', isWideOnly: true },
          {
            field: 'incidentId',
            width: '130px',
            isSortable: false,
            isWideOnly: true,
            render: (row) => (row.incidentId ? <IncidentLink id={row.incidentId} /> : null),
          },
        ]}
      />
    </PageFrame>
  );
}

/** By its number, as people name it. */
function IncidentLink({ id }: { readonly id: string }) {
  const t = useWords();
  const { data } = useOne(incident, id);
  return <GoLink to={`/incidents/${id}`}>{data ? incidentKey(data) : t('incidents.toIncident')}</GoLink>;
}
