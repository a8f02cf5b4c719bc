/** Takes a record away after asking once. */
import type { Deed } from '#platform/kit';
import { useDeed } from '../data/use-deed.ts';
import { useWords } from '../words/use-words.ts';
import { ConfirmButton } from './confirm-button.tsx';

export interface RemoveButtonProps {
  readonly deed: unknown;
  readonly record: { readonly id: string; readonly version: number };
  readonly question: string;
  readonly said: string;
  readonly onDone?: () => void;
}

export function RemoveButton({ deed, record, question, said, onDone }: RemoveButtonProps) {
  const t = useWords();
  const { run } = useDeed(deed as Deed);
  return (
    <ConfirmButton
      question={question}
      confirm={t('shell.remove')}
      onConfirm={async () => {
        const { problem } = await run({ id: record.id }, { version: record.version, said });
        if (!problem) onDone?.();
      }}
    >
      {t('shell.remove')}
    </ConfirmButton>
  );
}
