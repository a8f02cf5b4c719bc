/** What the timeline says about an incident, one fact with the lines that say so. */
import { z } from 'zod';

/**
 * - `moment`: when something was so; `name` which: occurred, detected, opened, acknowledged, restored, resolved, closed
 * - `time`: how long something took, on the clock and in the hours of the service; `name` which: detect, acknowledge, restore, resolve
 * - `priority`: `name` is `1` to `5`; `major`: `name` is `declared` or `stood-down`
 * - `role`: who took it, `name` is lead, communications or works; `team`: which had it
 * - `service`: which it was about, or which stood still with it; `name` is `own`, `down` or `degraded`
 * - `change`: what caused it; `alert`: what told of it; `wait`: for whom or what it waited, `name` says
 * - `update`, `note`: what was said
 */
export const factKinds = [
  'moment',
  'time',
  'priority',
  'major',
  'role',
  'team',
  'service',
  'change',
  'alert',
  'wait',
  'update',
  'note',
] as const;
export type FactKind = (typeof factKinds)[number];

export const reviewFact = z
  .strictObject({
    kind: z.enum(factKinds),
    name: z.string().max(100).nullable(),
    /** When it was so; null where it has no moment of its own. */
    at: z.iso.datetime().nullable(),
    /** The person, team, service, change or alert that is meant. */
    recordId: z.uuid().nullable(),
    /** Minutes on the clock, and of these in the hours in which the service is promised. */
    minutes: z.number().nullable(),
    serviceMinutes: z.number().nullable(),
    text: z.string(),
    /** The lines of the timeline that say so. */
    entryIds: z.array(z.uuid()).max(50),
  })
  .meta({ id: 'ReviewFact' });
export type ReviewFact = z.output<typeof reviewFact>;
