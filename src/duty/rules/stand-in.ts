/** Whether somebody may and can stand in: of the rota's own people, here, and not away. Managers ask anybody. */
import { absence, person } from '#people/rules';
import { isAllowed, many, managers, one, refuse, type Asked, type Asking, type Refusal, type Row } from '#platform/kit';
import { offsetsOver, tickOf, type Stretch } from '#calendar/rules';
import { awayOf } from './line/presence.ts';
import { rotaLayer } from './rota-layer.ts';
import { rota } from './rota.ts';

/** The offsets of a zone around a moment: two years back and six ahead. */
export const offsetsAround = (zone: string, at: string) => {
  const year = Number(at.slice(0, 4));
  return offsetsOver(year - 2, year + 6)(zone);
};

/** Refuses whoever cannot be on duty in this rota during these times. */
export function* refuseStandIn(
  of: Row<typeof rota>,
  personId: string,
  times: readonly Stretch[],
  { at, by }: Asked,
): Asking<Refusal | undefined> {
  const who = yield* one(person, personId);
  if (!who) return refuse('no-such-person', 'this person does not exist', { field: 'personId' });
  if (!who.isActive) return refuse('left-already', `${who.name} has left already`, { field: 'personId', values: { name: who.name } });
  if (!isAllowed(managers, by) && who.teamId !== of.teamId) {
    const layers = yield* many(rotaLayer, { rotaId: of.id });
    if (!layers.some((layer) => layer.personIds.includes(personId)))
      return refuse('not-of-this-rota', `${of.name} is looked after by its own people`, { status: 403, values: { name: of.name } });
  }
  const leave = yield* many(absence, { personId, status: 'approved' });
  const clash = leave.find((each) =>
    awayOf({ startsOn: null, endsOn: null, isActive: true }, [each], offsetsAround(of.zone, at)).some((away) =>
      times.some((time) => away.from < time.to && time.from < away.to),
    ),
  );
  if (!clash) return undefined;
  const values = { name: who.name, startsOn: clash.startsOn, endsOn: clash.endsOn };
  return refuse('away-then', `${who.name} is away from ${clash.startsOn} to ${clash.endsOn}`, { field: 'personId', status: 409, values });
}

export const stretchOf = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): Stretch => ({
  from: tickOf(startsAt),
  to: tickOf(endsAt),
});
