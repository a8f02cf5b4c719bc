/** What happened to a record, shown when it is asked for: it may tell of deeds of any room, whose words are fetched then. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Thing } from '#platform/kit';
import { HistoryPanel, loadAllWords, Section, useWords } from '#platform/web';

export function RecordHistory({ thing, id, mayUndo }: { readonly thing: Thing; readonly id: string; readonly mayUndo: boolean }) {
  const t = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <Section
      title={t('operations.history')}
      actions={
        isShown ? null : (
          <Button size="xs" variant="default" onClick={() => void loadAllWords().then(() => setShown(true))}>
            {t('operations.showHistory')}
          </Button>
        )
      }
    >
      {isShown ? <HistoryPanel thing={thing} id={id} mayUndo={mayUndo} /> : null}
    </Section>
  );
}
