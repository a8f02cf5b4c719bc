/** Somebody is on duty for a while instead of whoever the layers name. */
import { z } from 'zod';
import { instant, line, reference, thing } from '#platform/kit';
import { mostLevels } from './rota-layer.ts';
import { dutyStaff } from './who-may.ts';

export const dutyOverride = thing({
  name: 'duty-override',
  plural: 'duty-overrides',
  room: 'duty',
  about: 'Somebody is on duty from one instant until another, instead of whoever the layers of that level name.',
  schema: z.strictObject({
    rotaId: reference(),
    level: z.int().min(1).max(mostLevels).default(1),
    personId: reference(),
    startsAt: instant(),
    endsAt: instant(),
    reason: line(200).nullable().default(null),
  }),
  title: 'startsAt',
  references: { rotaId: 'rota', personId: 'person' },
  sortable: ['startsAt', 'endsAt'],
  filterable: ['rotaId', 'personId', 'level', 'startsAt', 'endsAt'],
  fixed: ['rotaId', 'personId'],
  owner: 'personId',
  mayRead: { ...dutyStaff, own: true },
});
