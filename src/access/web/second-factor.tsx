/** One-time codes: prove the password, put the secret into an authenticator, prove that it counts right. */
import { Badge, Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { renderSVG } from 'uqr';
import { CopyField, refreshSession, Section, showToast, useCall, useMe, useWords, type CallHook } from '#platform/web';
import styles from './account-page.module.css';

interface NewSecret {
  readonly secret: string;
  readonly uri: string;
}

export function SecondFactor() {
  const t = useWords();
  const me = useMe();
  const [secret, setSecret] = useState<NewSecret | null>(null);
  const call = useCall();

  async function prove(password: string) {
    if (me.hasSecondFactor) {
      if (!(await call.run('POST', '/account/totp/stop', { password }))) return;
      await refreshSession();
      showToast({ kind: 'done', text: t('access.codesOff') });
    } else {
      const answer = await call.run<NewSecret>('POST', '/account/totp', { password });
      if (answer) setSecret(answer.data);
    }
  }
  async function confirm(code: string) {
    if (!(await call.run('POST', '/account/totp/confirm', { code: code.replaceAll(' ', '') }))) return;
    setSecret(null);
    await refreshSession();
    showToast({ kind: 'done', text: t('access.codesOn') });
  }

  return (
    <Section
      title={
        <>
          {t('access.secondFactor')} {me.hasSecondFactor ? <Badge color="green">{t('access.on')}</Badge> : null}
        </>
      }
      about={t('access.secondFactorAbout')}
    >
      {secret ? (
        <ScanAndConfirm secret={secret} call={call} onConfirm={(code) => void confirm(code)} onCancel={() => setSecret(null)} />
      ) : (
        <Prove
          key={String(me.hasSecondFactor)}
          call={call}
          label={t(me.hasSecondFactor ? 'access.switchOff' : 'access.setUp')}
          onProve={prove}
        />
      )}
    </Section>
  );
}

function Prove({
  call,
  label,
  onProve,
}: {
  readonly call: CallHook;
  readonly label: string;
  readonly onProve: (password: string) => Promise<void>;
}) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  if (!isOpen) {
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {label}
      </Button>
    );
  }
  return (
    <form
      className={styles['line']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void onProve(password);
      }}
    >
      <PasswordInput
        label={t('access.passwordNow')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        autoFocus
        error={call.problem?.details.code === 'wrong-password' ? t('problem.wrong-password') : call.general()}
        visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit" loading={call.isRunning} disabled={!password}>
        {label}
      </Button>
    </form>
  );
}

function ScanAndConfirm(props: {
  readonly secret: NewSecret;
  readonly call: CallHook;
  readonly onConfirm: (code: string) => void;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  const [code, setCode] = useState('');
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(props.secret.uri, { border: 1 }))}`;
  return (
    <div className={styles['codes']}>
      <img className={styles['picture']} src={picture} alt={t('access.scan')} />
      <form
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          props.onConfirm(code);
        }}
      >
        <p>{t('access.scanAbout')}</p>
        <CopyField label={t('access.secret')} value={props.secret.secret.replace(/(.{4})(?=.)/g, '$1 ')} />
        <TextInput
          label={t('access.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          error={props.call.problem?.details.code === 'wrong-code' ? t('problem.wrong-code') : props.call.general()}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <div className="button-row">
          <Button variant="default" onClick={props.onCancel}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={props.call.isRunning} disabled={code.replaceAll(' ', '').length !== 6}>
            {t('access.switchOn')}
          </Button>
        </div>
      </form>
    </div>
  );
}
