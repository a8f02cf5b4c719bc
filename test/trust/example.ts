/** An example of any shape: the smallest value that fits, made from the declaration alone. References are filled from what there is. */
import type { z } from 'zod';

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Record<string, z.ZodType>;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Record<string, string>;
}
const definitionOf = (shape: z.ZodType): Definition => shape._zod.def as unknown as Definition;

/** Field name to value, where the name says more than the shape (an id of something that exists, a key of a certain form). */
export type Known = Readonly<Record<string, unknown>>;

/** Candidates for a text, tried until one fits: names, dates, addresses, zones, keys, colours, hashes. */
const texts = [
  'Example',
  '2026-12-01',
  '2026-12-01T08:00:00.000Z',
  '01a20000-0000-7000-8000-000000000001',
  'someone@example.org',
  'Europe/Berlin',
  'DE',
  'EUR',
  'EX1',
  '#336699',
  '123456',
  'a'.repeat(64),
  'text/plain',
  '2FS+1d',
  'a long enough password',
];

export function example(shape: z.ZodType, known: Known = {}, name = ''): unknown {
  if (name in known && shape.safeParse(known[name]).success) return known[name];
  const definition = definitionOf(shape);
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape!).flatMap(([field, inner]) => {
          const isOptional = inner.safeParse(undefined).success;
          if (isOptional && !(field in known)) return [];
          return [[field, example(inner, known, field)]];
        }),
      );
    case 'optional':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return example(definition.innerType!, known, name);
    case 'nullable':
      return name in known ? example(definition.innerType!, known, name) : null;
    case 'pipe':
      return example(definition.in!, known, name);
    case 'array': {
      if (shape.safeParse([]).success) return [];
      const one = example(definition.element!, known, name.replace(/s$/, ''));
      return shape.safeParse([one]).success ? [one] : [one, one];
    }
    case 'union':
      return example(definition.options![0]!, known, name);
    case 'literal':
      return definition.values![0];
    case 'enum':
      return Object.values(definition.entries!)[0];
    case 'boolean':
      return true;
    case 'record':
      return {};
    case 'number':
      return [1, 60, 1000, 2026, 0.5].find((value) => shape.safeParse(value).success) ?? 1;
    case 'string':
      return texts.find((value) => shape.safeParse(value).success) ?? 'Example';
    default:
      return null;
  }
}
