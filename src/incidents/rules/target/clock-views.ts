/** How the targets of incidents stand. */
import { z } from 'zod';
import { view } from '#platform/kit';
import { holdReasons, incidentStatuses } from '../incident/incident.ts';
import { targetKinds } from './target.ts';

export const targetStates = ['running', 'paused', 'met', 'breached'] as const;
const readers = { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'] } as const;

export const clockStep = z
  .strictObject({
    /** `counted`: the clock ran; `closed`: outside of the hours; `paused`: it stood still; `due`: its time was used up. */
    kind: z.enum(['counted', 'closed', 'paused', 'due']),
    from: z.iso.datetime(),
    /** Null: no end of it is known. */
    to: z.iso.datetime().nullable(),
    /** Minutes that were counted in this stretch, and until its end. */
    minutes: z.number(),
    minutesSoFar: z.number(),
    /** Why it stood still: what it waited for, or `done-in-between` (it was taken for done). */
    reasons: z.array(z.string()),
  })
  .meta({ id: 'ClockStep' });

export const standingTarget = z
  .strictObject({
    targetId: z.uuid(),
    name: z.string(),
    kind: z.enum(targetKinds),
    /** Whose promise to the others it is (OLA), with a clock for each stay with that team; null: that to the business (SLA). */
    teamId: z.uuid().nullable(),
    minutes: z.int(),
    /** Calendar in whose hours it counts; null: around the clock. */
    calendarId: z.uuid().nullable(),
    state: z.enum(targetStates),
    startedAt: z.iso.datetime(),
    stoppedAt: z.iso.datetime().nullable(),
    /** Null while it stands still. */
    dueAt: z.iso.datetime().nullable(),
    usedMinutes: z.number(),
    usedPerMille: z.int(),
    levels: z.array(z.strictObject({ perMille: z.int(), at: z.iso.datetime().nullable() })),
  })
  .meta({ id: 'StandingTarget' });
export type StandingTarget = z.output<typeof standingTarget>;

export const incidentClocks = view({
  name: 'incident-clocks',
  about:
    'Every target that holds for an incident: how it stands, when it is due, and step by step why then; what a team promises the others once for each stay with it.',
  path: '/incidents/{id}/clocks',
  query: z.strictObject({ id: z.uuid() }),
  result: z
    .strictObject({ now: z.iso.datetime(), items: z.array(standingTarget.extend({ steps: z.array(clockStep) })) })
    .meta({ id: 'IncidentClocks' }),
  may: readers,
});

export const openIncident = z
  .strictObject({
    id: z.uuid(),
    version: z.int(),
    number: z.int(),
    title: z.string(),
    serviceId: z.uuid().nullable(),
    priority: z.int(),
    status: z.enum(incidentStatuses),
    holdReason: z.enum(holdReasons).nullable(),
    teamId: z.uuid().nullable(),
    personId: z.uuid().nullable(),
    isMajor: z.boolean(),
    openedAt: z.iso.datetime(),
    acknowledgedAt: z.iso.datetime().nullable(),
    /** What has to be done next: of the targets that still run the one that is due first. */
    next: standingTarget.nullable(),
  })
  .meta({ id: 'OpenIncident' });
export type OpenIncidentRow = z.output<typeof openIncident>;

/** More than this nobody works through. */
export const mostOpen = 1000;

export const openIncidents = view({
  name: 'open-incidents',
  about: 'What is open: major incidents first, then those of priority 1, then by what is due next, then by importance.',
  path: '/open-incidents',
  query: z.strictObject({
    personId: z.uuid().optional(),
    teamId: z.uuid().optional(),
    serviceId: z.uuid().optional(),
    priority: z.coerce.number().int().min(1).max(5).optional(),
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((text) => !text.includes('\0'))
      .optional(),
  }),
  result: z
    .strictObject({ now: z.iso.datetime(), items: z.array(openIncident), isCut: z.boolean() })
    .meta({ id: 'OpenIncidents', description: `At most ${mostOpen} incidents; isCut says that there are more` }),
  may: readers,
});
