/** Inputs for what a rota is told in: clock times, moments of its zone, days of the week, people in their order. */
import { ActionIcon, MultiSelect, TextInput } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { ComponentType } from 'react';
import { civilOf, dateOf, dayOf, instantOf, tickOf, tickOfCivil } from '#calendar/rules';
import { offsetsAround } from '#duty/rules';
import { WEEKDAYS } from '#engine';
import { person } from '#people/rules';
import { helpOfField, nameOfField, RecordSelect, useAll, useLanguage, useWords, type FieldInputProps } from '#platform/web';
import styles from './duty.module.css';
import { zonedIn } from './zoned.ts';

const commonOf = ({ thing, field, error, isRequired }: FieldInputProps) => ({
  label: nameOfField(thing, field.name),
  description: helpOfField(thing, field.name) || undefined,
  name: field.name,
  error,
  required: isRequired,
});

const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** A minute of the day. */
export function ClockField(props: FieldInputProps) {
  const { value, onChange, field } = props;
  return (
    <TextInput
      {...commonOf(props)}
      type="time"
      value={typeof value === 'number' ? clockText(value) : ''}
      onChange={(event) => {
        const [hours, minutes] = event.currentTarget.value.split(':').map(Number);
        onChange(
          hours === undefined || minutes === undefined || Number.isNaN(hours) ? (field.isNullable ? null : value) : hours * 60 + minutes,
        );
      }}
    />
  );
}

/** A moment as the clocks of a zone show it; one that they skip is read as `tickOfCivil` says. */
export function momentFieldIn(zone: string): ComponentType<FieldInputProps> {
  return function MomentField(props: FieldInputProps) {
    const { value, onChange } = props;
    const language = useLanguage();
    const common = commonOf(props);
    return (
      <TextInput
        {...common}
        // The browser shows it in its own language; below it stands in that of the reader.
        description={common.description ?? (typeof value === 'string' && value !== '' ? zonedIn(language, zone).moment(value) : undefined)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        type="datetime-local"
        value={typeof value === 'string' && value !== '' ? wallOf(value, zone) : ''}
        onChange={(event) => onChange(momentOf(event.currentTarget.value, zone))}
      />
    );
  };
}

function wallOf(instant: string, zone: string): string {
  const { day, minute } = civilOf(tickOf(instant), offsetsAround(zone, instant));
  return `${dateOf(day)}T${clockText(Math.floor(minute))}`;
}

function momentOf(wall: string, zone: string): string {
  const [, date, hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(wall) ?? [];
  if (!date) return '';
  return instantOf(
    tickOfCivil({ day: dayOf(date), minute: Number(hours) * 60 + Number(minutes) }, offsetsAround(zone, `${date}T00:00:00Z`)),
  );
}

/** 5 January 1970 was a Monday. */
const weekdayName = (place: number, language: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'de-DE', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date((place + 4) * 86_400_000),
  );

export function WeekdaysField(props: FieldInputProps) {
  const { value, onChange } = props;
  const language = useLanguage();
  return (
    <MultiSelect
      {...commonOf(props)}
      data={WEEKDAYS.map((each, place) => ({ value: each, label: weekdayName(place, language) }))}
      value={(value as string[] | undefined) ?? []}
      onChange={(chosen) => onChange(WEEKDAYS.filter((each) => chosen.includes(each)))}
    />
  );
}

/** People in the order of their turns; somebody may have several. */
export function TurnsField(props: FieldInputProps) {
  const { value, onChange, error } = props;
  const t = useWords();
  const people = useAll(person);
  const ids = (value as readonly string[] | undefined) ?? [];
  const nameOf = (id: string): string => people.data?.find((each) => each.id === id)?.name ?? '…';
  const exchange = (one: number, other: number) =>
    onChange(ids.map((id, place) => (place === one ? ids[other]! : place === other ? ids[one]! : id)));
  const { label, description } = commonOf(props);
  // What is said about changing the order concerns a layer that is there.
  const isThere = props.values?.['id'] !== undefined;
  return (
    <div role="group" aria-label={label} className={styles['turns']}>
      <ol className="lines">
        {ids.map((id, place) => (
          // The same person may stand here twice.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${id} ${place}`}>
            <span>
              {place + 1}. {nameOf(id)}
            </span>
            <span className="line-end">
              <ActionIcon
                aria-label={t('duty.moveUp', { name: nameOf(id) })}
                disabled={place === 0}
                onClick={() => exchange(place, place - 1)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                aria-label={t('duty.moveDown', { name: nameOf(id) })}
                disabled={place === ids.length - 1}
                onClick={() => exchange(place, place + 1)}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
              <ActionIcon
                aria-label={t('duty.personOut', { name: nameOf(id) })}
                onClick={() => onChange(ids.filter((_, other) => other !== place))}
              >
                <IconX size={16} />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ol>
      <RecordSelect
        thing={person}
        query={{ isActive: 'true' }}
        label={label}
        description={isThere ? description : undefined}
        placeholder={t('duty.personAdd')}
        error={error}
        required
        value={null}
        onChange={(id) => id && onChange([...ids, id])}
      />
    </div>
  );
}
