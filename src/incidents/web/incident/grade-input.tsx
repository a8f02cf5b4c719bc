/** Impact or urgency: one of three, said in words. Impact may be left to the service. */
import { Select } from '@mantine/core';
import { nameOfField, nameOfValue, useWords, type FieldInputProps } from '#platform/web';

export function GradeInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  return (
    <Select
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      placeholder={field.name === 'impact' ? t('incidents.impactOfService') : undefined}
      allowDeselect={false}
      data={[1, 2, 3].map((grade) => ({ value: String(grade), label: nameOfValue(thing, field.name, String(grade)) }))}
      value={value === undefined || value === null ? null : String(value)}
      onChange={(next) => onChange(Number(next))}
    />
  );
}
