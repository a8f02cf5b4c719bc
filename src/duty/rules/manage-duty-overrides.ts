/** Put somebody in, change for how long, and take them out again: people themselves, managers everybody. */
import { many, one, refuse, standardDeeds } from '#platform/kit';
import { dutyOverride } from './duty-override.ts';
import { rota } from './rota.ts';
import { refuseStandIn, stretchOf } from './stand-in.ts';
import { themselvesOrManagers } from './who-may.ts';

export const {
  create: createDutyOverride,
  change: changeDutyOverride,
  remove: removeDutyOverride,
} = standardDeeds(dutyOverride, {
  mayCreate: themselvesOrManagers,
  mayChange: themselvesOrManagers,
  mayRemove: themselvesOrManagers,
  *check(next, _, asked) {
    if (next.endsAt <= next.startsAt) return refuse('ends-before-it-starts', 'the override ends before it starts', { field: 'endsAt' });
    const others = yield* many(dutyOverride, { rotaId: next.rotaId, level: next.level });
    const clash = others.find((other) => other.id !== next.id && other.startsAt < next.endsAt && next.startsAt < other.endsAt);
    if (clash)
      return refuse('overrides-overlap', `there is already an override from ${clash.startsAt} to ${clash.endsAt}`, {
        field: 'startsAt',
        status: 409,
        values: { startsAt: clash.startsAt, endsAt: clash.endsAt },
      });
    const of = yield* one(rota, next.rotaId);
    return of && (yield* refuseStandIn(of, next.personId, [stretchOf(next)], asked));
  },
});
