/** Where an invitation link leads. The token stands behind the #, so that it reaches no log. */
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Problem } from '#platform/kit';
import { ErrorState, useCall, useClient, useWords } from '#platform/web';
import { enter } from './enter.ts';
import { Gate } from './gate.tsx';

interface Invitation {
  readonly organisation: string;
  readonly email: string;
  readonly role: string;
  readonly hasAccount: boolean;
}

export default function JoinPage() {
  const t = useWords();
  const client = useClient();
  const [token] = useState(() => location.hash.slice(1));
  const { run, isRunning, errorOf, general } = useCall();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const seen = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => (await client.call<Invitation>('POST', '/invitations/seen', { token })).data,
    retry: false,
  });
  if (seen.error) {
    return (
      <Gate title={t('access.join')}>
        {/* A link that was cut off is as good as none. */}
        <ErrorState problem={isCutOff(seen.error) ? new Problem(404, 'no-invitation', 'Not found') : seen.error} />
      </Gate>
    );
  }
  if (!seen.data) return <Gate title={t('access.join')}>{null}</Gate>;
  const invitation = seen.data;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (await run('POST', '/invitations/accepted', { token, name: name.trim() || invitation.email, password })) enter();
  }
  const wrong = general('name', 'password');

  return (
    <Gate
      title={t('access.joinTitle', { organisation: invitation.organisation })}
      about={t(invitation.hasAccount ? 'access.joinKnown' : 'access.joinNew', {
        email: invitation.email,
        role: t(`access.membership.role.${invitation.role}`),
      })}
    >
      <form onSubmit={(event) => void submit(event)}>
        <div className="form-stack">
          {wrong ? (
            <Alert color="red" role="alert">
              {wrong}
            </Alert>
          ) : null}
          <TextInput
            label={t('access.yourName')}
            name="name"
            autoComplete="name"
            required
            withAsterisk={false}
            autoFocus
            error={errorOf('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('access.password')}
            description={invitation.hasAccount ? undefined : t('access.passwordHelp')}
            name="password"
            autoComplete={invitation.hasAccount ? 'current-password' : 'new-password'}
            required
            withAsterisk={false}
            minLength={10}
            error={errorOf('password')}
            visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth loading={isRunning} mt={4}>
            {t('access.join')}
          </Button>
        </div>
      </form>
    </Gate>
  );
}

const isCutOff = (error: unknown): boolean => error instanceof Problem && error.details.code === 'bad-input';
