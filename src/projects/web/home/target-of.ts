/** What a deed of many records is about: `set-up-organisation` the organisation, `change-task` the task; else the first that has a name. */
import type { HistoryEntry } from '#platform/kit';

type Change = HistoryEntry['changes'][number];

export function targetOf({ deed, changes, names }: Pick<HistoryEntry, 'deed' | 'changes' | 'names'>): Change | undefined {
  const named = changes.filter(({ id }) => names[id] !== undefined);
  const words = `-${deed}-`;
  return named.find(({ thing }) => words.includes(`-${thing}-`)) ?? named[0] ?? changes[0];
}
