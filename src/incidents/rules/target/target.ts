/** A target: how soon somebody answers, how soon the service is back, how soon the matter is solved. */
import { z } from 'zod';
import { line, managers, one, reference, refuse, standardDeeds, thing, type Row } from '#platform/kit';
import { service } from '#operations/rules';
import { holdReasons, priority } from '../incident/incident.ts';
import { incidentReaders } from '../who-may.ts';

/** `response` ends when somebody has seen it, `restoration` when the service is back, `resolution` when the matter is solved. */
export const targetKinds = ['response', 'restoration', 'resolution'] as const;
export type TargetKind = (typeof targetKinds)[number];

export const target = thing({
  name: 'target',
  plural: 'targets',
  room: 'incidents',
  about: 'Within how much of its hours an incident of a service or tier and of a priority is answered, over, or solved.',
  schema: z.strictObject({
    name: line(120),
    kind: z.enum(targetKinds).default('resolution'),
    /** For which incidents; what is left empty counts for all. The narrower target goes before the wider. */
    serviceId: reference().nullable().default(null),
    tier: z.int().min(1).max(4).nullable().default(null),
    priority: priority().nullable().default(null),
    /** Promised by one team to the others (OLA): each stay of the incident with it has the whole time. */
    teamId: reference().nullable().default(null),
    minutes: z.int().min(1).max(527_040),
    /** Counts around the clock instead of in the hours of the service. */
    isAroundTheClock: z.boolean().default(false),
    /** While it waits for these, the clock stands still. */
    pausesFor: z.array(z.enum(holdReasons)).max(holdReasons.length).default(['reporter']),
    /** At which shares of its time the timeline says so. */
    levelsPerMille: z.array(z.int().min(1).max(5000)).max(10).default([500, 750, 1000]),
    /** False: it counts for nothing. */
    isActive: z.boolean().default(true),
  }),
  title: 'name',
  references: { serviceId: 'service', teamId: 'team' },
  searchable: ['name'],
  sortable: ['name', 'kind', 'tier', 'priority', 'minutes'],
  filterable: ['kind', 'serviceId', 'tier', 'priority', 'teamId', 'isActive'],
  mayRead: { organisation: incidentReaders.organisation },
});
export type Target = Row<typeof target>;

export const {
  create: createTarget,
  change: changeTarget,
  remove: removeTarget,
} = standardDeeds(target, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  *check(next) {
    const of = next.tier === null ? undefined : yield* one(service, next.serviceId);
    return of && refuse('service-or-tier', 'a target is for one service or for all of a tier, not for both', { field: 'tier' });
  },
});
