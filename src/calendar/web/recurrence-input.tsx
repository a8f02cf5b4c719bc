/** How days recur: in every way that the engine knows. */
import { MultiSelect, NumberInput, Select } from '@mantine/core';
import { countedDays } from '#calendar/rules';
import { WEEKDAYS, type Recurrence, type Weekday } from '#engine';
import { nameOfField, useLanguage, useWords, type FieldInputProps } from '#platform/web';
import styles from './calendar.module.css';
import { countedDayText, monthText, recurrenceText } from './recurrence-text.ts';

type Kind = Recurrence['kind'];

/** What a kind begins with, on the day that the first occurrence begins. */
const fresh: Readonly<Record<Kind, (first: Date) => Recurrence>> = {
  daily: () => ({ kind: 'daily', every: 1 }),
  weekly: (first) => ({ kind: 'weekly', every: 1, weekdays: [weekdayOf(first)] }),
  'monthly-on-day': (first) => ({ kind: 'monthly-on-day', every: 1, day: first.getUTCDate() }),
  'monthly-on-weekday': () => ({ kind: 'monthly-on-weekday', every: 1, week: 1, weekday: 'working-day' }),
  'yearly-on-day': (first) => ({ kind: 'yearly-on-day', month: first.getUTCMonth() + 1, day: first.getUTCDate() }),
  'yearly-on-weekday': (first) => ({ kind: 'yearly-on-weekday', month: first.getUTCMonth() + 1, week: 'last', weekday: 'weekend-day' }),
};

const weekdayOf = (date: Date): Weekday => WEEKDAYS[(date.getUTCDay() + 6) % 7]!;

const weeks = [1, 2, 3, 4, 'last'] as const;

export function RecurrenceInput({ thing, field, value, error, values = {}, onChangeAll }: FieldInputProps) {
  const t = useWords();
  const language = useLanguage();
  const rule = (value as Recurrence | null | undefined) ?? null;
  const first = new Date(`${typeof values['startsOn'] === 'string' ? values['startsOn'] : ''}T00:00:00Z`);
  const set = (next: Recurrence | null) =>
    // Only what recurs ends some day, or after so many times.
    onChangeAll?.({ [field.name]: next, ...(next === null ? ended(values) : {}) });
  const begin = (kind: Kind) => set(fresh[kind](Number.isNaN(first.getTime()) ? new Date() : first));
  const days = (from: readonly (Weekday | (typeof countedDays)[number])[]) =>
    from.map((each) => ({ value: each, label: countedDayText(each, language, t) }));
  return (
    <div className={styles['recurrence']} role="group" aria-label={nameOfField(thing, field.name)}>
      <Select
        label={nameOfField(thing, field.name)}
        name={field.name}
        error={error}
        description={rule ? recurrenceText(rule, language, t) : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={['none', ...Object.keys(fresh)].map((each) => ({ value: each, label: t(`calendar.recurrence.${each}`) }))}
        value={rule?.kind ?? 'none'}
        onChange={(kind) => (kind && kind !== 'none' ? begin(kind as Kind) : set(null))}
      />
      {rule && 'every' in rule ? (
        <NumberInput
          label={t(`calendar.every.${rule.kind === 'daily' ? 'days' : rule.kind === 'weekly' ? 'weeks' : 'months'}`)}
          min={1}
          max={999}
          allowDecimal={false}
          value={rule.every}
          onChange={(every) => typeof every === 'number' && every >= 1 && set({ ...rule, every })}
        />
      ) : null}
      {rule?.kind === 'weekly' ? (
        <MultiSelect
          label={t('calendar.weekdays')}
          data={days(WEEKDAYS)}
          value={[...rule.weekdays]}
          onChange={(weekdays) => weekdays.length && set({ ...rule, weekdays: WEEKDAYS.filter((each) => weekdays.includes(each)) })}
        />
      ) : null}
      {rule?.kind === 'monthly-on-weekday' || rule?.kind === 'yearly-on-weekday' ? (
        <>
          <Select
            label={t('calendar.whichWeek')}
            allowDeselect={false}
            data={weeks.map((each) => ({ value: String(each), label: t(`calendar.week.${each}`) }))}
            value={String(rule.week)}
            onChange={(week) => week && set({ ...rule, week: weeks.find((each) => String(each) === week)! })}
          />
          <Select
            label={t('calendar.weekday')}
            allowDeselect={false}
            data={days(countedDays)}
            value={rule.weekday}
            onChange={(each) => each && set({ ...rule, weekday: each as (typeof countedDays)[number] })}
          />
        </>
      ) : null}
      {rule?.kind === 'yearly-on-day' || rule?.kind === 'yearly-on-weekday' ? (
        <Select
          label={t('calendar.monthOf')}
          allowDeselect={false}
          data={Array.from({ length: 12 }, (_, place) => ({ value: String(place + 1), label: monthText(place + 1, language) }))}
          value={String(rule.month)}
          onChange={(each) => each && set({ ...rule, month: Number(each) })}
        />
      ) : null}
      {rule?.kind === 'yearly-on-day' || rule?.kind === 'monthly-on-day' ? (
        <NumberInput
          label={t('calendar.dayOfMonth')}
          min={1}
          max={31}
          allowDecimal={false}
          value={rule.day}
          onChange={(day) => typeof day === 'number' && day >= 1 && set({ ...rule, day })}
        />
      ) : null}
    </div>
  );
}

const ended = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, null>> =>
  Object.fromEntries(['recursUntil', 'times'].filter((name) => name in values).map((name) => [name, null]));
