/** Freezes, maintenance windows and business peaks: a year of each as a strip, and the form that changes them. */
import { ActionIcon, Button, Modal, Select } from '@mantine/core';
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconSnowflake from '@tabler/icons-react/dist/esm/icons/IconSnowflake.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useMemo, useState } from 'react';
import { changeWindow, createWindow, occurrencesOf, offsetsOver, removeWindow, tickOf, window, windowKinds } from '#calendar/rules';
import { managers, type Row } from '#platform/kit';
import {
  EmptyState,
  Loaded,
  nameOfValue,
  PageFrame,
  ThingForm,
  useAddress,
  useAll,
  useDeed,
  useFormat,
  useLanguage,
  useMay,
  useSession,
  useWords,
  ZoneInput,
  FieldInput,
  type FieldInputProps,
} from '#platform/web';
import { ClockInput } from './clock-input.tsx';
import { RecurrenceInput } from './recurrence-input.tsx';
import { recurrenceText } from './recurrence-text.ts';
import { ScopeInput } from './scope-input.tsx';
import { useScopeNames, type ScopeNames } from './scope-names.ts';
import styles from './windows.module.css';

type Window = Row<typeof window>;

const fields = ['name', 'kind', 'startsOn', 'startMinute', 'endsOn', 'endMinute', 'zone', 'recurrence', 'recursUntil', 'scope', 'reason'];

export default function WindowsPage() {
  const t = useWords();
  const may = useMay();
  const format = useFormat();
  const language = useLanguage();
  const { data: session } = useSession();
  const [{ year: asked, kind }, setAddress] = useAddress({ year: 0, kind: '' });
  const year = asked || new Date().getFullYear();
  const windows = useAll(window, { sort: 'startsOn', ...(kind ? { kind } : {}) });
  const [opened, setOpened] = useState<{ readonly record?: Window } | null>(null);
  const takeAway = useDeed(removeWindow);
  const isManager = may(managers);
  const names = useScopeNames();
  const whenOf = ({ recurrence, recursUntil, startsOn, endsOn }: Window): string => {
    if (recurrence === null) return startsOn === endsOn ? format.day(startsOn) : `${format.day(startsOn)} – ${format.day(endsOn)}`;
    const told = recurrenceText(recurrence, language, t);
    return recursUntil === null ? told : t('calendar.toldUntil', { told, day: format.day(recursUntil) });
  };
  const month = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { month: 'short', timeZone: 'UTC' });
  return (
    <PageFrame
      title={t('calendar.windows')}
      about={t('calendar.windowsAbout')}
      actions={
        isManager ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpened({})}>
            {t('calendar.newWindow')}
          </Button>
        ) : null
      }
    >
      <div className="filter-bar">
        <ActionIcon variant="default" size={30} aria-label={t('calendar.yearBefore')} onClick={() => setAddress({ year: year - 1 })}>
          <IconChevronLeft size={18} />
        </ActionIcon>
        <strong aria-live="polite">{year}</strong>
        <ActionIcon variant="default" size={30} aria-label={t('calendar.yearAfter')} onClick={() => setAddress({ year: year + 1 })}>
          <IconChevronRight size={18} />
        </ActionIcon>
        <Select
          size="xs"
          clearable
          aria-label={t('calendar.window.kind')}
          placeholder={t('calendar.window.kind')}
          data={windowKinds.map((value) => ({ value, label: nameOfValue(window, 'kind', value) }))}
          value={kind || null}
          onChange={(value) => setAddress({ kind: value ?? '' })}
        />
      </div>
      <Loaded query={windows}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={IconSnowflake} title={t('calendar.noWindows')}>
              {t('calendar.noWindowsAbout')}
            </EmptyState>
          ) : (
            <ul className={styles['list']}>
              <li className={styles['months']} aria-hidden="true">
                {Array.from({ length: 12 }, (_, place) => (
                  <span key={place}>{month.format(Date.UTC(year, place, 1))}</span>
                ))}
              </li>
              {rows.map((each) => (
                <li key={each.id} className={styles['window']}>
                  <div className={styles['head']}>
                    {isManager ? (
                      <button type="button" onClick={() => setOpened({ record: each })}>
                        {each.name}
                      </button>
                    ) : (
                      <strong>{each.name}</strong>
                    )}
                    <small>
                      {[nameOfValue(window, 'kind', each.kind), whenOf(each), scopeText(each, names)].filter(Boolean).join(' · ')}
                    </small>
                  </div>
                  <YearStrip row={each} year={year} />
                  {isManager ? (
                    <ActionIcon
                      aria-label={`${t('calendar.remove')}: ${each.name}`}
                      onClick={() =>
                        void takeAway.run({ id: each.id } as never, { version: each.version, said: t('calendar.windowRemoved') })
                      }
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        size="lg"
        title={opened?.record?.name ?? t('calendar.newWindow')}
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        {opened ? (
          <ThingForm
            thing={window}
            deed={(opened.record ? changeWindow : createWindow) as typeof changeWindow}
            record={opened.record}
            initial={opened.record ? undefined : { zone: session?.organisation?.zone, kind: 'freeze-hard' }}
            fields={fields}
            also={['scopeIds', 'scopeNames', 'times']}
            wide={['recurrence', 'scope', 'reason']}
            inputs={{
              startMinute: ClockInput,
              endMinute: ClockInput,
              zone: ZoneInput,
              recurrence: RecurrenceInput,
              recursUntil: UntilInput,
              scope: ScopeInput,
            }}
            columns={2}
            said={t('calendar.windowSaved')}
            onDone={() => setOpened(null)}
            onCancel={() => setOpened(null)}
          />
        ) : null}
      </Modal>
    </PageFrame>
  );
}

/** Only what recurs ends some day. */
const UntilInput = (props: FieldInputProps) => (props.values?.['recurrence'] ? <FieldInput {...props} /> : null);

/** Names of what it holds for; empty when it holds for everything. */
function scopeText({ scope, scopeIds, scopeNames }: Window, names: ScopeNames): string {
  const known = scope === 'site' || scope === 'team' || scope === 'project' ? names[scope] : undefined;
  return [...new Set([...scopeIds.flatMap((id) => known?.get(id) ?? []), ...scopeNames])].join(', ');
}

function YearStrip({ row, year }: { readonly row: Window; readonly year: number }) {
  const t = useWords();
  const [from, to] = [tickOf(`${year}-01-01T00:00:00Z`), tickOf(`${year + 1}-01-01T00:00:00Z`)];
  const bands = useMemo(() => occurrencesOf(row, from, to, offsetsOver(year - 1, year + 1)(row.zone)), [row, from, to, year]);
  const [now] = useState(() => Date.now() / 6_000);
  const place = (tick: number) => (100 * (Math.max(from, Math.min(to, tick)) - from)) / (to - from);
  return (
    <div className={styles['strip']} role="img" aria-label={t('calendar.occurrences', { count: bands.length, year: String(year) })}>
      {now >= from && now < to ? <b style={{ left: `${place(now)}%` }} /> : null}
      {bands.map((each) => (
        <i
          key={each.from}
          data-kind={row.kind}
          style={{ left: `${place(each.from)}%`, width: `max(3px, ${place(each.to) - place(each.from)}%)` }}
        />
      ))}
    </div>
  );
}
