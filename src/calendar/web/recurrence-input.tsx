/** How days recur, for the kinds that windows use most; a rule of another kind is kept as it is. */
import { NumberInput, Select } from '@mantine/core';
import { WEEKDAYS, type Recurrence } from '#engine';
import { nameOfField, useLanguage, useWords, type FieldInputProps } from '#platform/web';
import styles from './calendar.module.css';

const fresh: Readonly<Record<string, Recurrence>> = {
  weekly: { kind: 'weekly', every: 1, weekdays: ['saturday'] },
  'monthly-on-day': { kind: 'monthly-on-day', every: 1, day: 1 },
  'monthly-on-weekday': { kind: 'monthly-on-weekday', every: 1, week: 'last', weekday: 'saturday' },
  'yearly-on-day': { kind: 'yearly-on-day', month: 12, day: 15 },
};

export function RecurrenceInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const language = useLanguage();
  const rule = (value as Recurrence | null | undefined) ?? null;
  const locale = language === 'en' ? 'en-GB' : 'de-DE';
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const weekdays = WEEKDAYS.map((each, place) => ({ value: each as string, label: weekday.format(Date.UTC(2027, 0, 4 + place)) }));
  const kinds = ['none', ...Object.keys(fresh), ...(rule && !(rule.kind in fresh) ? [rule.kind] : [])];
  return (
    <div className={styles['recurrence']} role="group" aria-label={nameOfField(thing, field.name)}>
      <Select
        label={nameOfField(thing, field.name)}
        name={field.name}
        error={error}
        allowDeselect={false}
        data={kinds.map((each) => ({ value: each, label: t(`calendar.recurrence.${each}`) }))}
        value={rule?.kind ?? 'none'}
        onChange={(kind) => onChange(kind && kind !== 'none' ? (fresh[kind] ?? rule) : null)}
      />
      {rule?.kind === 'monthly-on-weekday' ? (
        <Select
          label={t('calendar.whichWeek')}
          allowDeselect={false}
          data={['1', '2', '3', '4', 'last'].map((each) => ({ value: each, label: t(`calendar.week.${each}`) }))}
          value={String(rule.week)}
          onChange={(week) => week && onChange({ ...rule, week: week === 'last' ? week : Number(week) })}
        />
      ) : null}
      {rule?.kind === 'weekly' || rule?.kind === 'monthly-on-weekday' ? (
        <Select
          label={t('calendar.weekday')}
          allowDeselect={false}
          data={weekdays}
          value={rule.kind === 'weekly' ? (rule.weekdays[0] ?? 'monday') : rule.weekday}
          onChange={(each) => each && onChange(rule.kind === 'weekly' ? { ...rule, weekdays: [each] } : { ...rule, weekday: each })}
        />
      ) : null}
      {rule?.kind === 'yearly-on-day' ? (
        <Select
          label={t('calendar.monthOf')}
          allowDeselect={false}
          data={Array.from({ length: 12 }, (_, place) => ({ value: String(place + 1), label: month.format(Date.UTC(2027, place, 1)) }))}
          value={String(rule.month)}
          onChange={(each) => each && onChange({ ...rule, month: Number(each) })}
        />
      ) : null}
      {rule?.kind === 'yearly-on-day' || rule?.kind === 'monthly-on-day' ? (
        <NumberInput
          label={t('calendar.dayOfMonth')}
          min={1}
          max={31}
          value={rule.day}
          onChange={(day) => typeof day === 'number' && onChange({ ...rule, day })}
        />
      ) : null}
    </div>
  );
}
