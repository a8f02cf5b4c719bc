/** All that is and was offered, by heading. */
import { Badge, Button } from '@mantine/core';
import IconInbox from '@tabler/icons-react/dist/esm/icons/IconInbox.mjs';
import { service } from '#operations/rules';
import { offering, offeringKeepers } from '#requests/rules';
import { EmptyState, GoLink, nameOfField, nameOfValue, PageFrame, ThingTable, useAll, useGo, useMay, useWords } from '#platform/web';

export default function OfferingsPage() {
  const t = useWords();
  const go = useGo();
  const keeps = useMay()(offeringKeepers);
  const services = useAll(service);
  const add = keeps ? <Button onClick={() => go('/offerings/new')}>{t('requests.newOffering')}</Button> : null;
  return (
    <PageFrame title={t('requests.offerings')} about={t('requests.offeringsAbout')} actions={add}>
      <ThingTable
        thing={offering}
        label={t('requests.offerings')}
        sort="category"
        filters={['approval', 'isActive']}
        onOpen={(row) => go(`/offerings/${row.id}`)}
        empty={
          <EmptyState icon={IconInbox} title={t('requests.nothingOffered')} action={add}>
            {t('requests.nothingOfferedAbout')}
          </EmptyState>
        }
        columns={[
          {
            field: 'name',
            width: 'minmax(180px, 3fr)',
            render: (row) => <GoLink to={`/offerings/${row.id}`}>{row.name}</GoLink>,
          },
          { field: 'category', width: 'minmax(110px, 1fr)' },
          {
            field: 'isActive',
            isSortable: false,
            isWideOnly: true,
            width: '130px',
            render: (row) => (row.isActive ? '' : <Badge color="gray">{t('requests.withdrawn')}</Badge>),
          },
          {
            field: 'serviceId',
            isSortable: false,
            isWideOnly: true,
            render: (row) => services.data?.find((each) => each.id === row.serviceId)?.name ?? '',
          },
          {
            field: 'approval',
            title: nameOfField(offering, 'approval'),
            isSortable: false,
            isWideOnly: true,
            render: (row) => nameOfValue(offering, 'approval', row.approval),
          },
        ]}
      />
    </PageFrame>
  );
}
