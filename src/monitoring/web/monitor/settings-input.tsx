/** What a monitor looks at: the kind, the fields of that kind, and a button that looks once. */
import { Alert, Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { monitor, monitorKinds, monitorSettings, recordTypes, type MonitorKind, type ProbeResult } from '#monitoring/rules';
import { nameOfField, nameOfValue, translateFirst, useCall, useFormat, useWords, type FieldInputProps } from '#platform/web';
import styles from '../monitoring.module.css';
import { useSeen } from '../use-seen.ts';

type Values = Readonly<Record<string, unknown>>;
type Shape = 'text' | 'number' | 'switch' | 'statuses' | readonly string[];

const host: readonly (readonly [string, Shape])[] = [['host', 'text']];
const patience: readonly (readonly [string, Shape])[] = [['timeoutMs', 'number']];

/** The fields of each kind, in their order. */
const shapes: Readonly<Record<MonitorKind, readonly (readonly [string, Shape])[]>> = {
  http: [
    ['url', 'text'],
    ['method', ['GET', 'HEAD', 'POST']],
    ['expectStatus', 'statuses'],
    ['keyword', 'text'],
    ['keywordAbsent', 'switch'],
    ['jsonPath', 'text'],
    ['jsonExpected', 'text'],
    ['verifyTls', 'switch'],
    ['followRedirects', 'switch'],
    ...patience,
  ],
  tcp: [...host, ['port', 'number'], ...patience],
  dns: [...host, ['recordType', recordTypes], ['expected', 'text'], ...patience],
  tls: [...host, ['port', 'number'], ['warnDays', 'number'], ...patience],
  ping: [...host, ...patience],
  push: [['graceSeconds', 'number']],
  example: [
    ['milliseconds', 'number'],
    ['state', ['up', 'warning', 'down']],
  ],
};

const usual: Values = {
  method: 'GET',
  recordType: 'A',
  verifyTls: true,
  followRedirects: true,
  timeoutMs: 10_000,
  warnDays: 21,
  graceSeconds: 60,
  milliseconds: 80,
  state: 'up',
};
const placeholders: Readonly<Record<string, string>> = {
  url: 'https://shop.example.org/',
  host: 'shop.example.org',
  expectStatus: '200-299',
};

export function SettingsInput({ thing, field, value, onChange, error, values }: FieldInputProps) {
  const t = useWords();
  const settings = value as Values & { readonly kind: MonitorKind };
  const isNew = values?.['id'] === undefined;
  const set = (fields: Values): void =>
    onChange(Object.fromEntries(Object.entries({ ...settings, ...fields }).filter(([, each]) => each !== '' && each !== null)));
  // What is wrong stands beside the field that it is about.
  const issues = error ? (monitorSettings.safeParse(settings).error?.issues ?? []) : [];
  const wrongIn = (name: string): string | undefined => {
    const issue = issues.find((each) => each.path[0] === name);
    if (!issue) return undefined;
    return settings[name] === undefined || settings[name] === '' ? translateFirst(['problem.missing'], issue.message) : issue.message;
  };
  // What the server says of it is about where it looks.
  const place = shapes[settings.kind].find(([name]) => name === 'url' || name === 'host')?.[0];
  const isBeside = place !== undefined || shapes[settings.kind].some(([name]) => wrongIn(name));
  return (
    <fieldset className={`form-stack ${styles['settings']}`}>
      <legend>{nameOfField(thing, field.name)}</legend>
      {error && !isBeside ? <p className="no-lines">{error}</p> : null}
      <div className="form-grid">
        <Select
          label={nameOfField(monitor, 'kind')}
          name="settings-kind"
          allowDeselect={false}
          disabled={!isNew}
          data={monitorKinds
            .toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
            .map((kind) => ({ value: kind, label: nameOfValue(monitor, 'kind', kind) }))}
          value={settings.kind}
          onChange={(kind) => kind && onChange({ kind })}
        />
        {shapes[settings.kind].map(([name, shape]) => (
          <OneSetting
            key={name}
            name={name}
            shape={shape}
            value={settings[name] ?? usual[name]}
            error={wrongIn(name) ?? (name === place && issues.length === 0 ? error : undefined)}
            onChange={(next) => set({ [name]: next })}
          />
        ))}
      </div>
      {settings.kind === 'push' ? null : <TryNow settings={settings} label={t('monitoring.tryNow')} />}
    </fieldset>
  );
}

const order: readonly MonitorKind[] = ['http', 'tcp', 'dns', 'tls', 'ping', 'push', 'example'];

interface OneSettingProps {
  readonly name: string;
  readonly shape: Shape;
  readonly value: unknown;
  readonly error: string | undefined;
  readonly onChange: (value: unknown) => void;
}

function OneSetting({ name, shape, value, error, onChange }: OneSettingProps) {
  const t = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const common = {
    label: t(`monitoring.setting.${name}`),
    description: translateFirst([`monitoring.setting.${name}.help`], '') || undefined,
    name: `settings-${name}`,
    error,
  };
  if (shape === 'switch')
    return <Switch {...common} checked={Boolean(value)} onChange={(event) => onChange(event.currentTarget.checked)} />;
  if (shape === 'number')
    return (
      <NumberInput
        {...common}
        allowDecimal={false}
        value={(value as number | undefined) ?? ''}
        onChange={(next) => onChange(next === '' ? null : Number(next))}
      />
    );
  if (Array.isArray(shape))
    return (
      <Select
        {...common}
        allowDeselect={false}
        data={shape.map((each) => ({ value: each, label: name === 'state' ? t(`monitoring.state.${each}`) : each }))}
        value={(value as string | undefined) ?? shape[0]}
        onChange={onChange}
      />
    );
  const isList = shape === 'statuses';
  const shown = isList ? (typed ?? ((value as readonly string[] | undefined) ?? []).join(', ')) : ((value as string | undefined) ?? '');
  return (
    <TextInput
      {...common}
      placeholder={placeholders[name]}
      value={shown}
      onChange={(event) => {
        const text = event.currentTarget.value;
        if (!isList) return onChange(text);
        setTyped(text);
        onChange(text.split(/[,;\s]+/).filter(Boolean));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

const colours = { up: 'green', warning: 'yellow', down: 'red', blind: 'grape' } as const;

type Tried = Omit<ProbeResult, 'certificateExpiresAt'> & { readonly certificateExpiresAt: string | null };

function TryNow({ settings, label }: { readonly settings: Values; readonly label: string }) {
  const t = useWords();
  const format = useFormat();
  const seen = useSeen();
  const { run, isRunning, problem, general } = useCall();
  const [tried, setTried] = useState<{ readonly of: Values; readonly found: Tried } | null>(null);
  const found = tried?.of === settings ? tried.found : null;
  const text = found
    ? [
        seen(found),
        t('monitoring.milliseconds', { count: format.number(found.milliseconds, { maximumFractionDigits: 0 }) }),
        ...(found.certificateExpiresAt ? [`${t('monitoring.certificateUntil')} ${format.instant(found.certificateExpiresAt)}`] : []),
      ].join(', ')
    : '';
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        loading={isRunning}
        onClick={async () => {
          const answer = await run<Tried>('POST', '/monitors/try', { settings });
          setTried(answer ? { of: settings, found: answer.data } : null);
        }}
      >
        {label}
      </Button>
      <div aria-live="polite">
        {problem ? (
          <Alert color="red" className={styles['tried']}>
            {problem.details.errors?.[0]?.detail ?? general()}
          </Alert>
        ) : null}
        {found ? (
          <Alert color={colours[found.state]} className={styles['tried']}>
            {t(`monitoring.tried.${found.state}`, { seen: text })}
            {found.state === 'blind' ? <p>{t(`monitoring.blind.${found.reason}`)}</p> : null}
          </Alert>
        ) : null}
      </div>
    </div>
  );
}
