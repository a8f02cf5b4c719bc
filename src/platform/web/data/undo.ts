/** Takes back what a deed did, by its position in the journal. */
import { Problem } from '#platform/kit';
import { showToast } from '../shell/toasts.ts';
import { translate } from '../words/translate.ts';
import { cache, client } from './client.ts';
import { sentenceOf } from './sentence.ts';

export async function undo(sequence: number): Promise<boolean> {
  try {
    const { sequence: undone } = await client.call('POST', `/journal/${sequence}/undo`, {}, { 'idempotency-key': undoKey(sequence) });
    await cache.invalidateQueries();
    showToast({
      kind: 'done',
      text: translate('shell.undone'),
      action: undone === null ? undefined : { label: translate('shell.redo'), run: () => void undo(undone) },
    });
    return true;
  } catch (error) {
    const leadsTo = error instanceof Problem ? error.details.values?.['leadsTo'] : undefined;
    showToast({
      kind: 'problem',
      text: error instanceof Problem ? sentenceOf(error) : translate('shell.noConnection'),
      action: typeof leadsTo === 'string' ? { label: translate('shell.goThere'), run: () => location.assign(leadsTo) } : undefined,
    });
    return false;
  }
}

/** One key per entry: pressing Undo twice undoes once. */
const undoKey = (sequence: number): string => `00000000-0000-4000-8000-${sequence.toString(16).padStart(12, '0')}`;
