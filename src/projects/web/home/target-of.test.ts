import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetOf } from './target-of.ts';

const change = (thing: string, id: string) => ({ thing, id, kind: 'put' as const, before: null, after: null });

test('setting an organisation up is about the organisation, not about its first owner', () => {
  const changes = [change('membership', 'ann'), change('organisation', 'acme')];
  assert.equal(targetOf({ deed: 'set-up-organisation', changes, names: { ann: 'Ann Boss', acme: 'Acme' } })?.id, 'acme');
});

test('a deed that names no thing is about the first record that has a name', () => {
  const changes = [change('link', 'l'), change('task', 't')];
  assert.equal(targetOf({ deed: 'import-plan', changes, names: { t: 'Order licences' } })?.id, 't');
  assert.equal(targetOf({ deed: 'link-tasks', changes: [change('link', 'l')], names: {} })?.id, 'l');
});
