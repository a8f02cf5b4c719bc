/** Work without an end: services and what they run on. Things, deeds and pure calculations; all exports are safe in browser and server. */
import { room } from '#platform/kit';
import { asset } from './asset.ts';
import { dependency } from './dependency.ts';
import { changeAsset, createAsset, removeAsset } from './manage-assets.ts';
import { changeDependency, createDependency, removeDependency } from './manage-dependencies.ts';
import { changeService, createService, removeService } from './manage-services.ts';
import { service } from './service.ts';

export { asset, assetKinds, assetStatuses, type Asset, type AssetKind } from './asset.ts';
export { dependency, dependencyKinds, dependencyStrengths, type Dependency, type DependencyKind } from './dependency.ts';
export { changeAsset, createAsset, removeAsset } from './manage-assets.ts';
export { changeDependency, createDependency, removeDependency } from './manage-dependencies.ts';
export { changeService, createService, removeService } from './manage-services.ts';
export { service, serviceStatuses, type Service } from './service.ts';
export { assetKeepers, operationsStaff } from './who-may.ts';

export const operationsRoom = room('operations', {
  things: [service, asset, dependency],
  deeds: [
    createService,
    changeService,
    removeService,
    createAsset,
    changeAsset,
    removeAsset,
    createDependency,
    changeDependency,
    removeDependency,
  ],
});
