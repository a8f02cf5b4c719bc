/** The frame of the ways in: one calm column, with the language within reach before anybody is known. */
import { Button, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { chooseLanguage, useLanguage, type Language } from '#platform/web';
import styles from './gate.module.css';

const others: Readonly<Record<Language, { readonly to: Language; readonly name: string }>> = {
  en: { to: 'de', name: 'Deutsch' },
  de: { to: 'en', name: 'English' },
};

export function Gate({ title, about, children }: { readonly title: string; readonly about?: ReactNode; readonly children: ReactNode }) {
  const language = useLanguage();
  const other = others[language];
  return (
    <div className={styles['gate']}>
      <main className={styles['card']}>
        <div className={styles['brand']}>
          <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
            <rect width="32" height="32" rx="8" fill="#1f5591" />
            <path d="M7 13h18c0 4.2-2.9 7.3-7.2 7.8V25h-3.6v-4.2C9.9 20.3 7 17.2 7 13Z" fill="#fff" />
            <path d="M5.5 10.5h21" stroke="#8fb6e1" strokeWidth="2" strokeLinecap="round" />
          </svg>
          <span>Evenkeel</span>
        </div>
        <Title order={1} size="h2">
          {title}
        </Title>
        {about ? <p className={styles['about']}>{about}</p> : null}
        {children}
      </main>
      <footer className={styles['foot']}>
        <Button size="compact-sm" variant="subtle" lang={other.to} onClick={() => void chooseLanguage(other.to, false)}>
          {other.name}
        </Button>
      </footer>
    </div>
  );
}
