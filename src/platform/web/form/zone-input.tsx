/** A time zone, chosen among those that the browser knows. */
import { Select } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import type { FieldInputProps } from './field-input.tsx';
import { helpOfField, nameOfField } from './labels.ts';

const zones = Intl.supportedValuesOf('timeZone');

export function ZoneInput({ thing, field, value, onChange, error, isRequired }: FieldInputProps) {
  const t = useWords();
  const zone = typeof value === 'string' && value !== '' ? value : null;
  return (
    <Select
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name) || undefined}
      name={field.name}
      required={isRequired}
      searchable
      clearable={field.isNullable}
      allowDeselect={false}
      limit={100}
      nothingFoundMessage={t('shell.nothingFound')}
      data={zone === null || zones.includes(zone) ? zones : [zone, ...zones]}
      value={zone}
      onChange={onChange}
      error={error}
    />
  );
}
