/** What can be made new from anywhere (C). One letter of typing and Enter is enough. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { NamedIcon } from '../parts/icons/named-icon.tsx';
import { useText, useWords } from '../words/use-words.ts';
import { useGo } from './address.ts';
import styles from './create-menu.module.css';
import { Layer } from './layer.tsx';
import { closeLayer, layer } from './layers.ts';
import { createEntries } from './rooms.ts';

export default function CreateMenu() {
  const t = useWords();
  const text = useText();
  const go = useGo();
  const list = useRef<HTMLDivElement>(null);
  const entries = createEntries();
  // A list that is long enough to scroll would take the focus itself.
  useEffect(() => list.current?.querySelector('button')?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      buttons[(at + (event.key === 'ArrowDown' ? 1 : -1) + buttons.length) % buttons.length]?.focus();
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const order = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)];
      order.find((button) => button.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    }
  }

  return (
    <Layer label={t('shell.createWhat')}>
      <h2 className={styles['title']}>{t('shell.createWhat')}</h2>
      {/* Arrow keys and letters move among the buttons inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={list} className={styles['entries']} onKeyDown={onKeyDown}>
        {entries.map((entry) => (
          <button
            key={entry.id}
            type="button"
            className={styles['entry']}
            onClick={() => {
              closeLayer();
              if (entry.path) go(entry.path);
              else layer.set({ of: 'form', entry });
            }}
          >
            <NamedIcon name={entry.icon ?? 'plus'} size={18} />
            {text(entry.title)}
          </button>
        ))}
        {entries.length === 0 ? <p className={styles['none']}>{t('shell.nothingToCreate')}</p> : null}
      </div>
    </Layer>
  );
}
