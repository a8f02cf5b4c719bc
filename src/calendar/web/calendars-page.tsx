/** The working calendars: which stand on which, and for whom the default holds. */
import { Badge, Button, Modal } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconCalendarTime from '@tabler/icons-react/dist/esm/icons/IconCalendarTime.mjs';
import { useState } from 'react';
import { calendar, createCalendar } from '#calendar/rules';
import { managers } from '#platform/kit';
import { EmptyState, GoLink, PageFrame, ThingForm, ThingTable, useAll, useGo, useMay, useWords, ZoneInput } from '#platform/web';

export default function CalendarsPage() {
  const t = useWords();
  const go = useGo();
  const may = useMay();
  const all = useAll(calendar);
  const [isCreating, setCreating] = useState(false);
  return (
    <PageFrame
      title={t('calendar.calendars')}
      about={t('calendar.calendarsAbout')}
      actions={
        may(managers) ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            {t('calendar.newCalendar')}
          </Button>
        ) : null
      }
    >
      <ThingTable
        thing={calendar}
        label={t('calendar.calendars')}
        sort="name"
        onOpen={(row) => go(`/calendars/${row.id}`)}
        empty={<EmptyState icon={IconCalendarTime} title={t('calendar.noCalendars')} />}
        columns={[
          { field: 'name', width: 'minmax(180px, 2fr)', render: (row) => <GoLink to={`/calendars/${row.id}`}>{row.name}</GoLink> },
          {
            field: 'baseId',
            isSortable: false,
            isWideOnly: true,
            render: (row) => all.data?.find((each) => each.id === row.baseId)?.name ?? '',
          },
          { field: 'zone', isSortable: false, isWideOnly: true },
          {
            field: 'countryCode',
            isSortable: false,
            width: '100px',
            isWideOnly: true,
            render: (row) => [row.countryCode, row.regionCode].filter(Boolean).join('-'),
          },
          {
            field: 'isDefault',
            isSortable: false,
            width: '120px',
            title: '',
            render: (row) => (row.isDefault ? <Badge>{t('calendar.default')}</Badge> : ''),
          },
        ]}
      />
      <Modal
        opened={isCreating}
        onClose={() => setCreating(false)}
        title={t('calendar.newCalendar')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <ThingForm
          thing={calendar}
          deed={createCalendar}
          fields={['name', 'baseId', 'zone']}
          references={{ baseId: calendar }}
          inputs={{ zone: ZoneInput }}
          said={t('calendar.calendarCreated')}
          onDone={(answer) => go(`/calendars/${(answer as { id: string }).id}`)}
          onCancel={() => setCreating(false)}
        />
      </Modal>
    </PageFrame>
  );
}
