/** What a page shows when there is nothing, not yet anything, or something went wrong. Each says what to do next. */
import { Button, Skeleton, Text } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import type { ReactNode } from 'react';
import { Problem } from '#platform/kit';
import { sentenceOf } from '../data/use-deed.ts';
import type { Icon } from './icons/named-icon.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './states.module.css';

export interface EmptyStateProps {
  readonly icon?: Icon;
  /** One sentence. */
  readonly title: string;
  /** True where there is no other heading: then the sentence is it. */
  readonly isWholePage?: boolean;
  readonly children?: ReactNode;
  /** One main action, and perhaps a second, quieter one. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, isWholePage, children, action }: EmptyStateProps) {
  return (
    <div className={styles['state']}>
      {Icon ? <Icon size={32} stroke={1.5} /> : null}
      {isWholePage ? <h1 className={styles['title']}>{title}</h1> : <p className={styles['title']}>{title}</p>}
      {children ? (
        <Text component="div" size="sm" c="dimmed" maw={480}>
          {children}
        </Text>
      ) : null}
      {action ? <div className={styles['action']}>{action}</div> : null}
    </div>
  );
}

/** `problem` as a query or a deed gives it. */
export function ErrorState({ problem, retry }: { readonly problem: unknown; readonly retry?: () => void }) {
  const t = useWords();
  const known = problem instanceof Problem ? problem : null;
  const requestId = known?.details.requestId;
  return (
    <div className={styles['state']} role="alert">
      <IconAlertTriangle size={32} stroke={1.5} />
      <p className={styles['title']}>{known ? sentenceOf(known) : t('shell.noConnection')}</p>
      <Text component="div" size="sm" c="dimmed" maw={480}>
        {t(known?.details.status === 404 ? 'shell.errorGone' : known?.details.status === 403 ? 'shell.errorForbidden' : 'shell.errorRetry')}
        {requestId ? ` ${t('shell.errorReference', { requestId })}` : ''}
      </Text>
      {retry ? (
        <div className={styles['action']}>
          <Button variant="default" onClick={retry}>
            {t('shell.retry')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Grey lines where rows will stand; same height as the rows, so that nothing jumps. */
export function ListSkeleton({ rows = 8, height = 36 }: { readonly rows?: number; readonly height?: number }) {
  const t = useWords();
  return (
    <div aria-busy="true" aria-live="polite">
      <span className="visually-hidden">{t('shell.loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles['row']} style={{ height }}>
          <Skeleton height={12} width={`${30 + ((index * 37) % 50)}%`} />
        </div>
      ))}
    </div>
  );
}

export function PageSkeleton() {
  return (
    <div className={styles['page']}>
      <Skeleton height={24} width={220} mb={20} />
      <ListSkeleton />
    </div>
  );
}

/** Chooses among the three and the content, so that no page forgets one. */
export function Loaded<R>({
  query,
  skeleton,
  children,
}: {
  readonly query: { readonly data: R | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly skeleton?: ReactNode;
  readonly children: (data: R) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState problem={query.error} retry={() => void query.refetch()} />;
  return <>{skeleton ?? <ListSkeleton />}</>;
}
