/** Two people exchange two shifts. */
import { z } from 'zod';
import { deed, done, isAllowed, managers, reference, refuse } from '#platform/kit';
import { changeOf, heldShift } from './held-shift.ts';
import { rotaLayer } from './rota-layer.ts';
import { refuseStandIn } from './stand-in.ts';
import { dutyTakers } from './who-may.ts';

const ordinal = z.int().min(0).max(1_000_000);

export const swapShifts = deed({
  name: 'swap-shifts',
  about:
    'Two people exchange two shifts of a rota: either of the two says so, or a manager. Both swaps follow their shifts when a layer moves its handovers.',
  on: rotaLayer,
  binding: { method: 'POST', path: '/rota-layers/{id}/swap-shifts' },
  input: z.strictObject({ id: z.uuid(), ordinal, withLayerId: reference(), withOrdinal: ordinal }),
  may: dutyTakers,
  *decide(input, asked) {
    const one = yield* heldShift(input.id, input.ordinal, asked);
    if ('refused' in one) return one;
    const other = yield* heldShift(input.withLayerId, input.withOrdinal, asked);
    if ('refused' in other) return other.code === 'not-found' ? refuse('no-such-shift', other.detail, { field: 'withLayerId' }) : other;
    const [his, hers] = [one.shift.personId, other.shift.personId];
    if (one.of.id !== other.of.id)
      return refuse('another-rota', 'only shifts of one rota are exchanged', { field: 'withLayerId', status: 409 });
    if (his === hers) return refuse('has-this-shift', 'both shifts are theirs already', { field: 'withOrdinal', status: 409 });
    if (![his, hers].includes(asked.by.personId ?? '') && !isAllowed(managers, asked.by))
      return refuse('only-for-yourself', 'exchange a shift of your own, or ask a manager', { status: 403 });
    const refusal =
      (yield* refuseStandIn(one.of, hers, one.shift.stretches, asked)) ?? (yield* refuseStandIn(one.of, his, other.shift.stretches, asked));
    if (refusal) return refusal;
    return done(
      [changeOf(one, hers, asked.newId), changeOf(other, his, asked.newId)],
      [{ event: 'shifts-swapped', data: { rotaId: one.of.id, personIds: [his, hers] } }],
    );
  },
});
