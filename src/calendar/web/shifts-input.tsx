/** Shifts typed as text, in a form. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { helpOfField, nameOfField, useWords, type FieldInputProps } from '#platform/web';
import { readShifts, shiftText, type Shift } from './shift-text.ts';

export function ShiftsInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const [text, setText] = useState(() => shiftText((value as readonly Shift[] | undefined) ?? []));
  const read = readShifts(text);
  return (
    <TextInput
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name) || undefined}
      name={field.name}
      placeholder={t('calendar.free')}
      error={error ?? (read ? undefined : t('calendar.notRead'))}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const next = readShifts(event.currentTarget.value);
        if (next) onChange(next);
      }}
    />
  );
}
