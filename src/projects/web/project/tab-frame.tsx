/** The body of a tab that is read like a page: one heading below that of the project. */
import type { ReactNode } from 'react';
import { Section } from '#platform/web';
import styles from './tabs.module.css';

export function TabFrame({ title, about, children }: { readonly title: string; readonly about?: string; readonly children: ReactNode }) {
  return (
    <div className={styles['frame']}>
      <Section title={title} about={about}>
        {children}
      </Section>
    </div>
  );
}
