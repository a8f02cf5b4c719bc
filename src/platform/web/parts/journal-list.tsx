/** What happened in the organisation, or in one project with everything in it, latest first. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryEntry, Page, Problem } from '#platform/kit';
import { client } from '../data/client.ts';
import { loadAllWords } from '../words/translate.ts';
import { useWords } from '../words/use-words.ts';
import { HistoryLine } from './history-panel.tsx';
import { EmptyState, ErrorState, ListSkeleton } from './states.tsx';

export interface JournalListProps {
  /** The project; the whole organisation when left out. */
  readonly scopeId?: string;
  readonly mayUndo?: boolean;
}

export function JournalList({ scopeId, mayUndo }: JournalListProps) {
  const t = useWords();
  const journal = useInfiniteQuery<Page<HistoryEntry>, Problem, { pages: Page<HistoryEntry>[] }, readonly unknown[], string>({
    queryKey: ['view', 'journal', scopeId ?? ''],
    queryFn: async ({ pageParam }) => {
      const [{ data }] = await Promise.all([
        client.call<Page<HistoryEntry>>(
          'GET',
          `/journal?limit=50${scopeId ? `&scopeId=${scopeId}` : ''}${pageParam ? `&cursor=${pageParam}` : ''}`,
        ),
        loadAllWords(),
      ]);
      return data;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  if (journal.error) return <ErrorState problem={journal.error} retry={() => void journal.refetch()} />;
  if (journal.isPending) return <ListSkeleton height={48} />;
  const entries = journal.data.pages.flatMap((page) => page.items);
  if (entries.length === 0) return <EmptyState title={t('shell.historyEmpty')} />;
  return (
    <>
      <ol className="plain-list">
        {entries.map((entry) => (
          <HistoryLine key={entry.sequence} entry={entry} mayUndo={mayUndo} />
        ))}
      </ol>
      {journal.hasNextPage ? (
        <Button mt={12} variant="default" loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
          {t('shell.showOlder')}
        </Button>
      ) : null}
    </>
  );
}
