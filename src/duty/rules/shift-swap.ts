/** Somebody has taken a shift that the rotation gives to somebody else. */
import { z } from 'zod';
import { reference, thing } from '#platform/kit';
import { dutyStaff } from './who-may.ts';

export const shiftSwap = thing({
  name: 'shift-swap',
  plural: 'shift-swaps',
  room: 'duty',
  about: 'Somebody takes one shift of a rotation. It belongs to the shift, whenever that begins: it follows when the handover is moved.',
  schema: z.strictObject({
    rotaId: reference(),
    layerId: reference(),
    /** Which shift of the layer, counted from 0 at its start. */
    ordinal: z.int().min(0).max(1_000_000),
    /** Who takes it. */
    personId: reference(),
    /** Who had it when it was taken. */
    formerPersonId: reference().nullable().default(null),
  }),
  title: 'ordinal',
  references: { rotaId: 'rota', layerId: 'rota-layer', personId: 'person', formerPersonId: 'person' },
  sortable: ['ordinal'],
  filterable: ['rotaId', 'layerId', 'ordinal', 'personId'],
  fixed: ['rotaId', 'layerId', 'ordinal', 'personId', 'formerPersonId'],
  owner: 'personId',
  mayRead: { ...dutyStaff, own: true },
});

/** The stable name of a shift: the same wherever its layer moves it. */
export const shiftIdOf = (layerId: string, ordinal: number): string => `${layerId}:${ordinal}`;
