/** The button that is me. */
import { ActionIcon } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useMe } from '../data/use-session.ts';
import { useWords } from '../words/use-words.ts';
import styles from './initials.module.css';

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase())
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');

export function Initials(props: ComponentPropsWithRef<'button'>) {
  const t = useWords();
  const { name } = useMe();
  return (
    <ActionIcon
      size={32}
      radius="xl"
      variant="light"
      color="keel"
      aria-label={`${initialsOf(name)}, ${t('shell.accountMenu', { name })}`}
      {...props}
    >
      <span className={styles['initials']}>{initialsOf(name)}</span>
    </ActionIcon>
  );
}
