/** A status page, new or changed. */
import { MultiSelect } from '@mantine/core';
import { changeStatusPage, createStatusPage, statusPage, type StatusPage } from '#monitoring/rules';
import { service } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { nameOfField, ThingForm, useAll, useWords, type FieldInputProps } from '#platform/web';

export function StatusPageForm({
  record,
  onDone,
  onCancel,
}: {
  readonly record?: StatusPage;
  readonly onDone: (id: string) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  return (
    <ThingForm
      thing={statusPage}
      deed={(record ? changeStatusPage : createStatusPage) as unknown as Deed}
      record={record}
      fields={['title', 'about', 'serviceIds', 'isPublic']}
      inputs={{ serviceIds: ServicesInput }}
      said={record ? t('monitoring.statusPageChanged') : undefined}
      onDone={(answer) => onDone((answer as { id: string }).id)}
      onCancel={onCancel}
    />
  );
}

function ServicesInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const services = useAll(service, { sort: 'name' });
  return (
    <MultiSelect
      required
      searchable
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      data={(services.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
      value={(value ?? []) as string[]}
      onChange={onChange}
    />
  );
}
