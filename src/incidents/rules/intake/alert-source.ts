/** A program that sends alerts, and what is made of them. */
import { z } from 'zod';
import { line, reference, thing, type Row } from '#platform/kit';
import { operationsStaff } from '#operations/rules';
import { mappedFields } from './adapters/generic-json.ts';
import { sourceKinds } from './canonical-event.ts';

export const alertSource = thing({
  name: 'alert-source',
  plural: 'alert-sources',
  room: 'incidents',
  about: 'A program that sends alerts: in which format, for which service when it does not say, and when an incident comes of one.',
  schema: z.strictObject({
    name: line(120),
    kind: z.enum(sourceKinds),
    /** An inactive one is refused at the door. */
    isActive: z.boolean().default(true),
    /** Null: brought in without its secret; it takes nothing in until it gets a new token. */
    tokenHash: z.string().nullable().default(null),
    /** The first characters of its token, to tell it by. */
    hint: z.string(),
    /** For alerts that name no service that is known. */
    serviceId: reference().nullable().default(null),
    /** For incidents without a service. */
    teamId: reference().nullable().default(null),
    /** From this severity on an incident comes of it: 1 information, 2 warning, 3 error, 4 critical; 0 whatever it is. */
    leastSeverity: z.int().min(0).max(4).default(3),
    /** So many times it must have been said. */
    afterCount: z.int().min(1).max(1000).default(1),
    /** So many minutes it must have lasted. */
    afterMinutes: z.int().min(0).max(1440).default(0),
    /** Whether an incident is resolved when all its alerts are over. */
    resolvesIncident: z.boolean().default(true),
    /** For JSON of any form: where each of our fields is found. */
    mapping: z.partialRecord(z.enum(mappedFields), z.string().trim().max(200)).default({}),
  }),
  title: 'name',
  references: { serviceId: 'service', teamId: 'team' },
  searchable: ['name'],
  sortable: ['name', 'kind'],
  filterable: ['kind', 'isActive', 'serviceId'],
  secret: ['tokenHash'],
  fixed: ['kind', 'tokenHash', 'hint'],
  mayRead: operationsStaff,
});
export type AlertSource = Row<typeof alertSource>;
