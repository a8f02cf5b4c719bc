/** One working calendar: its week, its exceptions, and public holidays brought in from the collection. */
import { ActionIcon, Badge, Button, Modal } from '@mantine/core';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useState } from 'react';
import {
  calendar,
  calendarException,
  changeCalendar,
  changeCalendarException,
  createCalendarException,
  removeCalendar,
  removeCalendarException,
  setDefaultCalendar,
} from '#calendar/rules';
import { managers, type Row } from '#platform/kit';
import {
  ConfirmButton,
  EmptyState,
  GoLink,
  Loaded,
  PageFrame,
  Section,
  ThingForm,
  useAll,
  useDeed,
  useFormat,
  useGo,
  useLanguage,
  useMay,
  useOne,
  usePathParams,
  useWords,
  VirtualTable,
  ZoneInput,
} from '#platform/web';
import { HolidayImport } from './holiday-import.tsx';
import { RecurrenceInput } from './recurrence-input.tsx';
import { recurrenceText } from './recurrence-text.ts';
import { ShiftsInput } from './shifts-input.tsx';
import { shiftText } from './shift-text.ts';
import { WeekEditor } from './week-editor.tsx';

type Exception = Row<typeof calendarException>;

export default function CalendarPage() {
  const { calendarId } = usePathParams();
  const found = useOne(calendar, calendarId);
  return <Loaded query={found}>{(row) => <OneCalendar row={row} />}</Loaded>;
}

function OneCalendar({ row }: { readonly row: Row<typeof calendar> }) {
  const t = useWords();
  const may = useMay();
  const format = useFormat();
  const go = useGo();
  const remove = useDeed(removeCalendar);
  const language = useLanguage();
  const base = useOne(calendar, row.baseId);
  const exceptions = useAll(calendarException, { calendarId: row.id, sort: 'startsOn' });
  const takeAway = useDeed(removeCalendarException);
  const asDefault = useDeed(setDefaultCalendar);
  const [dialogue, setDialogue] = useState<'edit' | 'holidays' | { readonly record?: Exception } | null>(null);
  const isManager = may(managers);
  const close = () => setDialogue(null);
  const closing = { 'aria-label': t('shell.close') };
  return (
    <PageFrame
      title={
        <>
          {row.name} {row.isDefault ? <Badge>{t('calendar.default')}</Badge> : null}
        </>
      }
      about={
        <>
          {base.data ? (
            <>
              {t('calendar.standsOn')} <GoLink to={`/calendars/${base.data.id}`}>{base.data.name}</GoLink>
            </>
          ) : null}
          {row.zone ? ` ${row.zone}` : ''}
        </>
      }
      actions={
        isManager ? (
          <>
            <Button variant="default" onClick={() => setDialogue('edit')}>
              {t('calendar.edit')}
            </Button>
            {row.isDefault ? null : (
              <Button
                variant="default"
                onClick={() => void asDefault.run({ id: row.id }, { said: t('calendar.isDefaultNow', { name: row.name }) })}
              >
                {t('calendar.makeDefault')}
              </Button>
            )}
            {row.isDefault ? null : (
              <ConfirmButton
                question={t('calendar.removeQuestion', { name: row.name })}
                confirm={t('calendar.remove')}
                onConfirm={async () => {
                  const { problem } = await remove.run({ id: row.id } as never, {
                    version: row.version,
                    said: t('calendar.calendarRemoved'),
                  });
                  if (!problem) go('/calendars');
                }}
              >
                {t('calendar.remove')}
              </ConfirmButton>
            )}
          </>
        ) : null
      }
    >
      <Section title={t('calendar.week')} about={t('calendar.weekAbout')}>
        <WeekEditor key={row.version} row={row} isReadOnly={!isManager} />
      </Section>
      <Section
        title={t('calendar.exceptions')}
        about={t('calendar.exceptionsAbout')}
        actions={
          isManager ? (
            <>
              <Button size="xs" variant="default" onClick={() => setDialogue('holidays')}>
                {t('calendar.importHolidays')}
              </Button>
              <Button size="xs" variant="default" onClick={() => setDialogue({})}>
                {t('calendar.newException')}
              </Button>
            </>
          ) : null
        }
      >
        <Loaded query={exceptions}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title={t('calendar.noExceptions')} />
            ) : (
              <VirtualTable
                label={t('calendar.exceptions')}
                rows={rows}
                onOpen={isManager ? (record) => setDialogue({ record }) : undefined}
                columns={[
                  { id: 'name', title: t('field.name'), width: 'minmax(140px, 2fr)', render: (each) => each.name },
                  {
                    id: 'days',
                    title: t('calendar.days'),
                    width: 'minmax(140px, 2fr)',
                    render: (each) => {
                      const days =
                        each.startsOn === each.endsOn
                          ? format.day(each.startsOn)
                          : `${format.day(each.startsOn)} – ${format.day(each.endsOn)}`;
                      return each.recurrence ? `${recurrenceText(each.recurrence, language, t)}, ${days}` : days;
                    },
                  },
                  {
                    id: 'hours',
                    title: t('calendar.hours'),
                    isWideOnly: true,
                    render: (each) => (each.shifts.length ? shiftText(each.shifts) : t('calendar.free')),
                  },
                  { id: 'from', title: t('calendar.origin'), isWideOnly: true, width: '150px', render: (each) => each.importedFrom ?? '' },
                  {
                    id: 'remove',
                    title: <span className="visually-hidden">{t('calendar.remove')}</span>,
                    width: '56px',
                    render: (each) =>
                      isManager ? (
                        <ActionIcon
                          aria-label={`${t('calendar.remove')}: ${each.name}, ${format.day(each.startsOn)}`}
                          onClick={() =>
                            void takeAway.run({ id: each.id } as never, { version: each.version, said: t('calendar.exceptionRemoved') })
                          }
                        >
                          <IconTrash size={16} />
                        </ActionIcon>
                      ) : null,
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Section>
      <Modal opened={dialogue === 'edit'} onClose={close} title={t('calendar.edit')} closeButtonProps={closing}>
        <ThingForm
          thing={calendar}
          deed={changeCalendar}
          record={row}
          fields={['name', 'baseId', 'zone', 'countryCode', 'regionCode']}
          references={{ baseId: calendar }}
          inputs={{ zone: ZoneInput }}
          said={t('calendar.calendarChanged')}
          onDone={close}
          onCancel={close}
        />
      </Modal>
      <Modal opened={dialogue === 'holidays'} onClose={close} title={t('calendar.importHolidays')} closeButtonProps={closing}>
        <HolidayImport row={row} onDone={close} />
      </Modal>
      <Modal
        opened={typeof dialogue === 'object' && dialogue !== null}
        onClose={close}
        size="lg"
        title={typeof dialogue === 'object' && dialogue?.record ? dialogue.record.name : t('calendar.newException')}
        closeButtonProps={closing}
      >
        {typeof dialogue === 'object' && dialogue ? (
          <ThingForm
            thing={calendarException}
            deed={(dialogue.record ? changeCalendarException : createCalendarException) as typeof changeCalendarException}
            record={dialogue.record}
            initial={dialogue.record ? undefined : { calendarId: row.id, shifts: [] }}
            fields={['name', 'kind', 'startsOn', 'endsOn', 'shifts', 'recurrence']}
            also={['times']}
            wide={['recurrence']}
            inputs={{ shifts: ShiftsInput, recurrence: RecurrenceInput }}
            columns={2}
            said={t('calendar.exceptionSaved')}
            onDone={close}
            onCancel={close}
          />
        ) : null}
      </Modal>
    </PageFrame>
  );
}
