/** A working calendar: the clock times at which a site or a person works. */
import { z } from 'zod';
import { line, reference, thing, zone } from '#platform/kit';
import { workWeeks, workingWeek } from './shifts.ts';

/** ISO 3166-1 alpha-2, and the part after the hyphen of ISO 3166-2: `DE` and `HH`. */
export const countryCode = () => z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1)');
export const regionCode = () => z.string().regex(/^[A-Z0-9]{1,3}$/, 'must be the part after the hyphen of ISO 3166-2');

export const calendar = thing({
  name: 'calendar',
  plural: 'calendars',
  room: 'calendar',
  about: 'The clock times at which a site or a person works, week by week.',
  schema: z.strictObject({
    name: line(200),
    /** The calendar that answers for whatever this one does not say. */
    baseId: reference().nullable().default(null),
    /** Civil time is that of this zone; without one the base decides, at last UTC. */
    zone: zone().nullable().default(null),
    countryCode: countryCode().nullable().default(null),
    regionCode: regionCode().nullable().default(null),
    week: workingWeek().default({}),
    workWeeks: workWeeks().default([]),
    /** Holds for whoever and whatever has no calendar of its own; one in an organisation. */
    isDefault: z.boolean().default(false),
  }),
  title: 'name',
  references: { baseId: 'calendar' },
  searchable: ['name'],
  sortable: ['name'],
  filterable: ['baseId', 'countryCode', 'isDefault'],
  fixed: ['isDefault'],
  isBranchable: true,
});
