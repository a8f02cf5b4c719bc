/** A stretch of time with a meaning for operations: freeze, maintenance, business peak. */
import { z } from 'zod';
import { day, line, prose, reference, thing, zone } from '#platform/kit';
import { recurrence } from './recurrence.ts';

export const windowKinds = ['freeze-hard', 'freeze-soft', 'maintenance', 'business-peak'] as const;
export const windowScopes = ['organisation', 'site', 'team', 'project', 'service', 'environment'] as const;

export const window = thing({
  name: 'window',
  plural: 'windows',
  room: 'calendar',
  about: 'When may what happen where: change freezes, maintenance windows and business peaks, once or recurring.',
  schema: z.strictObject({
    name: line(200),
    kind: z.enum(windowKinds),
    scope: z.enum(windowScopes).default('organisation'),
    /** For what it holds: sites, teams and projects by id; services and environments, which are not kept here yet, by name. */
    scopeIds: z.array(reference()).max(200).default([]),
    scopeNames: z.array(line(100)).max(200).default([]),
    /** First occurrence, in the civil time of the zone. */
    startsOn: day(),
    startMinute: z.int().min(0).max(1439).default(0),
    /** Last day of the first occurrence, included. */
    endsOn: day(),
    /** 1,440 is the midnight that ends that day. */
    endMinute: z.int().min(0).max(1440).default(1440),
    zone: zone(),
    recurrence: recurrence().nullable().default(null),
    /** Last day on which a recurring window may open. */
    recursUntil: day().nullable().default(null),
    times: z.int().min(1).max(10_000).nullable().default(null),
    reason: prose(2000).default(''),
  }),
  title: 'name',
  searchable: ['name', 'reason'],
  sortable: ['startsOn', 'name', 'kind'],
  filterable: ['kind', 'scope', 'startsOn', 'endsOn'],
  isBranchable: true,
});
