/** What the department runs for others, the most important first, and which of it cannot be back in time. */
import { Badge, Button, Select } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconStack2 from '@tabler/icons-react/dist/esm/icons/IconStack2.mjs';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { useState } from 'react';
import { service, serviceOverview, textOfMinutes } from '#operations/rules';
import { person, team } from '#people/rules';
import { managers } from '#platform/kit';
import {
  EmptyState,
  FormDialogue,
  GoLink,
  PageFrame,
  ThingTable,
  useAddress,
  useAll,
  useFormat,
  useGo,
  useLanguage,
  useMay,
  useView,
  useWords,
} from '#platform/web';
import styles from '../operations.module.css';
import ServiceForm from './service-form.tsx';

export default function ServicesPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const format = useFormat();
  const language = useLanguage();
  const [isCreating, setCreating] = useState(false);
  const [{ tier }, setAddress] = useAddress({ tier: 0 });
  const people = useAll(person);
  const teams = useAll(team);
  const overview = useView(serviceOverview, {}, { dependsOn: ['service', 'asset', 'dependency'] });
  const rowOf = new Map((overview.data?.items ?? []).map((row) => [row.id, row]));
  const nameIn = (rows: readonly { readonly id: string; readonly name: string }[] | undefined, id: string | null): string =>
    rows?.find((each) => each.id === id)?.name ?? '';
  return (
    <PageFrame
      title={t('operations.services')}
      about={t('operations.servicesAbout')}
      actions={
        may(managers) ? (
          <>
            <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => go('/services/import')}>
              {t('operations.importShort')}
            </Button>
            <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
              {t('operations.newService')}
            </Button>
          </>
        ) : null
      }
    >
      <ThingTable
        thing={service}
        label={t('operations.services')}
        sort="tier,name"
        filters={['status']}
        query={tier ? { tier: String(tier) } : {}}
        onOpen={(row) => go(`/services/${row.id}`)}
        actions={
          <Select
            size="xs"
            clearable
            aria-label={t('operations.service.tier')}
            placeholder={t('operations.service.tier')}
            data={[1, 2, 3, 4].map((each) => ({ value: String(each), label: t(`operations.tier.${each}`) }))}
            value={tier ? String(tier) : null}
            onChange={(value) => setAddress({ tier: Number(value ?? 0) })}
          />
        }
        empty={
          <EmptyState
            icon={IconStack2}
            title={t('operations.noServices')}
            action={may(managers) ? <Button onClick={() => setCreating(true)}>{t('operations.newService')}</Button> : null}
          >
            {t('operations.noServicesAbout')}
          </EmptyState>
        }
        columns={[
          { field: 'tier', width: '72px', isNumber: false },
          {
            field: 'name',
            width: 'minmax(170px, 2fr)',
            render: (row) => (
              <span className="titled">
                <GoLink to={`/services/${row.id}`}>{row.name}</GoLink>
                {row.status === 'live' ? null : <Badge color="gray">{t(`operations.service.status.${row.status}`)}</Badge>}
              </span>
            ),
          },
          { field: 'key', width: '110px', isWideOnly: true },
          { field: 'ownerId', isSortable: false, isWideOnly: true, render: (row) => nameIn(people.data, row.ownerId) },
          { field: 'teamId', isSortable: false, isWideOnly: true, render: (row) => nameIn(teams.data, row.teamId) },
          {
            field: 'assets',
            title: t('operations.assets'),
            width: '116px',
            isNumber: true,
            isSortable: false,
            isWideOnly: true,
            render: (row) => format.number(rowOf.get(row.id)?.assets),
          },
          {
            field: 'rtoMinutes',
            title: 'RTO',
            width: '116px',
            isNumber: false,
            render: (row) => (
              <span className={styles['late']} data-late={rowOf.get(row.id)?.isOverRto || undefined}>
                {row.rtoMinutes === null ? '' : textOfMinutes(row.rtoMinutes, language)}
                {rowOf.get(row.id)?.isOverRto ? (
                  <span title={t('operations.rtoNotReached')}>
                    <b aria-hidden>!</b>
                    <span className="visually-hidden">{t('operations.rtoNotReached')}</span>
                  </span>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      {isCreating ? (
        <FormDialogue isWide title={t('operations.newService')} onClose={() => setCreating(false)}>
          <ServiceForm
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
