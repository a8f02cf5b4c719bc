/** People who work together, under a lead; teams may stand under teams. */
import { z } from 'zod';
import { line, reference, thing } from '#platform/kit';

export const team = thing({
  name: 'team',
  plural: 'teams',
  room: 'people',
  about: 'People who work together, under a lead; teams may stand under teams.',
  schema: z.strictObject({
    name: line(100),
    leadId: reference().nullable().default(null),
    siteId: reference().nullable().default(null),
    parentId: reference().nullable().default(null),
  }),
  title: 'name',
  references: { leadId: 'person', siteId: 'site', parentId: 'team' },
  searchable: ['name'],
  sortable: ['name'],
  filterable: ['leadId', 'siteId', 'parentId'],
  isBranchable: true,
});
