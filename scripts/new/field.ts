/** A field as it is asked for on the command line: `startsAt:instant`, `personId:person`, `note:prose`, `teamId:team?`. */
import type { Registry, Thing } from '#platform/kit';
import { snake } from './names.ts';

interface Shape {
  /** The function of the kit that makes it, if one does. */
  readonly kit?: string;
  readonly code: string;
  readonly sql: string;
  /** Two values that fit, for the test: one at creation, one to change to. */
  readonly examples: readonly [string, string];
}

const shapes: Readonly<Record<string, Shape>> = {
  line: { kit: 'line', code: 'line(200)', sql: 'text', examples: [`'First'`, `'Second'`] },
  prose: { kit: 'prose', code: 'prose(2000)', sql: 'text', examples: [`'A few words'`, `'Other words'`] },
  day: { kit: 'day', code: 'day()', sql: 'date', examples: [`'2026-12-01'`, `'2026-12-02'`] },
  instant: {
    kit: 'instant',
    code: 'instant()',
    sql: 'timestamptz(3)',
    examples: [`'2026-12-01T08:00:00.000Z'`, `'2026-12-01T09:00:00.000Z'`],
  },
  integer: { code: 'z.int().min(0).max(1_000_000)', sql: 'integer', examples: ['1', '2'] },
  number: { code: 'z.number()', sql: 'double precision', examples: ['0.5', '1.5'] },
  boolean: { code: 'z.boolean()', sql: 'boolean', examples: ['false', 'true'] },
};

export interface NewField extends Shape {
  readonly name: string;
  readonly column: string;
  readonly shape: string;
  readonly isNullable: boolean;
  readonly refersTo?: Thing;
}

/** @throws an Error with a sentence for people when the word is no field */
export function readField(word: string, things: Registry['things']): NewField {
  const [, name, shape, mark] = /^([a-z][A-Za-z0-9]*):([a-z][a-z-]*)(\?)?$/.exec(word) ?? [];
  if (!name || !shape)
    throw new Error(`"${word}" is no field; write name:shape, such as startsAt:instant, or teamId:team? for one that may be empty`);
  const refersTo = things.get(shape);
  const known = shapes[shape];
  if (!known && !refersTo) throw new Error(`no shape and no thing is called "${shape}"; shapes are ${Object.keys(shapes).join(', ')}`);
  const common = { name, column: snake(name), shape, isNullable: mark === '?' };
  if (known) return { ...common, ...known };
  return { ...common, refersTo, kit: 'reference', code: 'reference()', sql: 'uuid', examples: ['idOf(901)', 'idOf(902)'] };
}
