/** Something people can do, at a level. */
import { z } from 'zod';
import { line, thing } from '#platform/kit';

export const skill = thing({
  name: 'skill',
  plural: 'skills',
  room: 'people',
  about: 'Something people can do at a level, such as routing or Oracle administration.',
  schema: z.strictObject({
    name: line(100),
    /** The family that it stands under in lists: "Networks". */
    category: line(100).nullable().default(null),
  }),
  title: 'name',
  searchable: ['name', 'category'],
  sortable: ['name', 'category'],
  filterable: ['category'],
  isBranchable: true,
});
