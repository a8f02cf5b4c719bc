/** The places where people work, each with its clock and calendar. */
import { Button } from '@mantine/core';
import IconMapPin from '@tabler/icons-react/dist/esm/icons/IconMapPin.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useState } from 'react';
import { calendar } from '#calendar/rules';
import { changeSite, createSite, removeSite, site } from '#people/rules';
import { managers, type Row } from '#platform/kit';
import { EmptyState, PageFrame, ThingForm, ThingTable, useAll, useMay, useSession, useWords, ZoneInput, FormDialogue } from '#platform/web';
import { RemoveRecord } from '../remove-record.tsx';

export default function SitesPage() {
  const t = useWords();
  const may = useMay();
  const { data: session } = useSession();
  const [opened, setOpened] = useState<{ readonly record?: Row<typeof site> } | null>(null);
  const calendars = useAll(calendar);
  const isManager = may(managers);
  return (
    <PageFrame
      title={t('people.sites')}
      actions={
        isManager ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened({})}>
            {t('people.newSite')}
          </Button>
        ) : null
      }
    >
      <ThingTable
        thing={site}
        label={t('people.sites')}
        sort="name"
        onOpen={isManager ? (record) => setOpened({ record }) : undefined}
        empty={<EmptyState icon={IconMapPin} title={t('people.noSites')} />}
        columns={[
          { field: 'name', width: 'minmax(140px, 2fr)' },
          { field: 'zone', isWideOnly: true, isSortable: false },
          {
            field: 'calendarId',
            isSortable: false,
            render: (row) => calendars.data?.find((each) => each.id === row.calendarId)?.name ?? '',
          },
          {
            field: 'countryCode',
            isSortable: false,
            width: '110px',
            isWideOnly: true,
            render: (row) => [row.countryCode, row.regionCode].filter(Boolean).join('-'),
          },
        ]}
      />
      {opened ? (
        <FormDialogue title={opened.record?.name ?? t('people.newSite')} onClose={() => setOpened(null)}>
          <ThingForm
            thing={site}
            deed={(opened.record ? changeSite : createSite) as typeof changeSite}
            record={opened.record}
            initial={opened.record ? undefined : { zone: session?.organisation?.zone }}
            fields={['name', 'zone', 'calendarId', 'countryCode', 'regionCode']}
            references={{ calendarId: calendar }}
            inputs={{ zone: ZoneInput }}
            said={t(opened.record ? 'people.siteChanged' : 'people.siteCreated')}
            onDone={() => setOpened(null)}
            onCancel={() => setOpened(null)}
          />
          {opened.record ? (
            <RemoveRecord
              deed={removeSite}
              record={opened.record}
              question={t('people.removeSiteQuestion', { name: opened.record.name })}
              said={t('people.siteRemoved')}
              onDone={() => setOpened(null)}
            />
          ) : null}
        </FormDialogue>
      ) : null}
    </PageFrame>
  );
}
