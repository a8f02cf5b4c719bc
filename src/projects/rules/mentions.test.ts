import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionsIn } from './mentions.ts';

const ada = '0190f1c2-3b4d-7e5f-8a9b-0c1d2e3f4a5b';

test('a mention names a membership, each once, and nothing else is one', () => {
  assert.deepEqual(mentionsIn(`Ask @[Ada Lovelace](${ada}) or @[Ada](${ada}); not @Ada, [Ada](${ada}) or @[Ada](ada@example.org)`), [ada]);
});
