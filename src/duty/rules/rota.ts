/** A rota: whom to call for what a team looks after. */
import { z } from 'zod';
import { instant, line, prose, reference, thing, zone } from '#platform/kit';
import { knownGap } from './gap.ts';
import { dutyStaff } from './who-may.ts';

export const rota = thing({
  name: 'rota',
  plural: 'rotas',
  room: 'duty',
  about: 'Who of a team has to come when something happens, turn by turn.',
  schema: z.strictObject({
    name: line(100),
    teamId: reference(),
    /** Handovers and hours of its layers are times of this zone. */
    zone: zone(),
    /** When somebody has to be on duty; round the clock without one. */
    coverageCalendarId: reference().nullable().default(null),
    /** How long whoever is asked has to answer, before the next are asked. */
    escalationMinutes: z.int().min(1).max(1440).default(15),
    /** Asked when nobody here has answered. */
    nextRotaId: reference().nullable().default(null),
    /** Rest after duty that took more than two hours of a night; eleven hours are what directive 2003/88/EC asks for. */
    restMinutes: z.int().min(0).max(2880).default(660),
    notes: prose(4000).default(''),
    /** False: it has ended, at that instant, and is kept for who was on duty until then. */
    isActive: z.boolean().default(true),
    endedAt: instant().nullable().default(null),
    /** Gaps within the next 90 days, as they were found last: what is new is told once. */
    knownGaps: z.array(knownGap()).default([]),
  }),
  title: 'name',
  references: { teamId: 'team', coverageCalendarId: 'calendar', nextRotaId: 'rota' },
  searchable: ['name'],
  sortable: ['name'],
  filterable: ['teamId', 'isActive', 'coverageCalendarId', 'nextRotaId'],
  fixed: ['isActive', 'endedAt', 'knownGaps'],
  mayRead: dutyStaff,
});
