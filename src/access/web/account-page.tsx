/** One's own account: name, language, appearance, password, second factor, where one is signed in. */
import { Badge, Button, PasswordInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  chooseLanguage,
  keepPreference,
  Loaded,
  PageFrame,
  refreshSession,
  Section,
  showToast,
  useCall,
  useColourScheme,
  useFormat,
  useGet,
  useLanguage,
  useMe,
  useWords,
  type Language,
} from '#platform/web';
import { SecondFactor } from './second-factor.tsx';
import styles from './account-page.module.css';

export default function AccountPage() {
  const t = useWords();
  const me = useMe();
  return (
    <PageFrame title={t('access.account')} about={me.email} width="narrow">
      <NameForm />
      <Appearance />
      <PasswordForm />
      <SecondFactor />
      <Sessions />
    </PageFrame>
  );
}

function NameForm() {
  const t = useWords();
  const me = useMe();
  const [name, setName] = useState(me.name);
  const { run, isRunning, errorOf } = useCall();
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await run('PATCH', '/account', { name }))) return;
    await refreshSession();
    showToast({ kind: 'done', text: t('shell.saved') });
  }
  return (
    <form className={styles['line']} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('field.name')}
        name="name"
        autoComplete="name"
        required
        withAsterisk={false}
        error={errorOf('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={isRunning} disabled={name.trim() === me.name || !name.trim()}>
        {t('shell.save')}
      </Button>
    </form>
  );
}

function Appearance() {
  const t = useWords();
  const language = useLanguage();
  const { colorScheme, setColorScheme } = useColourScheme();
  return (
    <Section title={t('shell.colours')}>
      <div className="form-grid">
        <div>
          <div className={styles['label']} id="colours">
            {t('access.colourScheme')}
          </div>
          <SegmentedControl
            fullWidth
            aria-labelledby="colours"
            value={colorScheme}
            onChange={(value) => {
              const theme = value as 'auto' | 'light' | 'dark';
              setColorScheme(theme);
              void keepPreference({ theme });
            }}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`shell.colours.${value}`) }))}
          />
        </div>
        <Select
          label={t('shell.language')}
          allowDeselect={false}
          value={language}
          onChange={(value) => value && void chooseLanguage(value as Language, true)}
          data={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
        />
      </div>
    </Section>
  );
}

function PasswordForm() {
  const t = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { run, isRunning, problem, errorOf, general } = useCall();
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await run('POST', '/account/password', { current, next }))) return;
    setCurrent('');
    setNext('');
    showToast({ kind: 'done', text: t('access.passwordChanged') });
  }
  return (
    <Section title={t('access.password')} about={t('access.passwordAbout')}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="form-grid">
          <PasswordInput
            label={t('access.passwordNow')}
            name="current"
            autoComplete="current-password"
            required
            withAsterisk={false}
            error={
              problem?.details.code === 'wrong-password' ? t('problem.wrong-password') : (errorOf('current') ?? general('current', 'next'))
            }
            visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('access.passwordNext')}
            description={t('access.passwordHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            name="next"
            autoComplete="new-password"
            required
            withAsterisk={false}
            minLength={10}
            error={errorOf('next')}
            visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
          />
        </div>
        <div className={styles['under']}>
          <Button type="submit" variant="default" loading={isRunning} disabled={!current || next.length < 10}>
            {t('access.changePassword')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

interface SessionLine {
  readonly id: string;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly agent: string;
  readonly address: string;
  readonly isThis: boolean;
}

function Sessions() {
  const t = useWords();
  const format = useFormat();
  const sessions = useGet<{ items: readonly SessionLine[] }>('/sessions', { dependsOn: [] });
  const { run } = useCall();
  return (
    <Section title={t('access.sessions')} about={t('access.sessionsAbout')}>
      <Loaded query={sessions}>
        {({ items }) => (
          <ul className={styles['sessions']}>
            {items.map((session) => (
              <li key={session.id}>
                <div className={styles['where']}>
                  <strong>{browserOf(session.agent) || t('access.unknownBrowser')}</strong>
                  {session.isThis ? <Badge size="sm">{t('access.thisSession')}</Badge> : null}
                  <span className={styles['soft']}>
                    {session.address} · {session.isThis ? t('access.seenNow') : t('access.seen', { ago: format.ago(session.seenAt) })}
                  </span>
                </div>
                {session.isThis ? null : (
                  <Button
                    size="xs"
                    variant="default"
                    onClick={async () => {
                      await run('DELETE', `/sessions/${session.id}`);
                      await sessions.refetch();
                    }}
                  >
                    {t('access.endSession')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

/** "Firefox · Linux" out of a user agent; roughly, to tell one's own devices apart. */
export function browserOf(agent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1];
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' };
  return [browser, system]
    .filter((part) => part !== undefined)
    .map((part) => names[part] ?? part)
    .join(' · ');
}
