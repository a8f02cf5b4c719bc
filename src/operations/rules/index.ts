/** Work without an end: services and what they run on. Things, deeds and pure calculations; all exports are safe in browser and server. */
import { room } from '#platform/kit';
import { asset } from './asset.ts';
import { dependency } from './dependency.ts';
import {
  importAssets,
  importAssetsFile,
  importBillOfMaterials,
  importDependencies,
  importDependenciesFile,
  importServices,
  importServicesFile,
} from './exchange.ts';
import { assetImpact, dependencyGraph, serviceImpact, serviceOverview } from './impact-views.ts';
import { changeAsset, createAsset, removeAsset } from './manage-assets.ts';
import { changeDependency, createDependency, removeDependency } from './manage-dependencies.ts';
import { changeService, createService, removeService } from './manage-services.ts';
import { service } from './service.ts';

export { asset, assetKinds, assetStatuses, type Asset, type AssetKind } from './asset.ts';
export {
  billOfMaterialsIn,
  identityOf,
  libraryPlanOf,
  type BillOfMaterials,
  type Component,
  type KnownLibrary,
  type LibraryPlan,
} from './bill-of-materials.ts';
export { clockOfStates, type ClockConditions, type StateSince } from './clock/clock-of-states.ts';
export { dueAt, elapsedAt, levelsOf, whyDueAt, type ClockStep, type Pause, type ServiceClock } from './clock/service-clock.ts';
export { dependency, dependencyKinds, dependencyStrengths, type Dependency, type DependencyKind } from './dependency.ts';
export { dependencyGraphOf, edgesOf, type DependencyEdge, type DependencyFacts, type DependencyGraph } from './dependency-graph.ts';
export {
  assetColumns,
  dependencyColumns,
  importAssets,
  importAssetsFile,
  importBillOfMaterials,
  importDependencies,
  importDependenciesFile,
  importServices,
  importServicesFile,
  serviceColumns,
  type AssetColumn,
  type BillImport,
  type DependencyColumn,
  type ServiceColumn,
  type TableImport,
} from './exchange.ts';
export { foldAlike, type FoldedNode } from './fold-alike.ts';
export { impactOf, impactStates, type Affected, type ImpactState } from './impact.ts';
export {
  assetImpact,
  dependencyGraph,
  mostNodes,
  serviceImpact,
  serviceOverview,
  type AffectedNode,
  type GraphEdge,
  type GraphNode,
  type Impact,
  type NamedNode,
  type ServiceOverviewRow,
} from './impact-views.ts';
export { changeAsset, createAsset, removeAsset } from './manage-assets.ts';
export { changeDependency, createDependency, removeDependency } from './manage-dependencies.ts';
export { changeService, createService, removeService } from './manage-services.ts';
export { layeredLayout, type Layout, type LayoutEdge } from './layered-layout.ts';
export { minutesOf, textOfMinutes } from './minutes-text.ts';
export { neighbourhoodOf } from './neighbourhood.ts';
export { recoveryTimesOf, type RecoveryTime } from './recovery-time.ts';
export { serviceEdgesOf } from './service-edges.ts';
export { service, serviceStatuses, type Service } from './service.ts';
export { assetKeepers, operationsStaff } from './who-may.ts';
export { isAboutService } from './window-of-service.ts';

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
    importServices,
    importAssets,
    importDependencies,
  ],
  views: [serviceImpact, assetImpact, dependencyGraph, serviceOverview],
  endpoints: [importServicesFile, importAssetsFile, importDependenciesFile, importBillOfMaterials],
});
