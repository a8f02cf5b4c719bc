/** Services and assets from files: tables of an inventory, bills of materials of programs. A dry run first, then one deed. */
import { z } from 'zod';
import { deedFromFile, importRemark, managers, ownEndpoint } from '#platform/kit';
import { asset } from './asset.ts';
import { dependency } from './dependency.ts';
import { service } from './service.ts';

/** What a column of a table may hold. */
export const serviceColumns = ['key', 'name', 'purpose', 'tier', 'status', 'owner', 'team', 'calendar', 'rto', 'rpo', 'restore'] as const;
export type ServiceColumn = (typeof serviceColumns)[number];
export const assetColumns = [
  'externalId',
  'name',
  'kind',
  'status',
  'service',
  'site',
  'vendor',
  'product',
  'productVersion',
  'serialNumber',
  'purl',
  'cpe',
  'restore',
  'notes',
] as const;
export type AssetColumn = (typeof assetColumns)[number];

/** `from` needs `to`; both are told by key, name or external id. */
export const dependencyColumns = ['from', 'to', 'kind', 'strength', 'redundancyGroup', 'notes'] as const;
export type DependencyColumn = (typeof dependencyColumns)[number];

const tableInput = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  dryRun: z.enum(['true', 'false']).default('true'),
  mapping: z
    .string()
    .max(600)
    .regex(/^([a-zA-Z]+:\d{1,4}(,|$))*$/)
    .optional()
    .describe('which column, counted from 0, holds what: `name:0,kind:3`; told from the header when left out'),
});

const counts = {
  /** False: nothing was kept, this is what would come. */
  isDone: z.boolean(),
  added: z.int(),
  changed: z.int(),
  /** Here already, just as they are in the file. */
  unchanged: z.int(),
  remarks: z.array(importRemark),
};

export const tableImport = z
  .strictObject({
    ...counts,
    header: z.array(z.string()),
    /** What was made of which column, counted from 0. */
    mapping: z.record(z.string(), z.int()),
  })
  .meta({ id: 'CatalogueTableImport' });
export type TableImport = z.output<typeof tableImport>;

export const billImport = z
  .strictObject({
    ...counts,
    format: z.string().describe('what the file is, such as CycloneDX 1.6 or SPDX 2.3'),
    /** Libraries of the service that are no longer in the file and become retired. */
    retired: z.int(),
  })
  .meta({ id: 'BillOfMaterialsImport' });
export type BillImport = z.output<typeof billImport>;

export const importServicesFile = ownEndpoint({
  id: 'import-services-file',
  method: 'POST',
  path: '/service-imports',
  tag: 'operations',
  about:
    'Reads a table of services (CSV, XLSX). Those known by key, else by name, are changed where they differ, the others are new; a dry run reports row by row',
  carries: 'bytes',
  input: tableInput,
  answer: tableImport,
  may: managers,
});

export const importAssetsFile = ownEndpoint({
  id: 'import-assets-file',
  method: 'POST',
  path: '/asset-imports',
  tag: 'operations',
  about:
    'Reads a table of assets (CSV, XLSX). Those known by external id, else by serial number, else by name, are changed where they differ, the others are new; a dry run reports row by row',
  carries: 'bytes',
  input: tableInput,
  answer: tableImport,
  may: managers,
});

export const importDependenciesFile = ownEndpoint({
  id: 'import-dependencies-file',
  method: 'POST',
  path: '/dependency-imports',
  tag: 'operations',
  about:
    'Reads a table of what needs what (CSV, XLSX); services and assets are told by key, external id or name. What is here already is changed where it differs, the others are new; a dry run reports row by row',
  carries: 'bytes',
  input: tableInput,
  answer: tableImport,
  may: managers,
});

export const importBillOfMaterials = ownEndpoint({
  id: 'import-bill-of-materials',
  method: 'POST',
  path: '/bill-of-materials-imports',
  tag: 'operations',
  about:
    'Reads what a program consists of (CycloneDX JSON 1.2 to 1.7, SPDX JSON 2.2 to 3.0) and keeps it as the libraries of a service: new ones come, other versions replace, those no longer named are retired; the same file again changes nothing',
  carries: 'bytes',
  input: z.strictObject({ serviceId: z.uuid(), dryRun: z.enum(['true', 'false']).default('true') }),
  answer: billImport,
  may: managers,
});

/** What the journal calls services that came from a table. */
export const importServices = deedFromFile({
  name: 'import-services',
  about: 'Brings services in from a table; taken back by one undo',
  on: service,
  path: '/service-imports',
  may: managers,
});

/** What the journal calls assets that came from a table or a bill of materials. */
export const importAssets = deedFromFile({
  name: 'import-assets',
  about: 'Brings assets in from a table or a bill of materials; taken back by one undo',
  on: asset,
  path: '/asset-imports',
  may: managers,
});

/** What the journal calls dependencies that came from a table. */
export const importDependencies = deedFromFile({
  name: 'import-dependencies',
  about: 'Brings dependencies in from a table; taken back by one undo',
  on: dependency,
  path: '/dependency-imports',
  may: managers,
});
