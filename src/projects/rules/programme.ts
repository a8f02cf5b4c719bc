/** A programme: several projects that serve one goal together (PMI program, PRINCE2/MSP programme). */
import { z } from 'zod';
import { line, prose, reference, staff, thing, type Row } from '#platform/kit';

export const programme = thing({
  name: 'programme',
  plural: 'programmes',
  room: 'projects',
  about: 'Several projects that serve one goal together.',
  schema: z.strictObject({
    name: line(),
    goal: prose(4000).default(''),
    sponsorId: reference().nullable().default(null),
  }),
  title: 'name',
  references: { sponsorId: 'person' },
  searchable: ['name', 'goal'],
  sortable: ['name'],
  filterable: ['name', 'sponsorId'],
  // It lies in no project, so that a role in one says nothing about it.
  mayRead: { organisation: staff.organisation },
});
export type Programme = Row<typeof programme>;
