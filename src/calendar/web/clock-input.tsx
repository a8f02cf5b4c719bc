/** A minute of the day as a time on the clock; 24:00 is the midnight that ends it. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { helpOfField, nameOfField, useWords, type FieldInputProps } from '#platform/web';
import { clockText, readClock } from './shift-text.ts';

export function ClockInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const [text, setText] = useState(() => (typeof value === 'number' ? clockText(value) : ''));
  const isRead = readClock(text) !== undefined;
  return (
    <TextInput
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name) || undefined}
      name={field.name}
      error={error ?? (isRead ? undefined : t('calendar.notRead'))}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const minute = readClock(event.currentTarget.value);
        if (minute !== undefined) onChange(minute);
      }}
    />
  );
}
