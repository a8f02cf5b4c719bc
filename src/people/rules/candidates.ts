/** Who could do it: people with a skill at a level. */
import type { Row } from '#platform/kit';
import type { personSkill } from './person-skill.ts';
import { isHereOn, type PersonRow } from './resource-facts.ts';

export interface Candidate {
  readonly person: PersonRow;
  readonly level: number;
}

/**
 * The people here on a day who have the skill at this level or above. Those who just suffice come first, so that whoever is asked by
 * everybody stays free for what only they can do; equals by name and id.
 */
export function candidatesFor(
  wanted: { readonly skillId: string; readonly level: number; readonly on: string },
  people: readonly PersonRow[],
  skills: readonly Pick<Row<typeof personSkill>, 'personId' | 'skillId' | 'level'>[],
): readonly Candidate[] {
  const levels = new Map(skills.filter((each) => each.skillId === wanted.skillId).map((each) => [each.personId, each.level]));
  return people
    .filter((person) => isHereOn(person, wanted.on))
    .map((person) => ({ person, level: levels.get(person.id) ?? 0 }))
    .filter(({ level }) => level >= wanted.level && level > 0)
    .toSorted((a, b) => a.level - b.level || compare(a.person.name, b.person.name) || compare(a.person.id, b.person.id));
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
