/** Search, create, help and me. */
import { ActionIcon, Button } from '@mantine/core';
import IconHelp from '@tabler/icons-react/dist/esm/icons/IconHelp.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { useWords } from '../words/use-words.ts';
import { AccountMenu } from './account-menu.tsx';
import { layer, openPalette } from './layers.ts';
import { createEntries } from './rooms.ts';
import styles from './top-bar.module.css';

export function TopBar() {
  const t = useWords();
  return (
    <header className={styles['bar']}>
      <button type="button" className={styles['search']} onClick={openPalette} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.8} />
        <span>{t('shell.search')}</span>
        <kbd aria-hidden="true">{t('shell.ctrl')} K</kbd>
      </button>
      <div className={styles['end']}>
        {createEntries().length ? (
          <Button
            size="xs"
            leftSection={<IconPlus size={16} />}
            onClick={() => layer.set({ of: 'create' })}
            aria-keyshortcuts="C"
            className={styles['create']}
          >
            {t('shell.create')}
          </Button>
        ) : null}
        <ActionIcon
          size={32}
          onClick={() => layer.set({ of: 'keys' })}
          aria-label={t('shell.keyboardMap')}
          title={`${t('shell.keyboardMap')} (?)`}
        >
          <IconHelp size={20} stroke={1.6} />
        </ActionIcon>
        <AccountMenu />
      </div>
    </header>
  );
}
