/** Everything that services run on. */
import { Button, Select } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconServer from '@tabler/icons-react/dist/esm/icons/IconServer.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { useState } from 'react';
import { asset, assetKeepers, service } from '#operations/rules';
import { site } from '#people/rules';
import { managers } from '#platform/kit';
import { EmptyState, FormDialogue, GoLink, PageFrame, ThingTable, useAddress, useAll, useGo, useMay, useWords } from '#platform/web';
import AssetForm from './asset-form.tsx';

export default function AssetsPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [isCreating, setCreating] = useState(false);
  const [{ service: serviceId }, setAddress] = useAddress({ service: '' });
  const services = useAll(service, { sort: 'name' });
  const sites = useAll(site);
  return (
    <PageFrame
      title={t('operations.assets')}
      about={t('operations.assetsAbout')}
      actions={
        <>
          {may(managers) ? (
            <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => go('/assets/import')}>
              {t('operations.importShort')}
            </Button>
          ) : null}
          {may(assetKeepers) ? (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
              {t('operations.newAsset')}
            </Button>
          ) : null}
        </>
      }
    >
      <ThingTable
        thing={asset}
        label={t('operations.assets')}
        sort="name"
        filters={['kind', 'status']}
        query={serviceId ? { serviceId } : {}}
        onOpen={(row) => go(`/assets/${row.id}`)}
        actions={
          <Select
            size="xs"
            clearable
            searchable
            aria-label={t('operations.asset.serviceId')}
            placeholder={t('operations.asset.serviceId')}
            data={(services.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={serviceId || null}
            onChange={(value) => setAddress({ service: value ?? '' })}
          />
        }
        empty={
          <EmptyState
            icon={IconServer}
            title={t('operations.noAssets')}
            action={may(managers) ? <Button onClick={() => go('/assets/import')}>{t('operations.importAssets')}</Button> : null}
          >
            {t('operations.noAssetsAbout')}
          </EmptyState>
        }
        columns={[
          { field: 'name', width: 'minmax(170px, 2fr)', render: (row) => <GoLink to={`/assets/${row.id}`}>{row.name}</GoLink> },
          { field: 'kind', width: 'minmax(110px, 1fr)' },
          { field: 'product', isWideOnly: true },
          { field: 'productVersion', isWideOnly: true, width: '120px' },
          {
            field: 'serviceId',
            isSortable: false,
            isWideOnly: true,
            render: (row) => services.data?.find((each) => each.id === row.serviceId)?.name ?? '',
          },
          {
            field: 'siteId',
            isSortable: false,
            isWideOnly: true,
            width: '110px',
            render: (row) => sites.data?.find((each) => each.id === row.siteId)?.name ?? '',
          },
          { field: 'status', isWideOnly: true, width: '120px' },
        ]}
      />
      {isCreating ? (
        <FormDialogue isWide title={t('operations.newAsset')} onClose={() => setCreating(false)}>
          <AssetForm
            onDone={(path) => {
              setCreating(false);
              if (path) go(path);
            }}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
