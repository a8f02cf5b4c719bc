/** The programs that may send alerts. */
import { Badge, Button } from '@mantine/core';
import IconPlugConnected from '@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { alertSource } from '#incidents/rules';
import { service } from '#operations/rules';
import { managers } from '#platform/kit';
import { EmptyState, FormDialogue, GoLink, nameOfValue, PageFrame, ThingTable, useAll, useGo, useMay, useWords } from '#platform/web';
import { NewAlertSource } from './alert-source-form.tsx';
import { useRuleText } from './rule-text.ts';

export default function AlertSourcesPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const ruleText = useRuleText();
  const [isMaking, setMaking] = useState(false);
  const services = useAll(service);
  const make = may(managers) ? (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('incidents.newAlertSource')}
    </Button>
  ) : null;
  return (
    <PageFrame title={t('incidents.alertSources')} about={t('incidents.alertSourcesAbout')} actions={make}>
      <ThingTable
        thing={alertSource}
        label={t('incidents.alertSources')}
        sort="name"
        filters={['kind']}
        onOpen={(row) => go(`/alert-sources/${row.id}`)}
        empty={
          <EmptyState icon={IconPlugConnected} title={t('incidents.noAlertSources')} action={make}>
            {t('incidents.noAlertSourcesAbout')}
          </EmptyState>
        }
        columns={[
          {
            field: 'name',
            width: 'minmax(160px, 2fr)',
            render: (row) => (
              <span className="titled">
                <GoLink to={`/alert-sources/${row.id}`}>{row.name}</GoLink>
                {row.isActive ? null : <Badge color="gray">{t('incidents.inactive')}</Badge>}
              </span>
            ),
          },
          { field: 'kind', width: 'minmax(140px, 1fr)', render: (row) => nameOfValue(alertSource, 'kind', row.kind) },
          {
            field: 'serviceId',
            isSortable: false,
            isWideOnly: true,
            render: (row) => services.data?.find((each) => each.id === row.serviceId)?.name ?? '',
          },
          {
            field: 'leastSeverity',
            title: t('incidents.incidentWhen'),
            width: 'minmax(200px, 2fr)',
            isNumber: false,
            isSortable: false,
            isWideOnly: true,
            render: (row) => ruleText(row),
          },
        ]}
      />
      {isMaking ? (
        <FormDialogue isWide title={t('incidents.newAlertSource')} mayClickAway={false} onClose={() => setMaking(false)}>
          <NewAlertSource
            onDone={(id) => {
              setMaking(false);
              if (id) go(`/alert-sources/${id}`);
            }}
          />
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
