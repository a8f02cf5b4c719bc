/** The query of a thing's list: filters and sorting on declared fields only, cursor pages. One shape for API, client and saved views. */
import { z } from 'zod';
import { limits } from './limits.ts';
import type { Field, Thing } from './thing.ts';

export const listQueryOf = (thing: Thing): z.ZodObject => {
  const shape: Record<string, z.ZodType> = {
    limit: z.coerce.number().int().min(1).max(limits.pageRows).default(50).describe('rows in a page'),
    cursor: z.string().max(2000).optional().describe('nextCursor of the page before'),
  };
  if (thing.searchable?.length)
    shape['q'] = z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((text) => !text.includes('\0'))
      .optional()
      .describe(`text searched in ${thing.searchable.join(', ')}`);
  const sortable = sortableOf(thing);
  const order = z.enum(sortable.flatMap((name) => [name, `-${name}`]) as [string, ...string[]]);
  shape['sort'] = z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(order).min(1).max(3))
    .optional()
    .meta({ description: `up to three of ${sortable.join(', ')}; a minus sorts downwards` });
  for (const name of filterableOf(thing)) {
    const field = thing.fieldOf.get(name)!;
    shape[name] = equals(field).optional();
    if (['date', 'instant', 'number', 'integer'].includes(field.kind)) {
      shape[`${name}.from`] = scalar(field).optional();
      shape[`${name}.before`] = scalar(field).optional();
    }
  }
  return z.strictObject(shape);
};

export const sortableOf = (thing: Thing): readonly string[] => [...new Set<string>([...(thing.sortable ?? []), 'createdAt', 'updatedAt'])];
export const filterableOf = (thing: Thing): readonly string[] => [...new Set<string>(['id', ...(thing.filterable ?? [])])];

/** `a,b` is any of them; `null` is "has none". */
function equals(field: Field): z.ZodType {
  const one = scalar(field) as z.ZodType<string, string>;
  return z
    .string()
    .max(8000)
    .transform((text) => text.split(','))
    .pipe(
      z
        .array(field.isNullable ? z.union([z.literal('null'), one]) : one)
        .min(1)
        .max(200),
    )
    .meta({ description: 'one value or several separated by commas (any of them)' });
}

function scalar(field: Field): z.ZodType {
  if (field.values) return z.enum(field.values as [string, ...string[]]);
  switch (field.kind) {
    case 'uuid':
      return z.uuid();
    case 'date':
      return z.iso.date();
    case 'instant':
      return z.iso.datetime({ offset: true });
    case 'integer':
      return z.string().regex(/^-?\d{1,9}$/);
    case 'number':
      return z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/);
    case 'boolean':
      return z.enum(['true', 'false']);
    default:
      return z
        .string()
        .min(1)
        .max(500)
        .refine((text) => !text.includes('\0'));
  }
}
