/** What happened in the organisation, latest first, and whether the chain of the journal is whole. */
import { Badge, Button } from '@mantine/core';
import { administrators } from '#platform/kit';
import { JournalList, PageFrame, useCall, useMay, useWords } from '#platform/web';
import { useState } from 'react';

interface Verification {
  readonly entries: number;
  readonly isIntact: boolean;
  readonly brokenAt: number | null;
}

export default function HistoryPage() {
  const t = useWords();
  const may = useMay();
  return (
    <PageFrame
      title={t('access.history')}
      about={t('access.historyAbout')}
      actions={may({ organisation: ['owner', 'admin', 'auditor'] }) ? <Verify /> : null}
    >
      <JournalList mayUndo={may(administrators)} />
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
