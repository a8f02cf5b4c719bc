/** Create, change and remove rotas. */
import { deed, many, managers, one, patch, refuse, standardDeeds, type Asking, type Change, type Refusal } from '#platform/kit';
import { dutyOverride } from './duty-override.ts';
import { rotaLayer } from './rota-layer.ts';
import { rota } from './rota.ts';
import { shiftSwap } from './shift-swap.ts';

const standard = standardDeeds(rota, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  filled: {
    // oxlint-disable-next-line require-yield -- nothing to ask
    *knownGaps() {
      return [];
    },
  },
  takesAlong: () => [
    { thing: shiftSwap, field: 'rotaId' },
    { thing: dutyOverride, field: 'rotaId' },
    { thing: rotaLayer, field: 'rotaId' },
  ],
  *check(next) {
    const taken = (yield* many(rota, {})).find((other) => other.id !== next.id && other.name.toLowerCase() === next.name.toLowerCase());
    if (taken)
      return refuse('name-taken', `there is already a rota called ${taken.name}`, {
        field: 'name',
        status: 409,
        values: { name: taken.name },
      });
    if ((yield* one(rota, next.nextRotaId))?.isActive === false)
      return refuse('rota-ended', 'this rota has ended and asks nobody', { field: 'nextRotaId' });
    return yield* refuseCircle(next);
  },
});

/** Whoever is asked next must at last be somebody else: names every rota of the circle. */
function* refuseCircle(next: {
  readonly id: string;
  readonly name: string;
  readonly nextRotaId: string | null;
}): Asking<Refusal | undefined> {
  const names = [next.name];
  const seen = new Set([next.id]);
  for (let id = next.nextRotaId; id !== null;) {
    const asked = yield* one(rota, id);
    if (!asked) return undefined;
    names.push(asked.name);
    if (seen.has(id)) return refuse('loop', `loop: ${names.join(' → ')}`, { field: 'nextRotaId', values: { loop: names.join(' → ') } });
    seen.add(id);
    id = asked.nextRotaId;
  }
  return undefined;
}

/** Whoever asked this rota next asks nobody then. */
export function* askedNoMore(id: string): Asking<readonly Change[]> {
  const before = (yield* many(rota, { nextRotaId: id })).filter((each) => each.id !== id);
  return before.map((each) => patch(rota, each.id, { nextRotaId: null }));
}

export const createRota = standard.create;
export const changeRota = standard.change;

export const removeRota = deed({
  ...standard.remove,
  about: 'Removes a rota with its layers, overrides and swaps; whoever asked it next asks nobody then. Undo brings all of it back.',
  *decide(input, asked) {
    const { id } = input as { id: string };
    const decision = yield* standard.remove.decide(input, asked);
    if (decision.refused) return decision;
    return { ...decision, changes: [...(yield* askedNoMore(id)), ...decision.changes] };
  },
});
