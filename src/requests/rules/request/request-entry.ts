/** One line of a request's timeline. Lines are added, never changed: clocks and measures are computed from them. */
import { z } from 'zod';
import { instant, line, prose, reference, thing, type Row } from '#platform/kit';
import { requestReaders } from '../who-may.ts';

/**
 * What became otherwise, with what stands in `value` and `reason`:
 *
 * - `state`: the status; `reason` on whom it waits, `reopened`, `incident`, or `in-time`
 * - `team`, `person`: the id, null for none
 * - `step`: its place, from 0; `reason` is `done` or `undone`; its words stand in `text`
 * - `approval`: `approved` or `rejected`
 * - `note`: what was said stands in `text`
 * - `link`: the id of an incident; null with the reason `task` or `task-gone`: there is work for it in a plan, or not any more
 */
export const requestEntryKinds = ['state', 'team', 'person', 'step', 'approval', 'note', 'link'] as const;
export type RequestEntryKind = (typeof requestEntryKinds)[number];

export const requestEntry = thing({
  name: 'request-entry',
  plural: 'request-entries',
  room: 'requests',
  about: 'One line in the timeline of a request: what became otherwise when, or what was said.',
  schema: z.strictObject({
    requestId: reference(),
    /** 1 is the first that was written. */
    number: z.int().min(1).max(1_000_000),
    at: instant(),
    kind: z.enum(requestEntryKinds),
    value: z.string().max(500).nullable().default(null),
    reason: z.string().max(500).nullable().default(null),
    text: prose().default(''),
    /** Membership of whoever did it; null: the program. */
    byId: reference().nullable().default(null),
    /** Who did it, where that is no member. */
    byName: line(200).nullable().default(null),
    /** Whoever asked, when they are to read this line. */
    requesterId: reference().nullable().default(null),
  }),
  title: 'kind',
  references: { requestId: 'service-request', byId: 'membership', requesterId: 'membership' },
  drawn: ['requestId', 'byId', 'requesterId'],
  sortable: ['at', 'number'],
  filterable: ['requestId', 'kind', 'value', 'at'],
  owner: 'requesterId',
  mayRead: requestReaders,
});
export type RequestEntry = Row<typeof requestEntry>;
