/** A list that is written entry by entry: added, moved up and down, removed, all of it by keyboard too. */
import { ActionIcon, Alert, Button } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { useRef, type ReactNode } from 'react';
import { useWords } from '#platform/web';
import styles from '../requests.module.css';

export interface EntryListProps<E> {
  readonly title: string;
  readonly about: string;
  readonly add: string;
  readonly entries: readonly E[];
  readonly fresh: () => E;
  readonly nameOf: (entry: E, place: number) => string;
  readonly error?: string;
  readonly onChange: (entries: readonly E[]) => void;
  readonly children: (entry: E, change: (fields: Partial<E>) => void, place: number) => ReactNode;
}

export function EntryList<E>({ title, about, add, entries, fresh, nameOf, error, onChange, children }: EntryListProps<E>) {
  const t = useWords();
  const list = useRef<HTMLOListElement>(null);
  /** What was added or moved is where the keyboard goes on. */
  const focusOn = (place: number, of: string) =>
    requestAnimationFrame(() => list.current?.children[place]?.querySelector<HTMLElement>(of)?.focus());
  const move = (place: number, to: number) => {
    const next = [...entries];
    next.splice(to, 0, ...next.splice(place, 1));
    onChange(next);
    focusOn(to, `[data-move="${to < place ? 'up' : 'down'}"]:not([data-disabled])`);
  };
  return (
    <fieldset className={styles['entries']}>
      <legend>{title}</legend>
      <p className="no-lines">{about}</p>
      {error ? (
        <Alert color="red" role="alert" my={8}>
          {error}
        </Alert>
      ) : null}
      <ol ref={list} className={styles['list']}>
        {entries.map((entry, place) => (
          <li key={place} className={styles['entry']}>
            <div className={styles['entryHead']}>
              <b>{nameOf(entry, place)}</b>
              <span>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  data-move="up"
                  disabled={place === 0}
                  aria-label={t('requests.up', { name: nameOf(entry, place) })}
                  onClick={() => move(place, place - 1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  data-move="down"
                  disabled={place === entries.length - 1}
                  aria-label={t('requests.down', { name: nameOf(entry, place) })}
                  onClick={() => move(place, place + 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('requests.takeOut', { name: nameOf(entry, place) })}
                  onClick={() => {
                    onChange(entries.filter((_, each) => each !== place));
                    focusOn(Math.max(0, place - 1), 'input');
                  }}
                >
                  <IconX size={16} />
                </ActionIcon>
              </span>
            </div>
            {children(entry, (fields) => onChange(entries.map((each, at) => (at === place ? { ...each, ...fields } : each))), place)}
          </li>
        ))}
      </ol>
      <Button
        mt={10}
        size="xs"
        variant="default"
        onClick={() => {
          onChange([...entries, fresh()]);
          focusOn(entries.length, 'input');
        }}
      >
        {add}
      </Button>
    </fieldset>
  );
}
