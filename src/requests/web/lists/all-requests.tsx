/** Every request, the latest first. */
import { person, team } from '#people/rules';
import { requestKey, serviceRequest } from '#requests/rules';
import { EmptyState, GoLink, ThingTable, useAll, useFormat, useGo, useWords } from '#platform/web';
import { StatusMark } from '../marks.tsx';

export function AllRequests() {
  const t = useWords();
  const go = useGo();
  const format = useFormat();
  const people = useAll(person);
  const teams = useAll(team);
  const nameIn = (rows: readonly { readonly id: string; readonly name: string }[] | undefined, id: string | null): string =>
    rows?.find((each) => each.id === id)?.name ?? '';
  return (
    <ThingTable
      thing={serviceRequest}
      label={t('requests.requests')}
      sort="-askedAt"
      filters={['status']}
      onOpen={(row) => go(`/requests/${row.id}`)}
      empty={<EmptyState title={t('requests.none')}>{t('requests.noneOpenAbout')}</EmptyState>}
      columns={[
        {
          field: 'number',
          title: t('requests.number'),
          width: '96px',
          isNumber: false,
          isWideOnly: true,
          render: (row) => requestKey(row),
        },
        {
          field: 'title',
          width: 'minmax(180px, 3fr)',
          render: (row) => <GoLink to={`/requests/${row.id}`}>{row.title}</GoLink>,
        },
        { field: 'status', width: '200px', render: (row) => <StatusMark status={row.status} waitReason={row.waitReason} /> },
        {
          field: 'personId',
          isSortable: false,
          isWideOnly: true,
          render: (row) => nameIn(people.data, row.personId) || nameIn(teams.data, row.teamId),
        },
        { field: 'askedAt', width: '170px', isWideOnly: true, render: (row) => format.instant(row.askedAt) },
      ]}
    />
  );
}
