/** A share in per mille, told in per cent. */
import { NumberInput } from '@mantine/core';
import type { FieldInputProps } from './field-input.tsx';
import { helpOfField, nameOfField } from './labels.ts';

export function ShareInput({ thing, field, value, onChange, error, isRequired }: FieldInputProps) {
  return (
    <NumberInput
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name) || undefined}
      name={field.name}
      required={isRequired}
      error={error}
      // What is no share is refused beside the field, not bent into one.
      clampBehavior="none"
      min={0}
      max={100}
      step={5}
      suffix=" %"
      decimalScale={1}
      value={typeof value === 'number' ? value / 10 : ''}
      onChange={(next) => onChange(next === '' ? null : Math.round(Number(next) * 10))}
    />
  );
}
