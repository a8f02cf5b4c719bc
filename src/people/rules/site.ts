/** A place where people work, with its clock and its calendar. */
import { z } from 'zod';
import { countryCode, regionCode } from '#calendar/rules';
import { line, reference, thing, zone } from '#platform/kit';

export const site = thing({
  name: 'site',
  plural: 'sites',
  room: 'people',
  about: 'A place where people work, with its time zone and its working calendar.',
  schema: z.strictObject({
    name: line(100),
    zone: zone(),
    calendarId: reference().nullable().default(null),
    countryCode: countryCode().nullable().default(null),
    regionCode: regionCode().nullable().default(null),
  }),
  title: 'name',
  references: { calendarId: 'calendar' },
  searchable: ['name'],
  sortable: ['name'],
  filterable: ['countryCode', 'calendarId'],
  isBranchable: true,
});
