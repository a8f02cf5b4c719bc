/** Somebody takes a shift. */
import { z } from 'zod';
import { deed, done, isAllowed, managers, reference, refuse } from '#platform/kit';
import { changeOf, heldShift } from './held-shift.ts';
import { rotaLayer } from './rota-layer.ts';
import { refuseStandIn } from './stand-in.ts';
import { dutyTakers } from './who-may.ts';

export const takeShift = deed({
  name: 'take-shift',
  about:
    'Takes one shift of a layer: for oneself among the people of the rota, for anybody by a manager. It stays theirs when the layer moves its handovers.',
  on: rotaLayer,
  binding: { method: 'POST', path: '/rota-layers/{id}/take-shift' },
  input: z.strictObject({
    id: z.uuid(),
    ordinal: z.int().min(0).max(1_000_000),
    /** Who takes it; whoever asks, when left out. */
    personId: reference().nullable().default(null),
  }),
  may: dutyTakers,
  *decide({ id, ordinal, personId }, asked) {
    const taker = personId ?? asked.by.personId;
    if (taker === null) return refuse('no-person-of-yours', 'your account is nobody among the people', { field: 'personId' });
    const held = yield* heldShift(id, ordinal, asked);
    if ('refused' in held) return held;
    const { of, shift } = held;
    if (taker !== asked.by.personId && !isAllowed(managers, asked.by))
      return refuse('only-for-yourself', 'take it for yourself, or ask a manager', { field: 'personId', status: 403 });
    if (taker === shift.personId) return refuse('has-this-shift', 'this shift is theirs already', { field: 'personId', status: 409 });
    const refusal = yield* refuseStandIn(of, taker, shift.stretches, asked);
    if (refusal) return refusal;
    const data = { rotaId: of.id, layerId: id, ordinal, personId: taker, formerPersonId: shift.personId };
    return done([changeOf(held, taker, asked.newId)], [{ event: 'shift-taken', data }]);
  },
});
