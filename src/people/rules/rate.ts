/** What an hour costs: of a person, or of everybody in a job role. */
import { z } from 'zod';
import { day, managers, reference, thing } from '#platform/kit';

export const rate = thing({
  name: 'rate',
  plural: 'rates',
  room: 'people',
  about: 'What an hour of a person, or of everybody in a job role, costs from a day on.',
  schema: z.strictObject({
    /** Either a person or a job role; the person’s own rate rules. */
    personId: reference().nullable().default(null),
    jobRoleId: reference().nullable().default(null),
    /** In the currency's smallest unit: 6500 is EUR 65.00. */
    hourlyMinor: z.int().min(0).max(100_000_000),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters (ISO 4217)'),
    startsOn: day(),
  }),
  title: 'startsOn',
  references: { personId: 'person', jobRoleId: 'job-role' },
  sortable: ['startsOn', 'hourlyMinor'],
  filterable: ['personId', 'jobRoleId', 'startsOn', 'currency'],
  fixed: ['personId', 'jobRoleId'],
  isBranchable: true,
  mayRead: managers,
});
