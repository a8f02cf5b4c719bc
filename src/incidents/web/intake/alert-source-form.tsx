/** A source of alerts, new or changed. A new one answers with its token, told once, and the text for its program. */
import { Alert, Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import {
  alertSource,
  changeAlertSource,
  createAlertSource,
  mappedFields,
  outsideKinds,
  type AlertSource,
  type FieldMapping,
  type OutsideKind,
} from '#incidents/rules';
import { service } from '#operations/rules';
import { team } from '#people/rules';
import { CopyField, helpOfField, nameOfField, nameOfValue, ThingForm, useWords, type FieldInputProps } from '#platform/web';
import { ConfigurationText } from './configuration-text.tsx';

const rules = ['serviceId', 'teamId', 'leastSeverity', 'afterCount', 'afterMinutes', 'resolvesIncident'];

interface NewSource {
  readonly id: string;
  readonly kind: OutsideKind;
  readonly token: string | null;
}

export function NewAlertSource({ onDone }: { readonly onDone: (id?: string) => void }) {
  const [made, setMade] = useState<NewSource | null>(null);
  if (made) return <TokenOnce of={made} onDone={() => onDone(made.id)} />;
  return (
    <ThingForm
      thing={alertSource}
      deed={createAlertSource}
      initial={{ kind: 'alertmanager' }}
      fields={['name', 'kind', ...rules]}
      references={{ serviceId: service, teamId: team }}
      inputs={{ kind: KindInput, leastSeverity: SeverityInput }}
      columns={2}
      onDone={(answer) => setMade(answer as unknown as NewSource)}
      onCancel={() => onDone()}
    />
  );
}

/** The token, while it can be seen. */
export function TokenOnce({ of, onDone }: { readonly of: NewSource; readonly onDone: () => void }) {
  const t = useWords();
  return (
    <div className="form-stack">
      <Alert color="green" role="status">
        {t('incidents.alertTokenOnce')}
      </Alert>
      <CopyField label={t('incidents.alertToken')} value={of.token ?? ''} />
      <ConfigurationText kind={of.kind} token={of.token ?? undefined} />
      <div className="button-row">
        <Button onClick={onDone}>{t('shell.close')}</Button>
      </div>
    </div>
  );
}

export function ChangeAlertSource({ record, onDone }: { readonly record: AlertSource; readonly onDone: () => void }) {
  const t = useWords();
  return (
    <ThingForm
      thing={alertSource}
      deed={changeAlertSource as unknown as typeof createAlertSource}
      record={record}
      fields={['name', 'isActive', ...rules, ...(record.kind === 'json' ? ['mapping'] : [])]}
      references={{ serviceId: service, teamId: team }}
      inputs={{ leastSeverity: SeverityInput, mapping: MappingInput }}
      wide={['mapping']}
      columns={2}
      said={t('incidents.alertSourceChanged')}
      onDone={onDone}
      onCancel={onDone}
    />
  );
}

/** The program itself is a source by itself. */
function KindInput({ thing, field, value, onChange, error }: FieldInputProps) {
  return (
    <Select
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name)}
      name={field.name}
      error={error}
      allowDeselect={false}
      data={outsideKinds.map((kind) => ({ value: kind, label: nameOfValue(thing, field.name, kind) }))}
      value={String(value)}
      onChange={onChange}
    />
  );
}

function SeverityInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  return (
    <Select
      label={nameOfField(thing, field.name)}
      description={helpOfField(thing, field.name)}
      name={field.name}
      error={error}
      allowDeselect={false}
      data={[0, 1, 2, 3, 4].map((severity) => ({ value: String(severity), label: t(`incidents.severityFrom.${severity}`) }))}
      value={String(value ?? 3)}
      onChange={(next) => onChange(Number(next))}
    />
  );
}

function MappingInput({ thing, field, value, onChange, error }: FieldInputProps) {
  const t = useWords();
  const mapping = (value ?? {}) as FieldMapping;
  return (
    <fieldset className="form-stack">
      <legend>{nameOfField(thing, field.name)}</legend>
      <p className="no-lines">{error ?? t('incidents.mapping.about')}</p>
      <div className="form-grid">
        {mappedFields.map((name) => (
          <TextInput
            key={name}
            label={name}
            name={`mapping-${name}`}
            placeholder={name}
            maxLength={200}
            value={mapping[name] ?? ''}
            onChange={(event) => {
              const { [name]: _, ...rest } = mapping;
              const next = event.currentTarget.value;
              onChange(next === '' ? rest : { ...rest, [name]: next });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
