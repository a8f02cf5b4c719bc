/** The first page of a new house: its name, its owner, and whether the sample IT department moves in. */
import { Alert, Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Client } from '#platform/kit';
import { newKey, useCall, useClient, useLanguage, useWords } from '#platform/web';
import { enter } from './enter.ts';
import { Gate } from './gate.tsx';
import { PlaceInputs, type Place } from './place-inputs.tsx';

export default function FirstRunPage() {
  const t = useWords();
  const locale = useLanguage();
  const { run, isRunning, errorOf, general } = useCall();
  const [values, setValues] = useState({ organisation: '', name: '', email: '', password: '' });
  const [place, setPlace] = useState<Place | null>(null);
  const [withSample, setWithSample] = useState(true);
  const [isPlanned, setPlanned] = useState(true);
  const client = useClient();

  const field = (name: keyof typeof values) => ({
    name,
    required: true,
    withAsterisk: false,
    error: errorOf(name),
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [name]: value }));
    },
  });
  async function submit(event: FormEvent) {
    event.preventDefault();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!(await run('POST', '/first-run', { ...values, zone, locale, ...place, withSample }))) return;
    // What goes wrong here is no reason to stay outside: the owner can be linked on a person's page too.
    if (!withSample && isPlanned) await enterOwner(client, values).catch(() => undefined);
    enter();
  }
  const wrong = general('organisation', 'name', 'email', 'password');

  return (
    <Gate title={t('access.firstRun')} about={t('access.firstRunAbout')}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="form-stack">
          {wrong ? (
            <Alert color="red" role="alert">
              {wrong}
            </Alert>
          ) : null}
          <TextInput {...field('organisation')} label={t('access.organisationName')} autoComplete="organization" autoFocus />
          <TextInput {...field('name')} label={t('access.yourName')} autoComplete="name" />
          <TextInput {...field('email')} label={t('field.email')} type="email" autoComplete="username" />
          <PasswordInput
            {...field('password')}
            label={t('access.password')}
            description={t('access.passwordHelp')}
            autoComplete="new-password"
            minLength={10}
            visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
          />
          <PlaceInputs place={place} onPlace={setPlace} />
          <Checkbox
            checked={withSample}
            onChange={(event) => setWithSample(event.currentTarget.checked)}
            label={t('access.withSample')}
            description={t('access.withSampleHelp')}
          />
          {withSample ? null : (
            <Checkbox
              checked={isPlanned}
              onChange={(event) => setPlanned(event.currentTarget.checked)}
              label={t('access.ownerIsPlanned')}
              description={t('access.ownerIsPlannedHelp')}
            />
          )}
          <Button type="submit" fullWidth loading={isRunning} mt={4}>
            {t('access.begin')}
          </Button>
        </div>
      </form>
    </Gate>
  );
}

/** Makes a person of the owner and links the account to it. People belong to a room above, so they are asked for by address. */
async function enterOwner(client: Client, { name, email }: { readonly name: string; readonly email: string }): Promise<void> {
  const [{ data: person }, { data: session }] = await Promise.all([
    client.call<{ id: string }>('POST', '/people', { name, email: email.trim() }, { 'idempotency-key': newKey() }),
    client.call<{ me: { membershipId: string } }>('GET', '/session'),
  ]);
  const { data: own } = await client.call<{ version: number }>('GET', `/memberships/${session.me.membershipId}`);
  await client.call('PATCH', `/memberships/${session.me.membershipId}`, { personId: person.id }, { 'if-match': `"${own.version}"` });
}
