/** One line of an incident's timeline. Lines are added, never changed: clocks, measures and the review are computed from them. */
import { z } from 'zod';
import { instant, line, prose, reference, thing, type Row } from '#platform/kit';
import { incidentReaders } from '../who-may.ts';

/**
 * What became otherwise, with what stands in `value` and `reason`:
 *
 * - `state`: the status; `reason` on whom it waits, how it was resolved, or `merged`
 * - `moment`: an instant (null takes it back); `reason` which one: occurred, detected, acknowledged, restored
 * - `team`, `person`, `service`: the id, null for none
 * - `priority`: `1` to `5`; `reason` is `table` or `hand`
 * - `major`: `declared` or `stood-down`; `role`: a person's id, `reason` is `lead` or `communications`
 * - `words`: the title; `note`, `update`: nothing, what was said stands in `text`
 * - `alert`, `page`, `link`: the id of what is meant; `level`: the target's id, `reason` the share in per mille
 */
export const entryKinds = [
  'state',
  'moment',
  'team',
  'person',
  'service',
  'priority',
  'major',
  'role',
  'words',
  'note',
  'update',
  'alert',
  'page',
  'link',
  'level',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export const incidentEntry = thing({
  name: 'incident-entry',
  plural: 'incident-entries',
  room: 'incidents',
  about: 'One line in the timeline of an incident: what became otherwise when, or what was said.',
  schema: z.strictObject({
    incidentId: reference(),
    /** 1 is the first that was written; those of one instant follow one another by it. */
    number: z.int().min(1).max(1_000_000),
    /** When it was so, which may lie before it was written down. */
    at: instant(),
    kind: z.enum(entryKinds),
    value: z.string().max(500).nullable().default(null),
    reason: z.string().max(500).nullable().default(null),
    text: prose().default(''),
    /** Membership of whoever did it; null: the program, or somebody who is not here. */
    byId: reference().nullable().default(null),
    /** Who did it, where that is no member: the name in an import, the source of an alert. */
    byName: line(200).nullable().default(null),
    /** Whoever told of the incident, when they are to read this line. */
    reporterId: reference().nullable().default(null),
  }),
  title: 'kind',
  references: { incidentId: 'incident', byId: 'membership', reporterId: 'membership' },
  sortable: ['at', 'number'],
  filterable: ['incidentId', 'kind', 'value', 'at'],
  owner: 'reporterId',
  mayRead: incidentReaders,
});
export type IncidentEntry = Row<typeof incidentEntry>;
