/** Signing in: address and password, and a one-time code if the account asks for one. */
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { sentenceOf, useAddress, useCall, useWords } from '#platform/web';
import { enter } from './enter.ts';
import { Gate } from './gate.tsx';

export default function SignInPage() {
  const t = useWords();
  const [{ next }] = useAddress({ next: '' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const { run, isRunning, problem } = useCall();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await run('POST', '/sign-in', { email, password, ...(needsCode && code ? { code: code.replaceAll(' ', '') } : {}) });
    if (answer) enter(next);
  }
  // The answer that a code is needed is not a mistake: it shows the field.
  const asksForCode = problem?.details.code === 'second-factor-needed';
  if (asksForCode && !needsCode) setNeedsCode(true);
  const isWrongCode = problem?.details.code === 'wrong-code';

  return (
    <Gate title={t('access.signIn')}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="form-stack">
          {problem && !asksForCode && !isWrongCode ? (
            <Alert color="red" role="alert">
              {sentenceOf(problem)}
            </Alert>
          ) : null}
          <TextInput
            label={t('field.email')}
            type="email"
            name="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('access.password')}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {needsCode ? (
            <TextInput
              label={t('access.code')}
              description={t('access.codeHelp')}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              withAsterisk={false}
              autoFocus
              error={isWrongCode ? sentenceOf(problem) : undefined}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          ) : null}
          <Button type="submit" fullWidth loading={isRunning} mt={4}>
            {t('access.signIn')}
          </Button>
        </div>
      </form>
    </Gate>
  );
}
