/** Takes a record away that a form shows, after asking once. */
import type { Deed } from '#platform/kit';
import { ConfirmButton, useDeed, useWords } from '#platform/web';
import styles from './people.module.css';

export interface RemoveRecordProps {
  readonly deed: unknown;
  readonly record: { readonly id: string; readonly version: number };
  readonly question: string;
  readonly said: string;
  readonly onDone: () => void;
}

export function RemoveRecord({ deed, record, question, said, onDone }: RemoveRecordProps) {
  const t = useWords();
  const { run } = useDeed(deed as Deed);
  return (
    <div className={styles['apart']}>
      <ConfirmButton
        size="compact-sm"
        variant="subtle"
        color="red"
        question={question}
        confirm={t('people.remove')}
        onConfirm={async () => {
          const { problem } = await run({ id: record.id }, { version: record.version, said });
          if (!problem) onDone();
        }}
      >
        {t('people.remove')}
      </ConfirmButton>
    </div>
  );
}
