/** Create, change and remove people. */
import { deed, managers, many, one, refuse, standardDeeds, type Asking, type Refusal } from '#platform/kit';
import { absence, absenceNote } from './absence.ts';
import { person } from './person.ts';
import { personSkill } from './person-skill.ts';
import { rate } from './rate.ts';
import { team } from './team.ts';
import { refuseLoop } from './upward-loop.ts';

const standard = standardDeeds(person, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  takesAlong: () => [
    { thing: absenceNote, field: 'personId' },
    { thing: absence, field: 'personId' },
    { thing: personSkill, field: 'personId' },
    { thing: rate, field: 'personId' },
  ],
  *check(next) {
    if (next.startsOn !== null && next.endsOn !== null && next.endsOn < next.startsOn)
      return refuse('ends-before-it-starts', `the last day ${next.endsOn} lies before the first, ${next.startsOn}`, { field: 'endsOn' });
    if (next.email !== null) {
      const taken = (yield* many(person, { email: next.email })).find((other) => other.id !== next.id);
      if (taken)
        return refuse('email-taken', `${taken.name} has this e-mail address`, {
          field: 'email',
          status: 409,
          values: { name: taken.name },
        });
    }
    return yield* refuseLoop(person, next, 'managerId', next.managerId);
  },
});

export const createPerson = standard.create;
export const changePerson = standard.change;

export const removePerson = deed({
  ...standard.remove,
  about: 'Removes a person who was entered by mistake, with skills, absences and rates. Whoever really worked here is deactivated instead.',
  *decide(input, asked) {
    const { id } = input as { id: string };
    const before = yield* one(person, id);
    const refusal = before && (yield* refuseWhoLeads(before, 409));
    return refusal ?? (yield* standard.remove.decide(input, asked));
  },
});

/** Says which teams and people would be left without a head. */
export function* refuseWhoLeads(
  { id, name }: { readonly id: string; readonly name: string },
  status: 409 | 422,
): Asking<Refusal | undefined> {
  const teams = yield* many(team, { leadId: id });
  const people = yield* many(person, { managerId: id });
  const names = [...teams, ...people].map((each) => each.name).join(', ');
  return names === ''
    ? undefined
    : refuse('still-leads', `${name} still leads ${names}; say who takes over`, { field: 'handOverTo', status, values: { name, names } });
}
