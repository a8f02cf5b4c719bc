/** The shape of what may be changed of a thing, with its types, so that whoever calls the deed is told what it takes. */
import type { z } from 'zod';
import type { Thing } from '#platform/kit';

type WithoutDefault<T> = T extends z.ZodDefault<infer I> ? I : T extends z.ZodPrefault<infer I> ? I : T;
type Changeable<S extends z.ZodObject, F> = {
  readonly [K in Exclude<keyof S['shape'], F>]: WithoutDefault<S['shape'][K]> extends infer I extends z.ZodType ? z.ZodOptional<I> : never;
};

/** `fixed` is what the thing declares as fixed. */
export const changeableShape = <S extends z.ZodObject, const F extends readonly (keyof S['shape'])[]>(
  thing: Thing<S>,
  fixed: F,
): Changeable<S, F[number]> => {
  if (fixed.join() !== (thing.fixed ?? []).join()) throw new Error(`thing ${thing.name} declares other fields as fixed`);
  return thing.changeable.shape as never;
};
