/** The head and body that every page has: title, what it says about itself, its actions, then the content. */
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './page-frame.module.css';

export interface PageFrameProps {
  readonly title: ReactNode;
  /** A short line under the title. */
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** A line of filters or tabs between head and body. */
  readonly bar?: ReactNode;
  /** `narrow` for forms and texts, `wide` for tables; the default is wide. */
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

export function PageFrame({ title, about, actions, bar, width = 'wide', children }: PageFrameProps) {
  return (
    <div className={styles['frame']} data-width={width}>
      <header className={styles['head']}>
        <div className={styles['titles']}>
          <Title order={1} size="h3">
            {title}
          </Title>
          {about ? <div className={styles['about']}>{about}</div> : null}
        </div>
        {actions ? <div className={styles['actions']}>{actions}</div> : null}
      </header>
      {bar ? <div className={styles['bar']}>{bar}</div> : null}
      {children}
    </div>
  );
}

/** A titled part of a page. */
export function Section({ title, about, actions, children }: Omit<PageFrameProps, 'bar' | 'width'>) {
  return (
    <section className={styles['section']}>
      <div className={styles['head']}>
        <div className={styles['titles']}>
          <Title order={2} size="h5">
            {title}
          </Title>
          {about ? <div className={styles['about']}>{about}</div> : null}
        </div>
        {actions ? <div className={styles['actions']}>{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
