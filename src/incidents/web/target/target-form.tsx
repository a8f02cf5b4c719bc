/** A target, new or changed. */
import { MultiSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { changeTarget, createTarget, holdReasons, incident, target, type Target } from '#incidents/rules';
import { minutesOf, service, textOfMinutes } from '#operations/rules';
import { team } from '#people/rules';
import { nameOfField, nameOfValue, ThingForm, useLanguage, useWords, type FieldInputProps } from '#platform/web';

const fields = ['name', 'kind', 'minutes', 'isAroundTheClock', 'priority', 'tier', 'serviceId', 'teamId', 'pausesFor', 'isActive'];

export function TargetForm({ record, onDone }: { readonly record?: Target; readonly onDone: () => void }) {
  const t = useWords();
  return (
    <ThingForm
      thing={target}
      deed={(record ? changeTarget : createTarget) as typeof changeTarget}
      record={record}
      initial={record ? undefined : { minutes: 240 }}
      fields={fields}
      references={{ serviceId: service, teamId: team }}
      inputs={{ minutes: TimeInput, priority: NumberChoice, tier: NumberChoice, pausesFor: ReasonsInput }}
      columns={2}
      said={t(record ? 'incidents.targetChanged' : 'incidents.targetAdded')}
      onDone={onDone}
      onCancel={onDone}
    />
  );
}

/** `30 min`, `4 h`, `2 days`. */
function TimeInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const isStrange = typed !== null && minutesOf(typed) === undefined;
  return (
    <TextInput
      label={nameOfField(thing, field.name)}
      name={field.name}
      required
      error={isStrange ? t('incidents.badTime') : error}
      value={typed ?? (typeof value === 'number' ? textOfMinutes(value, language) : '')}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        // What is not understood goes on as it stands, so that it is refused rather than forgotten.
        onChange(minutesOf(text) ?? text);
      }}
      onBlur={() => isStrange || setTyped(null)}
    />
  );
}

function NumberChoice({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const isPriority = field.name === 'priority';
  const numbers = isPriority ? [1, 2, 3, 4, 5] : [1, 2, 3, 4];
  return (
    <Select
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      clearable
      placeholder={t('incidents.every')}
      data={numbers.map((each) => ({
        value: String(each),
        label: isPriority ? nameOfValue(incident, 'priority', String(each)) : t('incidents.tier', { tier: each }),
      }))}
      value={value === null || value === undefined ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
    />
  );
}

function ReasonsInput({ thing, field, value, onChange, error }: FieldInputProps) {
  return (
    <MultiSelect
      label={nameOfField(thing, field.name)}
      name={field.name}
      error={error}
      data={holdReasons.map((each) => ({ value: each, label: nameOfValue(incident, 'holdReason', each) }))}
      value={(value as string[] | undefined) ?? []}
      onChange={onChange}
    />
  );
}
