/** The right input for a field, chosen by its declaration. */
import { NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { Field, Thing } from '#platform/kit';
import { useSession } from '../data/use-session.ts';
import { helpOfField, nameOfField, nameOfValue } from './labels.ts';
import { RecordSelect } from './record-select.tsx';
import { fromTheWall, onTheWall } from './wall-clock.ts';

export interface FieldInputProps {
  readonly thing: Thing;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: string;
  readonly isRequired?: boolean;
  readonly isLong?: boolean;
  /** The thing that a reference field refers to. */
  readonly refersTo?: Thing;
  /** What the records to choose from are narrowed by. */
  readonly narrowedBy?: Readonly<Record<string, string>>;
  readonly autoFocus?: boolean;
  /** What the other fields of the form hold. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Changes several fields at once, for inputs that are about more than one. */
  readonly onChangeAll?: (fields: Readonly<Record<string, unknown>>) => void;
}

export function FieldInput({
  thing,
  field,
  value,
  onChange,
  error,
  isRequired,
  isLong,
  refersTo,
  narrowedBy,
  autoFocus,
  values,
}: FieldInputProps) {
  const session = useSession();
  const common = {
    label: nameOfField(thing, field.name),
    description: helpOfField(thing, field.name, values) || undefined,
    error,
    name: field.name,
    required: isRequired,
    'data-autofocus': autoFocus || undefined,
  };
  const text = (value ?? '') as string;
  // On the clock of the record's own place, else of the organisation's: what is typed means the same for everybody.
  const zone = typeof values?.['zone'] === 'string' ? values['zone'] : (session.data?.organisation?.zone ?? 'UTC');
  const orNull = (next: string) => onChange(next === '' && field.isNullable ? null : next);

  if (refersTo)
    return <RecordSelect {...common} thing={refersTo} query={narrowedBy} value={(value as string | null) ?? null} onChange={onChange} />;
  if (field.values) {
    return (
      <Select
        {...common}
        data={field.values.map((each) => ({ value: each, label: nameOfValue(thing, field.name, each) }))}
        value={(value as string | null) ?? null}
        onChange={(next) => onChange(next)}
        clearable={field.isNullable}
        allowDeselect={field.isNullable}
      />
    );
  }
  switch (field.kind) {
    case 'boolean':
      return (
        <Switch
          label={common.label}
          description={common.description}
          error={error}
          name={field.name}
          checked={Boolean(value)}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'integer':
    case 'number':
      return (
        <NumberInput
          {...common}
          value={(value as number | null) ?? ''}
          onChange={(next) => onChange(next === '' ? null : Number(next))}
          allowDecimal={field.kind === 'number'}
        />
      );
    case 'date':
      return <TextInput {...common} type="date" value={text} onChange={(event) => orNull(event.currentTarget.value)} />;
    case 'instant':
      return (
        <TextInput
          {...common}
          type="datetime-local"
          value={onTheWall(text, zone)}
          onChange={(event) => orNull(event.currentTarget.value && fromTheWall(event.currentTarget.value, zone))}
        />
      );
    default:
      return isLong ? (
        <Textarea {...common} autosize minRows={3} maxRows={12} value={text} onChange={(event) => orNull(event.currentTarget.value)} />
      ) : (
        <TextInput {...common} value={text} onChange={(event) => orNull(event.currentTarget.value)} />
      );
  }
}
