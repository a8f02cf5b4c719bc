/** Somebody leaves, or comes back. */
import { z } from 'zod';
import { day, deed, done, managers, many, notFound, one, patch, refuse, type Change } from '#platform/kit';
import { refuseWhoLeads } from './manage-people.ts';
import { person } from './person.ts';
import { team } from './team.ts';

export const deactivatePerson = deed({
  name: 'deactivate-person',
  about: 'Somebody leaves: no new work is planned for them. Teams they lead and people they manage go to whoever takes over.',
  on: person,
  binding: { method: 'POST', path: '/people/{id}/deactivate' },
  input: z.strictObject({ id: z.uuid(), endsOn: day(), handOverTo: z.uuid().nullable().default(null) }),
  may: managers,
  *decide({ id, endsOn, handOverTo }) {
    const before = yield* one(person, id);
    if (!before) return notFound(person);
    if (!before.isActive) return refuse('left-already', `${before.name} has left already`, { status: 409, values: { name: before.name } });
    if (before.startsOn !== null && endsOn < before.startsOn)
      return refuse('ends-before-it-starts', `the last day lies before the first, ${before.startsOn}`, { field: 'endsOn' });
    const changes: Change[] = [patch(person, id, { isActive: false, endsOn })];
    if (handOverTo === null) {
      const refusal = yield* refuseWhoLeads(before, 422);
      if (refusal) return refusal;
    } else {
      const next = yield* one(person, handOverTo);
      if (!next || !next.isActive || handOverTo === id)
        return refuse('cannot-take-over', 'only somebody else who is still here can take over', { field: 'handOverTo' });
      for (const led of yield* many(team, { leadId: id })) changes.push(patch(team, led.id, { leadId: handOverTo }));
      for (const managed of yield* many(person, { managerId: id }))
        // Whoever takes over and was managed by the one who leaves now stands where that one stood.
        changes.push(patch(person, managed.id, { managerId: managed.id === handOverTo ? before.managerId : handOverTo }));
    }
    return done(changes, [{ event: 'person-deactivated', data: { id, endsOn, handOverTo } }]);
  },
});

export const reactivatePerson = deed({
  name: 'reactivate-person',
  about: 'Somebody who had left is back.',
  on: person,
  binding: { method: 'POST', path: '/people/{id}/reactivate' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }) {
    const before = yield* one(person, id);
    if (!before) return notFound(person);
    if (before.isActive) return refuse('is-here', `${before.name} has not left`, { status: 409, values: { name: before.name } });
    return done([patch(person, id, { isActive: true, endsOn: null })], [{ event: 'person-reactivated', data: { id } }]);
  },
});
