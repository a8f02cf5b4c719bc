/** The first page of a new house: its name, its owner, and whether the sample IT department moves in. */
import { Alert, Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useCall, useLanguage, useWords } from '#platform/web';
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
    if (await run('POST', '/first-run', { ...values, zone, locale, ...place, withSample })) enter();
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
          <Button type="submit" fullWidth loading={isRunning} mt={4}>
            {t('access.begin')}
          </Button>
        </div>
      </form>
    </Gate>
  );
}
