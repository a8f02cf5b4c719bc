/** The working week: for each day whether it is the base's, free, or worked at which times, with the hours drawn. */
import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { calendar, changeCalendar } from '#calendar/rules';
import { WEEKDAYS, type Weekday } from '#engine';
import type { Row } from '#platform/kit';
import { useAll, useDeed, useFormat, useLanguage, useWords } from '#platform/web';
import { readShifts, shiftText, type Shift } from './shift-text.ts';
import styles from './calendar.module.css';

type How = 'base' | 'free' | 'works';
interface Day {
  readonly how: How;
  readonly text: string;
}

const usual = '08:00–12:00, 13:00–17:00';

export function WeekEditor({ row, isReadOnly }: { readonly row: Row<typeof calendar>; readonly isReadOnly: boolean }) {
  const t = useWords();
  const format = useFormat();
  const language = useLanguage();
  const { run, isRunning } = useDeed(changeCalendar);
  const [days, setDays] = useState<Readonly<Record<Weekday, Day>>>(() => daysOf(row));
  const weekday = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { weekday: 'long', timeZone: 'UTC' });
  // 4 January 2027 is a Monday.
  const nameOf = (place: number) => weekday.format(Date.UTC(2027, 0, 4 + place));
  const shiftsOf = (day: Day): readonly Shift[] | undefined => (day.how === 'works' ? readShifts(day.text) : []);
  const isWrong = (day: Day) => day.how === 'works' && !shiftsOf(day)?.length;
  const isChanged = JSON.stringify(days) !== JSON.stringify(daysOf(row));
  const all = useAll(calendar);
  const held = (each: Weekday): readonly Shift[] =>
    (days[each].how === 'base' ? baseShiftsOf(row.baseId, each, all.data ?? []) : shiftsOf(days[each])) ?? [];
  const hours = WEEKDAYS.reduce((sum, each) => sum + held(each).reduce((total, [from, to]) => total + to - from, 0), 0) / 60;
  const set = (day: Weekday, change: Partial<Day>) => setDays((before) => ({ ...before, [day]: { ...before[day], ...change } }));

  async function save(): Promise<void> {
    const week = Object.fromEntries(WEEKDAYS.filter((each) => days[each].how !== 'base').map((each) => [each, shiftsOf(days[each])]));
    await run({ id: row.id, week } as never, { version: row.version, base: row as never, said: t('calendar.weekSaved') });
  }

  return (
    <div className={styles['week']}>
      {WEEKDAYS.map((each, place) => {
        const day = days[each];
        return (
          <div key={each} className={styles['day']} role="group" aria-label={nameOf(place)}>
            <span className={styles['weekday']}>{nameOf(place)}</span>
            <Select
              size="xs"
              aria-label={t('calendar.howOf', { day: nameOf(place) })}
              allowDeselect={false}
              disabled={isReadOnly}
              value={day.how}
              data={(row.baseId === null ? (['free', 'works'] as const) : (['base', 'free', 'works'] as const)).map((value) => ({
                value,
                label: t(`calendar.how.${value}`),
              }))}
              onChange={(how) => how && set(each, { how: how as How, text: day.text || usual })}
            />
            {day.how === 'works' ? (
              <TextInput
                size="xs"
                aria-label={t('calendar.hoursOf', { day: nameOf(place) })}
                readOnly={isReadOnly}
                value={day.text}
                error={isWrong(day) ? t('calendar.notRead') : undefined}
                onChange={(event) => set(each, { text: event.currentTarget.value })}
              />
            ) : (
              <span />
            )}
            <span className={styles['clock']} aria-hidden="true">
              {held(each).map(([from, to]) => (
                <i
                  key={from}
                  data-base={day.how === 'base' || undefined}
                  style={{ left: `${from / 14.4}%`, width: `${(to - from) / 14.4}%` }}
                />
              ))}
            </span>
          </div>
        );
      })}
      <div className={styles['week-end']}>
        <span>{t('calendar.hoursAWeek', { hours: format.number(hours, { maximumFractionDigits: 2 }) })}</span>
        {isReadOnly ? null : (
          <Button
            size="xs"
            disabled={!isChanged || WEEKDAYS.some((each) => isWrong(days[each]))}
            loading={isRunning}
            onClick={() => void save()}
          >
            {t('shell.save')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What the calendars below say of a day; the nearest that says something rules. */
function baseShiftsOf(id: string | null, day: Weekday, all: readonly Row<typeof calendar>[]): readonly Shift[] {
  const seen = new Set<string>();
  for (let next = id; next !== null && !seen.has(next);) {
    seen.add(next);
    const found = all.find((each) => each.id === next);
    if (found?.week[day]) return found.week[day];
    next = found?.baseId ?? null;
  }
  return [];
}

function daysOf({ week, baseId }: Row<typeof calendar>): Readonly<Record<Weekday, Day>> {
  return Object.fromEntries(
    WEEKDAYS.map((each) => {
      const told = week[each];
      const how: How = told === undefined ? (baseId === null ? 'free' : 'base') : told.length ? 'works' : 'free';
      return [each, { how, text: shiftText(told ?? []) }];
    }),
  ) as Record<Weekday, Day>;
}
