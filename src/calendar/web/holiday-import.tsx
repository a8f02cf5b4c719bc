/** Public holidays of a country, region and year: seen first, then laid into the calendar. */
import { Button, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { calendar, holidayRegions, importHolidays, publicHolidays } from '#calendar/rules';
import type { Row } from '#platform/kit';
import { EmptyState, Loaded, useDeed, useFormat, useLanguage, useView, useWords } from '#platform/web';
import styles from './calendar.module.css';

export function HolidayImport({ row, onDone }: { readonly row: Row<typeof calendar>; readonly onDone: () => void }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const [countryCode, setCountry] = useState(row.countryCode ?? 'DE');
  const [regionCode, setRegion] = useState(row.regionCode);
  const [year, setYear] = useState(() => new Date().getFullYear());
  const countries = useView(holidayRegions, {}, { dependsOn: [] });
  const regions = useView(holidayRegions, { countryCode }, { dependsOn: [] });
  const days = useView(
    publicHolidays,
    { countryCode, year, language, ...(regionCode ? { regionCode } : {}) },
    { dependsOn: [], enabled: year >= 1970 && year <= 2199 },
  );
  const { run, isRunning } = useDeed(importHolidays);
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const countryName = (code: string, name: string): string => {
    try {
      return names.of(code) ?? name;
    } catch {
      return name;
    }
  };
  async function bring(): Promise<void> {
    const rows = [...(days.data?.items ?? [])];
    const { answer } = await run(
      { id: row.id, countryCode, regionCode, years: [year], rows },
      { said: t('calendar.holidaysImported', { year }) },
    );
    if (answer) onDone();
  }
  return (
    <div className="form-stack">
      <div className="form-grid">
        <Select
          label={t('calendar.country')}
          searchable
          allowDeselect={false}
          data={(countries.data?.items ?? []).map(({ code, name }) => ({ value: code, label: countryName(code, name) }))}
          value={countryCode}
          onChange={(code) => {
            if (!code) return;
            setCountry(code);
            setRegion(null);
          }}
        />
        <Select
          label={t('calendar.region')}
          searchable
          clearable
          disabled={!regions.data?.items.length}
          data={(regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={regionCode}
          onChange={setRegion}
        />
        <NumberInput
          label={t('calendar.year')}
          min={1970}
          max={2199}
          value={year}
          onChange={(value) => typeof value === 'number' && setYear(value)}
        />
      </div>
      <Loaded query={days}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('calendar.noHolidays')} />
          ) : (
            <ol className={styles['holidays']} aria-label={t('calendar.preview')}>
              {items.map((each) => (
                <li key={each.startsOn}>
                  <span>{each.name}</span>
                  <span>{format.day(each.startsOn)}</span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
      <div className="button-row">
        <Button variant="default" onClick={onDone}>
          {t('shell.cancel')}
        </Button>
        <Button loading={isRunning} disabled={!days.data?.items.length} onClick={() => void bring()}>
          {t('calendar.bringIn', { count: days.data?.items.length ?? 0 })}
        </Button>
      </div>
    </div>
  );
}
