import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dependencyGraphOf } from '#operations/rules';
import { idOf } from '../../../../test/company/deciding.ts';
import { rootsOf, suspectsOf } from './index.ts';

const [shop, db] = [idOf(11), idOf(12)];

test('roots of what needs one another in a circle are the first to fail; an alternative that is left makes no root', () => {
  const ring = (strength: 'hard' | 'soft', redundancyGroup: string | null) =>
    dependencyGraphOf({
      services: [shop, db, idOf(14)].map((id) => ({ id, status: 'live', restoreMinutes: null }) as const),
      assets: [],
      dependencies: [
        [shop, db],
        [db, shop],
        [shop, idOf(14)],
      ].map(([from, to], place) => ({
        id: idOf(30 + place),
        serviceId: from!,
        assetId: null,
        needsServiceId: to!,
        needsAssetId: null,
        strength,
        redundancyGroup,
      })),
    });
  assert.deepEqual(
    [
      ...rootsOf(
        ring('hard', null),
        new Map([
          [shop, 5],
          [db, 3],
        ]),
      ),
    ],
    [[shop, db]],
  );
  assert.deepEqual(
    [
      ...rootsOf(
        ring('hard', 'any'),
        new Map([
          [shop, 5],
          [idOf(14), 3],
        ]),
      ),
    ],
    [],
  );
  assert.deepEqual(
    [
      ...rootsOf(
        ring('soft', null),
        new Map([
          [shop, 5],
          [idOf(14), 3],
        ]),
      ),
    ],
    [[shop, idOf(14)]],
  );
  assert.deepEqual(
    suspectsOf(
      ring('hard', null),
      new Map([
        [shop, 5],
        [idOf(14), 3],
      ]),
    ),
    [{ id: idOf(14), explains: [shop] }],
  );
});
