/** The files of a new deed on a thing that there is: the decision and its test. */
import type { Thing } from '#platform/kit';
import { camel, capital, pastOf, spoken, withArticle } from './names.ts';

export interface NewDeed {
  readonly name: string;
  readonly on: Thing;
  /** The file of the room's rules that declares the thing. */
  readonly from: string;
}

export const verbOf = (name: string): string => name.split('-')[0]!;

export function deedOf({ name, on, from }: NewDeed): string {
  const of = camel(on.name);
  return `/** ${capital(spoken(name))}. */
import { z } from 'zod';
import { deed, done, managers, notFound, one, patch } from '#platform/kit';
import { ${of} } from '${from}';

export const ${camel(name)} = deed({
  name: '${name}',
  about: '${capital(spoken(name))}: say in one sentence what it does.',
  on: ${of},
  binding: { method: 'POST', path: '/${on.plural}/{id}/${verbOf(name)}' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }) {
    const before = yield* one(${of}, id);
    if (!before) return notFound(${of});
    return done([patch(${of}, id, {})], [{ event: '${on.name}-${pastOf(verbOf(name))}', data: { id } }]);
  },
});
`;
}

/** The sample record in the test takes the thing's own declaration at its word: the author fills in the fields. */
export function deedTestOf({ name, on }: NewDeed): string {
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAllowed } from '#platform/kit';
import { decide, idOf, principal, refusalOf } from '../../../test/company/deciding.ts';
import { ${camel(name)} } from './${name}.ts';

test('only ${withArticle(on.name)} that is there can be meant', () => {
  assert.equal(refusalOf(decide(${camel(name)}, { id: idOf(1) })), 'not-found');
});

test('managers ${spoken(name)}, members do not', () => {
  assert.ok(isAllowed(${camel(name)}.may, principal({ role: 'manager' })));
  assert.ok(!isAllowed(${camel(name)}.may, principal({ role: 'member' })));
});
`;
}

/** Where the room's door takes the thing from: its own file, or one that declares several. */
export function fileDeclaring(on: Thing, door: string): string {
  const name = camel(on.name);
  for (const [, names, file] of door.matchAll(/import \{([^}]*)\} from '(\.\/[^']+)'/g))
    if (names!.split(',').some((each) => each.trim() === name)) return file!;
  throw new Error(`the door of the room ${on.room} does not say where ${on.name} is declared`);
}
