/** A layer goes on with other people or other hours from a day on; what lies behind stays as it was. */
import { z } from 'zod';
import { dayOf } from '#calendar/rules';
import { day, deed, done, managers, notFound, one, patch, put, reference, refuse } from '#platform/kit';
import { refuseLayer } from './manage-rota-layers.ts';
import { rotaLayer } from './rota-layer.ts';

export const renewRotaLayer = deed({
  name: 'renew-rota-layer',
  about:
    'Ends a layer with the handover of a day and goes on from there with a new one of the same hours, whose first turn is that of the first named. Shifts before that day stay as they were, and so do the swaps of them.',
  on: rotaLayer,
  binding: { method: 'POST', path: '/rota-layers/{id}/renew' },
  input: z.strictObject({ id: z.uuid(), startsOn: day(), personIds: z.array(reference()).min(1).max(50) }),
  may: managers,
  *decide({ id, startsOn, personIds }, asked) {
    const before = yield* one(rotaLayer, id);
    if (!before) return notFound(rotaLayer);
    if (dayOf(startsOn) <= dayOf(before.startsOn) || (before.endsOn !== null && startsOn >= before.endsOn))
      return refuse('outside-the-layer', 'choose a day on which the layer is in force', { field: 'startsOn' });
    const { version: _, createdAt: __, updatedAt: ___, ...fields } = before;
    const next = { ...fields, id: asked.newId(), startsOn, personIds };
    const refusal = yield* refuseLayer(next, before);
    if (refusal) return refusal;
    const { id: nextId, ...row } = next;
    return done(
      [patch(rotaLayer, id, { endsOn: startsOn }), put(rotaLayer, nextId, row)],
      [
        { event: 'rota-layer-changed', data: { id, fields: ['endsOn'] } },
        { event: 'rota-layer-created', data: { id: nextId } },
      ],
    );
  },
});
