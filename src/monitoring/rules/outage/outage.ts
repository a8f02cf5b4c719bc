/** An outage: what a monitor found wrong, from when until when, and what it counts as. */
import { z } from 'zod';
import { instant, line, prose, reference, thing, type Row } from '#platform/kit';
import { monitorReaders } from '../who-may.ts';

export const outageStates = ['down', 'warning', 'unreachable'] as const;
export type OutageState = (typeof outageStates)[number];

/** `outage`: time in which it did not work; `maintenance`: it was agreed; `false-alarm`: the monitor was wrong. */
export const outageClasses = ['outage', 'maintenance', 'false-alarm'] as const;
export type OutageClass = (typeof outageClasses)[number];

export const outage = thing({
  name: 'outage',
  plural: 'outages',
  room: 'monitoring',
  about: 'What a monitor found wrong, from its first failed check until the first that went well, and what that time counts as.',
  schema: z.strictObject({
    monitorId: reference(),
    /** The service of the monitor at that time. */
    serviceId: reference(),
    state: z.enum(outageStates),
    startedAt: instant(),
    endedAt: instant().nullable().default(null),
    /** Code of what the check found: `timeout`, `unexpected-status`. */
    reason: line(60),
    /** What was seen, in no language: `503`. */
    detail: line(300).nullable().default(null),
    classification: z.enum(outageClasses).default('outage'),
    /** Why it counts as something else than it seemed. */
    explanation: prose(2000).default(''),
  }),
  title: 'reason',
  references: { monitorId: 'monitor', serviceId: 'service' },
  sortable: ['startedAt', 'endedAt', 'state'],
  filterable: ['monitorId', 'serviceId', 'state', 'classification', 'startedAt', 'endedAt'],
  mayRead: monitorReaders,
});
export type Outage = Row<typeof outage>;
