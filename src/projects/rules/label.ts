/** A label: a coloured word that may stand on tasks of any project. */
import { z } from 'zod';
import { line, thing, type Row } from '#platform/kit';

export const label = thing({
  name: 'label',
  plural: 'labels',
  room: 'projects',
  about: 'A coloured word that may stand on tasks of any project.',
  schema: z.strictObject({
    name: line(60),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/, 'is written #rrggbb in small letters')
      .default('#666b70'),
  }),
  title: 'name',
  searchable: ['name'],
  sortable: ['name'],
  filterable: ['name'],
});
export type Label = Row<typeof label>;
