/** What somebody is employed as. */
import { z } from 'zod';
import { line, thing } from '#platform/kit';

export const jobRole = thing({
  name: 'job-role',
  plural: 'job-roles',
  room: 'people',
  about: 'What somebody is employed as, such as network engineer; not what they may do in this program.',
  schema: z.strictObject({ name: line(100) }),
  title: 'name',
  searchable: ['name'],
  sortable: ['name'],
  isBranchable: true,
});
