/** Who I am, my pages, colour scheme, language, sign out. */
import { ActionIcon, Menu } from '@mantine/core';
import IconLogout from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs';
import { client } from '../data/client.ts';
import { endLive } from '../data/live.ts';
import { problemFrom, sayProblem } from '../data/use-deed.ts';
import { useColourScheme } from '../theme/use-colour-scheme.ts';
import { useMe, useSession } from '../data/use-session.ts';
import { NamedIcon } from '../parts/icons/named-icon.tsx';
import { languageNames, languages, type Language } from '../words/translate.ts';
import { useLanguage, useText, useWords } from '../words/use-words.ts';
import { useGo } from './address.ts';
import { chooseLanguage, keep } from './preferences.ts';
import { personalPages } from './rooms.ts';
import styles from './account-menu.module.css';

const themes = ['auto', 'light', 'dark'] as const;

export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');

/** Leaves with a full load, so that nothing of the former user stays in memory. */
export async function signOut(): Promise<void> {
  await client.call('POST', '/sign-out', {}).catch(() => undefined);
  endLive();
  location.assign('/');
}

/** Into another organisation of the same account; a full load, so that nothing of the one before stays in memory. */
async function moveTo(organisationId: string): Promise<void> {
  try {
    await client.call('POST', '/session/organisation', { organisationId });
    endLive();
    location.assign('/');
  } catch (error) {
    sayProblem(problemFrom(error));
  }
}

export function AccountMenu() {
  const t = useWords();
  const text = useText();
  const me = useMe();
  const go = useGo();
  const language = useLanguage();
  const { data: session } = useSession();
  const here = session?.organisation?.id;
  const { colorScheme, setColorScheme } = useColourScheme();
  return (
    <Menu position="bottom-end" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          size={32}
          radius="xl"
          variant="light"
          color="keel"
          aria-label={`${initialsOf(me.name)}, ${t('shell.accountMenu', { name: me.name })}`}
        >
          <span className={styles['initials']}>{initialsOf(me.name)}</span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles['me']}>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
        </div>
        {here && session.places.length > 1 ? (
          <>
            <Menu.Divider />
            <Menu.Label>{t('shell.organisation')}</Menu.Label>
            <Menu.RadioGroup value={here} onChange={(id) => id !== here && void moveTo(id)}>
              {session.places
                .toSorted((a, b) => a.name.localeCompare(b.name))
                .map(({ id, name }) => (
                  <Menu.RadioItem key={id} value={id}>
                    {name}
                  </Menu.RadioItem>
                ))}
            </Menu.RadioGroup>
          </>
        ) : null}
        <Menu.Divider />
        {personalPages().map((page) => (
          <Menu.Item
            key={page.path}
            leftSection={page.icon ? <NamedIcon name={page.icon} size={16} /> : null}
            onClick={() => go(page.path)}
          >
            {text(page.title)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('shell.colours')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(value) => {
            const theme = value as (typeof themes)[number];
            setColorScheme(theme);
            void keep({ theme });
          }}
        >
          {themes.map((theme) => (
            <Menu.RadioItem key={theme} value={theme} closeMenuOnClick={false}>
              {t(`shell.colours.${theme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('shell.language')}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(value) => void chooseLanguage(value as Language, true)}>
          {languages.map((each) => (
            <Menu.RadioItem key={each} value={each} lang={each} closeMenuOnClick={false}>
              {languageNames[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void signOut()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
