/**
 * How a pure deed asks for facts: it yields what it needs and is handed the answer. The server answers from the database inside
 * the writer's transaction, the browser from memory; the deed cannot tell the difference, nor read anything else.
 */
import type { Row, Thing } from './thing.ts';

export type Where = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
export type Need =
  | { readonly need: 'one'; readonly thing: Thing; readonly id: string }
  | { readonly need: 'many'; readonly thing: Thing; readonly where: Where }
  | { readonly need: 'count'; readonly counter: string; readonly by: number }
  | { readonly need: 'all'; readonly of: readonly Need[] };

export type Asking<R> = Generator<Need, R, unknown>;

/** The record with this id, or undefined. */
export function* one<T extends Thing>(thing: T, id: string | null | undefined): Asking<Row<T> | undefined> {
  if (!id) return undefined;
  return (yield { need: 'one', thing, id }) as Row<T> | undefined;
}

/** All records whose fields equal these values (a list of values: any of them), in order of id. */
export function* many<T extends Thing>(thing: T, where: Where): Asking<readonly Row<T>[]> {
  return (yield { need: 'many', thing, where }) as readonly Row<T>[];
}

/** The next number of a named counter of the organisation, starting at 1, without gaps among what is committed; `by` takes so many at once. */
export function* nextNumber(counter: string, by = 1): Asking<number> {
  return (yield { need: 'count', counter, by }) as number;
}

type Answers<A extends readonly Asking<unknown>[]> = { readonly [K in keyof A]: A[K] extends Asking<infer R> ? R : never };

/** Several askings side by side: what each needs next is asked for at once, so that they wait together and not one after the other. */
export function* together<const A extends readonly Asking<unknown>[]>(...askings: A): Asking<Answers<A>> {
  const steps = askings.map((asking) => asking.next());
  for (;;) {
    const waiting = steps.flatMap((step, i) => (step.done ? [] : [{ i, need: step.value }]));
    if (waiting.length === 0) return steps.map((step) => step.value) as unknown as Answers<A>;
    const answers = (yield { need: 'all', of: waiting.map((each) => each.need) }) as readonly unknown[];
    for (const [at, { i }] of waiting.entries()) steps[i] = askings[i]!.next(answers[at]);
  }
}

/** An asking that needs nothing: the other branch of a question that is not always asked. */
export function* known<R>(answer: R): Asking<R> {
  return answer;
}

/** Runs an asking against facts at hand (browser preview, tests). */
export function answerFrom<R>(asking: Asking<R>, answer: (need: Need) => unknown): R {
  let step = asking.next();
  while (!step.done) step = asking.next(answer(step.value));
  return step.value;
}

/** Facts held in memory: thing name to records. Answers every need of a deed. */
export function answerFromMemory(
  rows: ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, unknown>>>>,
  counter: () => number = () => 1,
) {
  return function answer(need: Need): unknown {
    if (need.need === 'all') return need.of.map(answer);
    if (need.need === 'count') return counter();
    const table = rows.get(need.thing.name);
    if (need.need === 'one') return table?.get(need.id);
    return [...(table?.values() ?? [])].filter((row) => matches(row, need.where));
  };
}

export const matches = (row: Readonly<Record<string, unknown>>, where: Where): boolean =>
  Object.entries(where).every(([field, value]) => (Array.isArray(value) ? value.includes(row[field] as string) : row[field] === value));
