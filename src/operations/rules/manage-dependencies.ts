/** Say, change and take back what needs what. */
import { many, refuse, standardDeeds } from '#platform/kit';
import { dependency } from './dependency.ts';
import { assetKeepers } from './who-may.ts';

export const {
  create: createDependency,
  change: changeDependency,
  remove: removeDependency,
} = standardDeeds(dependency, {
  mayCreate: assetKeepers,
  mayChange: assetKeepers,
  mayRemove: assetKeepers,
  *check({ id, serviceId, assetId, needsServiceId, needsAssetId }, before) {
    // What needs what is fixed, so there is nothing to look at when it is changed.
    if (before) return undefined;
    if ((serviceId === null) === (assetId === null))
      return refuse('one-that-needs', 'say what needs something: either a service or an asset', { field: 'serviceId' });
    if ((needsServiceId === null) === (needsAssetId === null))
      return refuse('one-that-is-needed', 'say what is needed: either a service or an asset', { field: 'needsServiceId' });
    if ((serviceId ?? assetId) === (needsServiceId ?? needsAssetId))
      return refuse('needs-itself', 'nothing needs itself', { field: needsServiceId === null ? 'needsAssetId' : 'needsServiceId' });
    const [same] = (yield* many(dependency, { serviceId, assetId, needsServiceId, needsAssetId })).filter((each) => each.id !== id);
    return same && refuse('dependency-there-already', 'this dependency is here already', { field: 'needsServiceId', status: 409 });
  },
});
