/** What happened in the organisation, latest first, and whether the chain of the journal is whole. */
import { Badge, Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { administrators, type HistoryEntry, type Page } from '#platform/kit';
import {
  EmptyState,
  ErrorState,
  HistoryLine,
  ListSkeleton,
  loadAllWords,
  PageFrame,
  useCall,
  useClient,
  useMay,
  useWords,
} from '#platform/web';
import { useState } from 'react';

interface Verification {
  readonly entries: number;
  readonly isIntact: boolean;
  readonly brokenAt: number | null;
}

export default function HistoryPage() {
  const t = useWords();
  const client = useClient();
  const may = useMay();
  const journal = useInfiniteQuery({
    queryKey: ['view', 'journal'],
    queryFn: async ({ pageParam }) => {
      const [{ data }] = await Promise.all([
        client.call<Page<HistoryEntry>>('GET', `/journal?limit=50${pageParam ? `&cursor=${pageParam}` : ''}`),
        loadAllWords(),
      ]);
      return data;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const entries = journal.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageFrame
      title={t('access.history')}
      about={t('access.historyAbout')}
      actions={may({ organisation: ['owner', 'admin', 'auditor'] }) ? <Verify /> : null}
    >
      {journal.error ? (
        <ErrorState problem={journal.error} retry={() => void journal.refetch()} />
      ) : journal.isPending ? (
        <ListSkeleton height={48} />
      ) : entries.length === 0 ? (
        <EmptyState title={t('shell.historyEmpty')} />
      ) : (
        <ol className="plain-list">
          {entries.map((entry) => (
            <HistoryLine key={entry.sequence} entry={entry} mayUndo={may(administrators)} />
          ))}
        </ol>
      )}
      {journal.hasNextPage ? (
        <Button mt={12} variant="default" loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
          {t('shell.showOlder')}
        </Button>
      ) : null}
    </PageFrame>
  );
}

function Verify() {
  const t = useWords();
  const { run, isRunning } = useCall();
  const [result, setResult] = useState<Verification | null>(null);
  return (
    <>
      {result ? (
        <Badge color={result.isIntact ? 'green' : 'red'} size="lg" role="status">
          {result.isIntact
            ? t('access.chainWhole', { count: result.entries })
            : t('access.chainBroken', { sequence: result.brokenAt ?? 0 })}
        </Badge>
      ) : null}
      <Button
        variant="default"
        loading={isRunning}
        onClick={async () => setResult((await run<Verification>('GET', '/journal/verification'))?.data ?? null)}
      >
        {t('access.verify')}
      </Button>
    </>
  );
}
