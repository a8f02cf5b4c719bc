/**
 * One field of a task being edited. The record as it was when editing began is kept, so that a change by somebody else meanwhile is
 * noticed: other fields are joined, for the same field the one who edits is asked.
 */
import { useState } from 'react';
import { useDeed } from '#platform/web';
import { changeTask, type Task } from '#projects/rules';
import type { z } from 'zod';

export interface FieldInHand<V> {
  readonly value: V;
  readonly isEdited: boolean;
  /** Somebody else has changed this field since editing began. */
  readonly isOvertaken: boolean;
  readonly set: (value: V) => void;
  /** Sends what was edited; `value` where it is chosen rather than typed. */
  readonly commit: (value?: V) => void;
  readonly cancel: () => void;
}

export function useField<K extends keyof Task>(
  record: Task,
  field: K,
  said: string,
  also?: (value: Task[K]) => Partial<Task>,
  /** What a change of this would bring along, in words. */
  follows?: (input: z.input<typeof changeTask.input>) => string | undefined,
): FieldInHand<Task[K]> {
  const { run } = useDeed(changeTask);
  const [draft, setDraft] = useState<{ readonly value: Task[K]; readonly base: Task } | null>(null);
  const same = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);
  return {
    value: draft ? draft.value : record[field],
    isEdited: draft !== null && !same(draft.value, draft.base[field]),
    isOvertaken: draft !== null && !same(draft.base[field], record[field]),
    set: (value) => setDraft({ value, base: draft?.base ?? record }),
    commit: (chosen) => {
      const base = draft?.base ?? record;
      const value = chosen === undefined ? (draft ? draft.value : record[field]) : chosen;
      setDraft(null);
      if (same(value, base[field])) return;
      const input = { id: record.id, [field]: value, ...also?.(value) } as z.input<typeof changeTask.input>;
      const told = follows?.(input);
      void run(input as never, {
        base: base as unknown as Readonly<Record<string, unknown>>,
        version: base.version,
        said: told ? `${said}. ${told}` : said,
      });
    },
    cancel: () => setDraft(null),
  };
}
