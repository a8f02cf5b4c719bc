/** The question "yours or theirs?", asked by a deed and answered in a dialogue of the shell. */
import type { Thing } from '#platform/kit';
import { store } from '../shell/store.ts';
import type { FieldClash } from './merge-fields.ts';

export interface ClashQuestion {
  readonly thing: Thing;
  readonly clashes: readonly FieldClash[];
  /** The fields of mine that shall stand; null leaves theirs and gives up. */
  readonly answer: (keep: readonly string[] | null) => void;
}

const question = store<ClashQuestion | null>(null);

export function askClash(thing: Thing, clashes: readonly FieldClash[]): Promise<readonly string[] | null> {
  return new Promise((resolve) => {
    question.set({
      thing,
      clashes,
      answer: (keep) => {
        question.set(null);
        resolve(keep);
      },
    });
  });
}

export const useClashQuestion = question.use;
