/** A monitor, new or changed. */
import { MultiSelect, Select } from '@mantine/core';
import { monitor, type Monitor } from '#monitoring/rules';
import { asset, service } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { helpOfField, nameOfField, nameOfValue, ThingForm, useAll, useWords, type FieldInputProps } from '#platform/web';
import { SettingsInput } from './settings-input.tsx';

const fields = [
  'name',
  'serviceId',
  'settings',
  'intervalSeconds',
  'tries',
  'retrySeconds',
  'severity',
  'assetId',
  'parentIds',
  'countsAsDowntime',
] as const;

export function MonitorForm({
  deed,
  record,
  initial = {},
  onDone,
  onCancel,
}: {
  readonly deed: unknown;
  readonly record?: Monitor;
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly onDone: (answer: unknown) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  return (
    <ThingForm
      thing={monitor}
      deed={deed as Deed}
      record={record}
      initial={record ? undefined : { settings: { kind: 'http', url: '' }, ...initial }}
      fields={record ? [...fields, 'isEnabled'] : fields}
      references={{ serviceId: service, assetId: asset }}
      inputs={{ settings: SettingsInput, severity: SeverityInput, parentIds: ParentsInput }}
      wide={['settings', 'parentIds']}
      columns={2}
      said={record ? t('monitoring.monitorChanged') : undefined}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

function SeverityInput({ thing, field, value, onChange, error }: FieldInputProps) {
  return (
    <Select
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      allowDeselect={false}
      data={['1', '2', '3', '4'].map((each) => ({ value: each, label: nameOfValue(thing, field.name, each) }))}
      value={String(value ?? 3)}
      onChange={(next) => onChange(Number(next))}
    />
  );
}

function ParentsInput({ thing, field, value, onChange, error, values }: FieldInputProps) {
  const monitors = useAll(monitor, { sort: 'name' });
  const chosen = (value ?? []) as string[];
  const offered = (monitors.data ?? []).filter((each) => each.id !== values?.['id'] && (each.isActive || chosen.includes(each.id)));
  return (
    <MultiSelect
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name)}
      name={field.name}
      error={error}
      searchable
      clearable
      data={offered.map((each) => ({ value: each.id, label: each.name }))}
      value={chosen}
      onChange={onChange}
    />
  );
}
