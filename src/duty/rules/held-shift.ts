/** One shift as it stands: when it is, whose turn it is, and who has it. */
import { tickOf } from '#calendar/rules';
import { many, one, patch, put, refuse, remove, type Asked, type Asking, type Change, type Refusal, type Row } from '#platform/kit';
import { shiftsBetween, type Shift } from './line/duty-line.ts';
import { shiftTimeOf } from './line/rotation.ts';
import { rotaLayer } from './rota-layer.ts';
import { rota } from './rota.ts';
import { shiftSwap } from './shift-swap.ts';
import { offsetsAround } from './stand-in.ts';

export interface HeldShift {
  readonly of: Row<typeof rota>;
  readonly layer: Row<typeof rotaLayer>;
  readonly shift: Shift;
  readonly swap: Row<typeof shiftSwap> | undefined;
}

/** Refuses a shift that its layer never comes to, that lies out of reach, or that is over. */
export function* heldShift(layerId: string, ordinal: number, { at }: Asked): Asking<HeldShift | Refusal> {
  const layer = yield* one(rotaLayer, layerId);
  const of = layer && (yield* one(rota, layer.rotaId));
  if (!layer || !of) return refuse('not-found', 'no such rota-layer', { status: 404 });
  const [swap] = yield* many(shiftSwap, { layerId, ordinal });
  const offsets = offsetsAround(of.zone, at);
  const time = shiftTimeOf(layer, ordinal, offsets);
  const facts = { rota: of, offsets, coverage: null, layers: [layer], swaps: swap ? [swap] : [], overrides: [], away: new Map() };
  const shift = time && shiftsBetween(facts, layer, time.from, time.to).find((each) => each.ordinal === ordinal);
  if (!shift) return refuse('no-such-shift', 'this layer has no such shift', { field: 'ordinal' });
  if (shift.to <= tickOf(at)) return refuse('shift-is-over', 'this shift is over', { status: 409 });
  return { of, layer, shift, swap };
}

/** The shift in other hands; back with whose turn it is, nothing is left of the swap. */
export function changeOf({ of, layer, shift, swap }: HeldShift, personId: string, newId: () => string): Change {
  if (swap && personId === shift.turnPersonId) return remove(shiftSwap, swap.id);
  if (swap) return patch(shiftSwap, swap.id, { personId, formerPersonId: shift.personId });
  const { ordinal, personId: formerPersonId } = shift;
  return put(shiftSwap, newId(), { rotaId: of.id, layerId: layer.id, ordinal, personId, formerPersonId });
}
