/** One service or asset needs another. */
import { z } from 'zod';
import { line, prose, reference, thing, type Row } from '#platform/kit';
import { operationsStaff } from './who-may.ts';

/** In which way it is needed. */
export const dependencyKinds = ['runs-on', 'uses', 'stores-on', 'connects-through', 'powered-by', 'part-of'] as const;
export type DependencyKind = (typeof dependencyKinds)[number];

/** `hard`: down without it. `soft`: goes on without it, worse. */
export const dependencyStrengths = ['hard', 'soft'] as const;

export const dependency = thing({
  name: 'dependency',
  plural: 'dependencies',
  room: 'operations',
  about: 'One service or asset needs another; of those in one redundancy group it needs at least one.',
  schema: z.strictObject({
    /** What needs something: one of the two. */
    serviceId: reference().nullable().default(null),
    assetId: reference().nullable().default(null),
    /** What it needs: one of the two. */
    needsServiceId: reference().nullable().default(null),
    needsAssetId: reference().nullable().default(null),
    kind: z.enum(dependencyKinds).default('uses'),
    strength: z.enum(dependencyStrengths).default('hard'),
    /** Of those needed under the same word at least one has to be there: `database pair`. */
    redundancyGroup: line(80).nullable().default(null),
    notes: prose(2000).default(''),
  }),
  title: 'kind',
  references: { serviceId: 'service', assetId: 'asset', needsServiceId: 'service', needsAssetId: 'asset' },
  sortable: ['kind'],
  filterable: ['serviceId', 'assetId', 'needsServiceId', 'needsAssetId', 'kind', 'strength', 'redundancyGroup'],
  fixed: ['serviceId', 'assetId', 'needsServiceId', 'needsAssetId'],
  mayRead: operationsStaff,
});
export type Dependency = Row<typeof dependency>;
