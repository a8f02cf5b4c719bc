/** Collisions with the names of everything that they are about. */
import { instantOf } from '#calendar/rules';
import type { Principal } from '#platform/kit';
import { isRefusing, nameOfChange, type Collision, type SaidCollision } from '#changes/rules';
import type { Remembered } from './collision-memory.ts';

type Met = NonNullable<SaidCollision['with']>;

export function saying(known: Remembered, by: Principal) {
  const windows = new Map(known.facts.windows.map((each) => [each.id, each.name]));
  const leave = new Map(known.facts.leave.map((each) => [each.id, each.personId]));
  const milestones = new Map(known.milestones.map((each) => [each.taskId, each]));
  const met = ({ thing, id }: NonNullable<Collision['with']>): Met => {
    if (thing === 'window') return { thing, id, name: windows.get(id) ?? null };
    if (thing === 'rota') return { thing, id, name: known.rotas.get(id) ?? null };
    if (thing === 'absence') return { thing, id, name: known.people.names.get(leave.get(id) ?? '') ?? null };
    if (thing === 'change') {
      const row = known.standing.rows.get(id);
      return { thing, id, name: row ? `${nameOfChange(row.number)} ${row.title}` : null };
    }
    const milestone = milestones.get(id);
    const isHidden = !milestone || by.hiddenScopes.includes(milestone.projectId);
    return isHidden ? { thing, id: null, name: null } : { thing, id, name: `${milestone.projectKey}: ${milestone.name}` };
  };
  const item = (id: string): SaidCollision['items'] => {
    const service = known.services.get(id);
    if (service) return [{ thing: 'service', id, name: service.name }];
    const asset = known.assets.get(id);
    return asset ? [{ thing: 'asset', id, name: asset.name }] : [];
  };
  return {
    met,
    say: (each: Collision): SaidCollision => ({
      code: each.code,
      isRefusing: isRefusing(each),
      isExcepted: each.isExcepted,
      with: each.with && met(each.with),
      startAt: instantOf(each.from),
      endAt: instantOf(each.to),
      items: each.items.flatMap(item),
    }),
  };
}
