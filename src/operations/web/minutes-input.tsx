/** A recovery or restore time, typed as people write it: `90 min`, `4 h`. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { minutesOf, textOfMinutes } from '#operations/rules';
import { helpOfField, nameOfField, useLanguage, useWords, type FieldInputProps } from '#platform/web';

export function MinutesInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (typeof value === 'number' ? textOfMinutes(value, language) : '');
  const isStrange = typed !== null && typed.trim() !== '' && minutesOf(typed) === undefined;
  return (
    <TextInput
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name) || undefined}
      name={field.name}
      error={isStrange ? t('operations.badMinutes') : error}
      value={shown}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        // What is not understood goes on as it stands, so that it is refused rather than forgotten.
        onChange(text.trim() === '' ? null : (minutesOf(text) ?? text));
      }}
      onBlur={() => isStrange || setTyped(null)}
    />
  );
}
