/** A configuration item: whatever has to be there and in order for services to run. */
import { z } from 'zod';
import { line, prose, reference, thing, type Row } from '#platform/kit';
import { recoveryMinutes } from './service.ts';
import { operationsStaff } from './who-may.ts';

export const assetKinds = [
  'server',
  'virtual-machine',
  'container',
  'cloud',
  'network',
  'storage',
  'power',
  'database',
  'application',
  'library',
  'data',
  'workstation',
  'other',
] as const;
export type AssetKind = (typeof assetKinds)[number];

export const assetStatuses = ['planned', 'in-stock', 'in-use', 'in-repair', 'retired'] as const;

export const asset = thing({
  name: 'asset',
  plural: 'assets',
  room: 'operations',
  about: 'A configuration item: hardware, software, network or data that services run on, with product and version.',
  schema: z.strictObject({
    name: line(200),
    kind: z.enum(assetKinds).default('other'),
    status: z.enum(assetStatuses).default('in-use'),
    product: line(200).nullable().default(null),
    productVersion: line(100).nullable().default(null),
    vendor: line(120).nullable().default(null),
    serialNumber: line(120).nullable().default(null),
    /** What it is called where it comes from (an inventory, a bill of materials); by it an import finds it again. */
    externalId: line(500).nullable().default(null),
    siteId: reference().nullable().default(null),
    /** The service it is there for. While it is in use that service needs it, unless a dependency says otherwise. */
    serviceId: reference().nullable().default(null),
    /** Package URL (ECMA-427), such as `pkg:npm/zod@4.6.7`. */
    purl: line(500)
      .refine((text) => /^pkg:[a-zA-Z][a-zA-Z0-9.+-]*\/\S+$/.test(text), 'is no package URL such as pkg:npm/zod@4.6.7')
      .nullable()
      .default(null),
    /** Common Platform Enumeration 2.3 (NISTIR 7695), such as `cpe:2.3:o:debian:debian_linux:12:*:*:*:*:*:*:*`. */
    cpe: line(500)
      .refine((text) => /^cpe:(2\.3:[aoh*-]:\S+|\/[aoh]:\S+)$/.test(text), 'is no CPE name such as cpe:2.3:o:debian:debian_linux:12:…')
      .nullable()
      .default(null),
    /** How long it takes to replace or restore it once all that it needs is there. */
    restoreMinutes: recoveryMinutes().nullable().default(null),
    notes: prose(4000).default(''),
  }),
  title: 'name',
  references: { siteId: 'site', serviceId: 'service' },
  searchable: ['name', 'product', 'serialNumber', 'externalId'],
  sortable: ['name', 'kind', 'status', 'product', 'productVersion'],
  filterable: ['kind', 'status', 'siteId', 'serviceId', 'product', 'externalId', 'serialNumber'],
  mayRead: operationsStaff,
});
export type Asset = Row<typeof asset>;

/** Parts of a program are listed with it and do not fail by themselves, so nothing follows from them unless a dependency says so. */
export const isPart = (kind: string): boolean => kind === 'library';
