/** The records behind a figure, with what each of them adds to it. */
import { Drawer, SegmentedControl } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { promiseOutcomes, type PromiseOutcome } from '#incidents/rules';
import { EmptyState, GoLink, Loaded, useFormat, useWords } from '#platform/web';
import styles from './measures.module.css';

export interface BehindRecord {
  readonly key: string;
  readonly title: string;
  /** Where it has its page, if it has one. */
  readonly path: string | null;
  readonly value: ReactNode;
  readonly at: string;
}

export interface RecordsDrawerProps<T> {
  readonly title: string;
  readonly query: {
    readonly data: { readonly total: number; readonly items: readonly T[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly show: (record: T) => BehindRecord;
  /** Of promises: whether only those that were kept, or broken, are shown. */
  readonly outcome?: { readonly value: PromiseOutcome | null; readonly onChange: (value: PromiseOutcome | null) => void };
  readonly onClose: () => void;
}

export function RecordsDrawer<T>({ title, query, show, outcome, onClose }: RecordsDrawerProps<T>) {
  const t = useWords();
  const format = useFormat();
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => (before instanceof HTMLElement ? before.focus({ preventScroll: true }) : undefined), [before]);
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(520px, 100vw)"
      title={<strong>{title}</strong>}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      {outcome ? (
        <SegmentedControl
          size="xs"
          aria-label={title}
          data={['all', ...promiseOutcomes].map((value) => ({ value, label: t(`incidents.measures.outcome.${value}`) }))}
          value={outcome.value ?? 'all'}
          onChange={(value) => outcome.onChange(value === 'all' ? null : (value as PromiseOutcome))}
        />
      ) : null}
      <Loaded query={query}>
        {({ total, items }) =>
          items.length === 0 ? (
            <EmptyState title={t('incidents.measures.noRecords')} />
          ) : (
            <>
              <p className={styles['soft']}>
                {items.length < total
                  ? t('incidents.measures.firstOf', { shown: format.number(items.length), count: format.number(total) })
                  : t('incidents.measures.records', { count: total })}
              </p>
              <ol className={styles['records']}>
                {items.map(show).map((each) => (
                  <li key={each.key}>
                    {each.path === null ? <span>{each.title}</span> : <GoLink to={each.path}>{each.title}</GoLink>}
                    <span>{each.value}</span>
                    <small>{format.day(each.at.slice(0, 10))}</small>
                  </li>
                ))}
              </ol>
            </>
          )
        }
      </Loaded>
    </Drawer>
  );
}
