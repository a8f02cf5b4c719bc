/** One rotation of a rota: the same people, one after the other, shift by shift. */
import { z } from 'zod';
import { WEEKDAYS } from '#engine';
import { day, line, reference, thing } from '#platform/kit';
import { dutyStaff } from './who-may.ts';

export const shiftUnits = ['hours', 'days', 'weeks'] as const;
/** The first level is asked first. */
export const mostLevels = 9;

export const rotaLayer = thing({
  name: 'rota-layer',
  plural: 'rota-layers',
  room: 'duty',
  about: 'One rotation of a rota: its people take turns, shift by shift, at a level of the escalation.',
  schema: z.strictObject({
    rotaId: reference(),
    name: line(100),
    /** When it is asked: level 1 first. Layers of one level are on duty together, or each for its hours. */
    level: z.int().min(1).max(mostLevels).default(1),
    /** Day of the first handover. */
    startsOn: day(),
    /** Day of the last handover, at which it ends; it goes on without one. */
    endsOn: day().nullable().default(null),
    handoverMinute: z.int().min(0).max(1439).default(480),
    shiftUnit: z.enum(shiftUnits).default('weeks'),
    shiftLength: z.int().min(1).max(366).default(1),
    /** Days on which its hours begin. */
    weekdays: z
      .array(z.enum(WEEKDAYS))
      .min(1)
      .max(7)
      .default([...WEEKDAYS]),
    /** From when until when on those days; until the next day where it ends before it begins. Whole days without. */
    fromMinute: z.int().min(0).max(1439).nullable().default(null),
    toMinute: z.int().min(0).max(1440).nullable().default(null),
    /** What of their working hours whoever is on duty keeps free for it: less to plan with. */
    dutyPerMille: z.int().min(0).max(1000).default(500),
    /** In the order of their turns; somebody may have more than one turn. */
    personIds: z.array(reference()).min(1).max(50),
  }),
  title: 'name',
  references: { rotaId: 'rota' },
  sortable: ['level', 'name', 'startsOn'],
  filterable: ['rotaId', 'level'],
  fixed: ['rotaId'],
  mayRead: dutyStaff,
});
