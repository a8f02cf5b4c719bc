/** Create, change and remove assets. */
import { managers, many, refuse, standardDeeds } from '#platform/kit';
import { asset } from './asset.ts';
import { dependency } from './dependency.ts';
import { assetKeepers } from './who-may.ts';

export const {
  create: createAsset,
  change: changeAsset,
  remove: removeAsset,
} = standardDeeds(asset, {
  mayCreate: assetKeepers,
  mayChange: assetKeepers,
  mayRemove: managers,
  takesAlong: () => [
    { thing: dependency, field: 'assetId' },
    { thing: dependency, field: 'needsAssetId' },
  ],
  *check(next) {
    if (next.externalId === null) return undefined;
    const same = (yield* many(asset, { externalId: next.externalId })).find((each) => each.id !== next.id);
    return (
      same &&
      refuse('external-id-taken', `${same.name} is called so where it comes from`, {
        field: 'externalId',
        status: 409,
        values: { name: same.name },
      })
    );
  },
});
