/** What stands around every page: navigation, top bar, layers, messages. */
import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useLive } from '../data/live.ts';
import { useText, useWords } from '../words/use-words.ts';
import { useGo } from './address.ts';
import styles from './frame.module.css';
import { useKeys, type KeyMap } from './keys.ts';
import { layer, openPalette } from './layers.ts';
import { BottomBar, SideBar } from './navigation.tsx';
import { commands, navigation, sectionLetters } from './rooms.ts';
import { ToastStack } from './toast-stack.tsx';
import { TopBar } from './top-bar.tsx';
import { useClashQuestion } from '../data/clash.ts';

const Palette = lazy(() => import('./palette.tsx'));
const KeyboardMap = lazy(() => import('./keyboard-map.tsx'));
const CreateMenu = lazy(() => import('./create-menu.tsx'));
const CreateForm = lazy(() => import('./create-form.tsx'));
const Notices = lazy(() => import('./notices.tsx'));
const ClashDialogue = lazy(() => import('./clash-dialogue.tsx'));

export function Frame() {
  const t = useWords();
  useLive();
  useShellKeys();
  useFocusOnNewPage();
  return (
    <div className={styles['frame']}>
      <a className={styles['skip']} href="#content">
        {t('shell.skip')}
      </a>
      <SideBar />
      <TopBar />
      <div className={styles['notices']}>
        <Suspense fallback={null}>
          <Notices />
        </Suspense>
      </div>
      {/* It scrolls, so keyboards must reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <main id="content" className={styles['content']} tabIndex={0}>
        <Outlet />
      </main>
      <BottomBar />
      <Layers />
      <ToastStack />
    </div>
  );
}

function Layers() {
  const open = layer.use();
  const clash = useClashQuestion();
  return (
    <Suspense fallback={null}>
      {open?.of === 'palette' ? <Palette /> : null}
      {open?.of === 'keys' ? <KeyboardMap /> : null}
      {open?.of === 'create' ? <CreateMenu /> : null}
      {open?.of === 'form' ? <CreateForm key={open.entry.id} entry={open.entry} /> : null}
      {clash ? <ClashDialogue question={clash} /> : null}
    </Suspense>
  );
}

/** `G P`, `Ctrl+Shift+,` as the registry writes keys → `g p`, `Ctrl+Shift+,` as they are bound. */
const bound = (keys: string): string =>
  keys
    .split(' ')
    .map((stroke) =>
      stroke.length === 1 ? stroke.toLowerCase() : stroke.replace(/\+([A-Z])$/, (_, letter: string) => `+${letter.toLowerCase()}`),
    )
    .join(' ');

function useShellKeys(): void {
  const t = useWords();
  const text = useText();
  const go = useGo();
  const map: Record<string, KeyMap[string]> = {
    'Ctrl+k': { does: t('shell.palette'), run: openPalette, evenWhileTyping: true },
    c: { does: t('shell.create'), run: () => layer.set({ of: 'create' }) },
    '/': { does: t('shell.filter'), run: focusFilter },
    '?': { does: t('shell.keyboardMap'), run: () => layer.set({ of: 'keys' }) },
    'Ctrl+/': { does: t('shell.keyboardMap'), run: () => layer.set({ of: 'keys' }), evenWhileTyping: true },
  };
  for (const { section, pages } of navigation()) {
    const first = pages[0]!;
    map[`g ${sectionLetters[section]}`] = { does: t('shell.goTo', { place: t(`shell.section.${section}`) }), run: () => go(first.path) };
  }
  for (const command of commands()) {
    if (command.keys) map[bound(command.keys)] = { does: text(command.title), run: () => command.run({ go }) };
  }
  useKeys(map);
}

/** `/` goes to the page's filter, or to the palette when the page has none. */
function focusFilter(): void {
  const filter = document.querySelector<HTMLElement>('[data-filter]');
  if (filter) filter.focus();
  else openPalette();
}

/** After going to another page the focus stands at its beginning, as after a page load; a query change leaves it alone. */
function useFocusOnNewPage(): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (pathname === before.current) return;
    before.current = pathname;
    const active = document.activeElement;
    if (!active || active === document.body || active.closest('nav')) document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
}
