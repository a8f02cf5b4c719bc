/** What a deed decides: changes and events, or a refusal. "No" is an answer, not an exception. */
import type { Row, Thing } from './thing.ts';

export type Change =
  | { readonly kind: 'put'; readonly thing: Thing; readonly id: string; readonly row: Readonly<Record<string, unknown>> }
  | { readonly kind: 'patch'; readonly thing: Thing; readonly id: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly kind: 'remove'; readonly thing: Thing; readonly id: string };

/** An event of the trade, past tense: `task-moved`. Reactions upstairs listen to it after the commit. */
export interface Happening {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A no with its reason: a code for programs, a field to stand beside in a form, a sentence for people. */
export interface Refusal {
  readonly refused: true;
  readonly code: string;
  readonly field?: string;
  readonly detail: string;
  /** HTTP status; 422 unless the refusal is about something else than sense. */
  readonly status?: 403 | 404 | 409 | 422;
  /** Values that the sentence names, for translation. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** What else is wrong, where everything can be told at once. */
  readonly also?: readonly Refusal[];
}

export interface Done {
  readonly refused?: false;
  readonly changes: readonly Change[];
  readonly happened: readonly Happening[];
  /** What the deed answers instead of the record it was about. */
  readonly answer?: unknown;
}

export type Decision = Done | Refusal;

type Fields<T extends Thing> = Omit<Row<T>, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

export const put = <T extends Thing>(thing: T, id: string, row: Fields<T>): Change => ({ kind: 'put', thing, id, row });
export const patch = <T extends Thing>(thing: T, id: string, fields: Partial<Fields<T>>): Change => ({ kind: 'patch', thing, id, fields });
export const remove = (thing: Thing, id: string): Change => ({ kind: 'remove', thing, id });

export const done = (changes: readonly Change[], happened: readonly Happening[] = [], answer?: unknown): Done => ({
  changes,
  happened,
  answer,
});

/** Says no. `field` names the input that the reason belongs to. */
export function refuse(
  code: string,
  detail: string,
  extra: { field?: string; status?: 403 | 404 | 409 | 422; values?: Refusal['values'] } = {},
): Refusal {
  return { refused: true, code, detail, ...extra };
}

/** All that is wrong at once: the first says no, the others stand beside it. Undefined where there is none. */
export const refuseAll = ([first, ...also]: readonly Refusal[]): Refusal | undefined => first && { ...first, also };

export const notFound = (thing: Thing): Refusal => refuse('not-found', `no such ${thing.name}`, { status: 404 });
