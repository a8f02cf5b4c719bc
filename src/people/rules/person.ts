/** Somebody whose time is planned. */
import { z } from 'zod';
import { day, line, perMille, prose, reference, staff, thing } from '#platform/kit';

export const personKinds = ['staff', 'agency', 'contract'] as const;

export const person = thing({
  name: 'person',
  plural: 'people',
  room: 'people',
  about: 'Somebody whose time is planned: staff, agency or contract.',
  schema: z.strictObject({
    name: line(200),
    email: z
      .email()
      .max(254)
      .transform((text) => text.toLowerCase())
      .pipe(z.string())
      .nullable()
      .default(null),
    kind: z.enum(personKinds).default('staff'),
    siteId: reference().nullable().default(null),
    teamId: reference().nullable().default(null),
    managerId: reference().nullable().default(null),
    jobRoleId: reference().nullable().default(null),
    /** Hours of their own; without it the site's calendar holds, at last the organisation's default. */
    calendarId: reference().nullable().default(null),
    /** Share of a full-time week. */
    capacityPerMille: perMille(1000).default(1000),
    /** First and last day here; open when nobody knows. */
    startsOn: day().nullable().default(null),
    endsOn: day().nullable().default(null),
    isActive: z.boolean().default(true),
    notes: prose(4000).default(''),
  }),
  title: 'name',
  references: { siteId: 'site', teamId: 'team', managerId: 'person', jobRoleId: 'job-role', calendarId: 'calendar' },
  searchable: ['name', 'email'],
  sortable: ['name', 'email', 'startsOn', 'endsOn', 'capacityPerMille'],
  filterable: ['kind', 'siteId', 'teamId', 'managerId', 'jobRoleId', 'calendarId', 'isActive', 'email', 'startsOn', 'endsOn'],
  fixed: ['isActive'],
  isBranchable: true,
  owner: 'id',
  mayRead: { ...staff, own: true },
});
