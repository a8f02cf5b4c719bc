/** The status pages of the organisation. */
import { Badge, Button } from '@mantine/core';
import IconLayoutList from '@tabler/icons-react/dist/esm/icons/IconLayoutList.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { monitorKeepers, statusPage } from '#monitoring/rules';
import { EmptyState, FormDialogue, GoLink, PageFrame, ThingTable, useGo, useMay, useWords } from '#platform/web';
import { StatusPageForm } from './status-page-form.tsx';

export default function StatusPagesPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const [isMaking, setMaking] = useState(false);
  const make = may(monitorKeepers) ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('monitoring.newStatusPage')}
    </Button>
  ) : null;
  return (
    <PageFrame title={t('monitoring.statusPages')} about={t('monitoring.statusPagesAbout')} actions={make}>
      <ThingTable
        thing={statusPage}
        label={t('monitoring.statusPages')}
        sort="title"
        onOpen={(row) => go(`/status-pages/${row.id}`)}
        empty={
          <EmptyState icon={IconLayoutList} title={t('monitoring.noStatusPages')} action={make}>
            {t('monitoring.noStatusPagesAbout')}
          </EmptyState>
        }
        columns={[
          { field: 'title', width: 'minmax(180px, 2fr)', render: (row) => <GoLink to={`/status-pages/${row.id}`}>{row.title}</GoLink> },
          { field: 'serviceIds', width: '120px', isNumber: true, isSortable: false, render: (row) => row.serviceIds.length },
          {
            field: 'isPublic',
            width: '140px',
            isSortable: false,
            render: (row) => (row.isPublic ? <Badge color="blue">{t('monitoring.publicNow')}</Badge> : null),
          },
        ]}
      />
      {isMaking ? (
        <FormDialogue title={t('monitoring.newStatusPage')} mayClickAway={false} onClose={() => setMaking(false)}>
          <StatusPageForm onDone={(id) => go(`/status-pages/${id}`)} onCancel={() => setMaking(false)} />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
