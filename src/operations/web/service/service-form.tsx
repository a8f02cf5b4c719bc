/** A service, new or changed. */
import { Select } from '@mantine/core';
import { calendar } from '#calendar/rules';
import { changeService, createService, service } from '#operations/rules';
import { person, team } from '#people/rules';
import type { Row } from '#platform/kit';
import { nameOfField, ThingForm, useWords, type CreateFormProps, type FieldInputProps } from '#platform/web';
import { MinutesInput } from '../minutes-input.tsx';

const fields = [
  'key',
  'name',
  'purpose',
  'tier',
  'status',
  'ownerId',
  'teamId',
  'calendarId',
  'restoreMinutes',
  'rtoMinutes',
  'rpoMinutes',
];

export default function ServiceForm({ onDone, record }: CreateFormProps & { readonly record?: Row<typeof service> }) {
  const t = useWords();
  return (
    <ThingForm
      thing={service}
      deed={(record ? changeService : createService) as typeof changeService}
      record={record}
      fields={fields}
      references={{ ownerId: person, teamId: team, calendarId: calendar }}
      inputs={{ tier: TierInput, rtoMinutes: MinutesInput, rpoMinutes: MinutesInput, restoreMinutes: MinutesInput }}
      wide={['purpose']}
      columns={2}
      said={t(record ? 'operations.serviceChanged' : 'operations.serviceCreated')}
      onDone={(answer) => onDone(record ? undefined : `/services/${(answer as { id: string }).id}`)}
      onCancel={() => onDone()}
    />
  );
}

function TierInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  return (
    <Select
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      allowDeselect={false}
      data={[1, 2, 3, 4].map((tier) => ({ value: String(tier), label: t(`operations.tier.${tier}`) }))}
      value={String(value ?? 3)}
      onChange={(next) => onChange(Number(next))}
    />
  );
}
