/** The question "yours or theirs?", asked by a deed and answered in a dialogue of the shell. */
import type { Thing } from '#platform/kit';
import { store } from '../shell/store.ts';
import type { FieldClash } from './merge-fields.ts';

export interface ClashAbout {
  /** Of the record, whose history says who was faster. */
  readonly id?: string;
  /** What the field is called where it was written. */
  readonly title?: string;
  /** Both values are texts as they were typed. */
  readonly isText?: boolean;
}

export interface ClashQuestion extends ClashAbout {
  readonly thing: Thing;
  readonly clashes: readonly FieldClash[];
  /** The fields of mine that shall stand; null leaves theirs and gives up. */
  readonly answer: (keep: readonly string[] | null) => void;
}

const question = store<ClashQuestion | null>(null);

/** The fields of mine that shall stand; null: none, theirs are left. */
export function askClash(thing: Thing, clashes: readonly FieldClash[], about: ClashAbout = {}): Promise<readonly string[] | null> {
  return new Promise((resolve) => {
    question.set({
      ...about,
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
