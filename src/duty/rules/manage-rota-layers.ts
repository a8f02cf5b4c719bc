/** Create, change and remove the layers of a rota. */
import { many, managers, refuse, standardDeeds, type Asking, type Refusal } from '#platform/kit';
import { person } from '#people/rules';
import type { LayerRow } from './line/rotation.ts';
import { rotaLayer } from './rota-layer.ts';
import { shiftSwap } from './shift-swap.ts';

export const {
  create: createRotaLayer,
  change: changeRotaLayer,
  remove: removeRotaLayer,
} = standardDeeds(rotaLayer, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  takesAlong: () => [{ thing: shiftSwap, field: 'layerId' }],
  *check(next, before) {
    return yield* refuseLayer(next, before);
  },
});

/** Refuses what makes no sense, and people who come new and are not here. */
export function* refuseLayer(next: LayerRow, before: Pick<LayerRow, 'personIds'> | undefined): Asking<Refusal | undefined> {
  if (next.endsOn !== null && next.endsOn <= next.startsOn)
    return refuse('ends-before-it-starts', `the last handover on ${next.endsOn} is not after the first, on ${next.startsOn}`, {
      field: 'endsOn',
    });
  if ((next.fromMinute === null) !== (next.toMinute === null))
    return refuse('hours-need-both-ends', 'say from when until when, or neither', {
      field: next.fromMinute === null ? 'fromMinute' : 'toMinute',
    });
  const fresh = next.personIds.filter((id) => !before?.personIds.includes(id));
  const known = fresh.length > 0 ? yield* many(person, { id: fresh }) : [];
  if (fresh.some((id) => !known.some((each) => each.id === id)))
    return refuse('no-such-person', 'somebody in this list does not exist', { field: 'personIds' });
  const left = known.find((each) => !each.isActive);
  if (left) return refuse('left-already', `${left.name} has left already`, { field: 'personIds', values: { name: left.name } });
  return undefined;
}
