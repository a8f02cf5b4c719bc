/** A monitor: something is looked at again and again, and a failure of it is a failure of a service. */
import { z } from 'zod';
import { instant, line, reference, thing, type Row } from '#platform/kit';
import { monitorReaders } from '../who-may.ts';
import { monitorKinds, monitorSettings } from './monitor-settings.ts';

export const monitor = thing({
  name: 'monitor',
  plural: 'monitors',
  room: 'monitoring',
  about:
    'What is looked at by itself, how often, and after how many tries it counts as down: an address, a port, a name, a certificate, or a job that shows up.',
  schema: z.strictObject({
    name: line(120),
    serviceId: reference(),
    /** On what it is seen, for what needs what. */
    assetId: reference().nullable().default(null),
    /** As in its settings. */
    kind: z.enum(monitorKinds),
    settings: monitorSettings,
    intervalSeconds: z.int().min(20).max(86_400).default(60),
    /** So many checks in a row must fail. */
    tries: z.int().min(1).max(10).default(3),
    /** Until the next check after one that failed. */
    retrySeconds: z.int().min(5).max(3600).default(20),
    /** Of its alerts: 1 information, 2 warning, 3 error, 4 critical. */
    severity: z.int().min(1).max(4).default(3),
    /** Monitors that must be up for a failure of this one to count. */
    parentIds: z.array(reference()).max(20).default([]),
    /** Its outages are downtime of its service. */
    countsAsDowntime: z.boolean().default(true),
    isEnabled: z.boolean().default(true),
    /** False: it has ended and is kept for what it found. */
    isActive: z.boolean().default(true),
    /** Until then nobody is told. */
    mutedUntil: instant().nullable().default(null),
    /** Of a push monitor: under what its token is kept, and its first characters. */
    tokenHash: z.string().nullable().default(null),
    hint: z.string().nullable().default(null),
  }),
  title: 'name',
  references: { serviceId: 'service', assetId: 'asset' },
  searchable: ['name'],
  sortable: ['name', 'kind', 'intervalSeconds', 'severity'],
  filterable: ['kind', 'serviceId', 'assetId', 'isEnabled', 'isActive', 'severity'],
  secret: ['tokenHash'],
  fixed: ['kind', 'isActive', 'mutedUntil', 'tokenHash', 'hint'],
  mayRead: monitorReaders,
});
export type Monitor = Row<typeof monitor>;
