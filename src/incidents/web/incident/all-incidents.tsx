/** Every incident, the latest first. */
import { Button } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import { incident, incidentKey, reporters } from '#incidents/rules';
import { service } from '#operations/rules';
import { person, team } from '#people/rules';
import { EmptyState, GoLink, ThingTable, useAll, useFormat, useGo, useMay, useWords } from '#platform/web';
import { MajorMark, PriorityMark, StatusMark } from './marks.tsx';

export function AllIncidents({ works, onReport }: { readonly works: boolean; readonly onReport: () => void }) {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const format = useFormat();
  const services = useAll(service, {}, { enabled: works });
  const people = useAll(person, {}, { enabled: works });
  const teams = useAll(team, {}, { enabled: works });
  const nameIn = (rows: readonly { readonly id: string; readonly name: string }[] | undefined, id: string | null): string =>
    rows?.find((each) => each.id === id)?.name ?? '';
  return (
    <ThingTable
      thing={incident}
      label={t('incidents.incidents')}
      sort="-openedAt"
      filters={['status', 'source']}
      onOpen={(row) => go(`/incidents/${row.id}`)}
      empty={
        <EmptyState
          icon={IconAlertTriangle}
          title={t(works ? 'incidents.none' : 'incidents.noneOfMine')}
          action={may(reporters) ? <Button onClick={onReport}>{t('incidents.report')}</Button> : null}
        >
          {t('incidents.noneAbout')}
        </EmptyState>
      }
      columns={[
        {
          field: 'priority',
          title: t('incidents.prio'),
          width: '64px',
          isNumber: false,
          render: (row) => <PriorityMark priority={row.priority} />,
        },
        {
          field: 'number',
          title: t('incidents.number'),
          width: '96px',
          isNumber: false,
          isWideOnly: true,
          render: (row) => incidentKey(row),
        },
        {
          field: 'title',
          width: 'minmax(180px, 3fr)',
          render: (row) => (
            <span className="titled">
              <GoLink to={`/incidents/${row.id}`}>{row.title}</GoLink>
              {row.isMajor ? <MajorMark /> : null}
            </span>
          ),
        },
        { field: 'status', width: '140px', render: (row) => <StatusMark status={row.status} /> },
        ...(works
          ? [
              {
                field: 'serviceId',
                isSortable: false,
                isWideOnly: true,
                render: (row: { serviceId: string | null }) => nameIn(services.data, row.serviceId),
              },
              {
                field: 'personId',
                isSortable: false,
                isWideOnly: true,
                render: (row: { personId: string | null; teamId: string | null }) =>
                  nameIn(people.data, row.personId) || nameIn(teams.data, row.teamId),
              },
            ]
          : []),
        { field: 'openedAt', width: '170px', isWideOnly: true, render: (row) => format.instant(row.openedAt) },
      ]}
    />
  );
}
