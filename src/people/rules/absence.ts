/** Days on which a person is away. */
import { z } from 'zod';
import { day, prose, reference, staff, thing } from '#platform/kit';

export const absenceKinds = ['vacation', 'sick', 'training', 'other'] as const;

export const absence = thing({
  name: 'absence',
  plural: 'absences',
  room: 'people',
  about: 'Days on which a person is away: vacation, sick leave, training or something else.',
  schema: z.strictObject({
    personId: reference(),
    kind: z.enum(absenceKinds),
    startsOn: day(),
    /** Last day, included. */
    endsOn: day(),
    /** Away on the first day only from noon on. */
    startsAtNoon: z.boolean().default(false),
    /** Away on the last day only until noon. */
    endsAtNoon: z.boolean().default(false),
    status: z.enum(['requested', 'approved']).default('requested'),
  }),
  title: 'kind',
  references: { personId: 'person' },
  sortable: ['startsOn', 'endsOn'],
  filterable: ['personId', 'kind', 'status', 'startsOn', 'endsOn'],
  fixed: ['personId', 'kind', 'status'],
  isBranchable: true,
  owner: 'personId',
  mayRead: { ...staff, own: true },
});

/** Kept apart from the absence, because everybody may know that somebody is away, and few why. */
export const absenceNote = thing({
  name: 'absence-note',
  plural: 'absence-notes',
  room: 'people',
  about: 'A word about an absence, for the person and for managers only.',
  schema: z.strictObject({ absenceId: reference(), personId: reference(), text: prose(2000) }),
  title: 'text',
  references: { absenceId: 'absence', personId: 'person' },
  filterable: ['absenceId', 'personId'],
  fixed: ['absenceId', 'personId'],
  owner: 'personId',
  mayRead: { organisation: ['owner', 'admin', 'manager'], own: true },
});
