/** Whose own row may somebody see? Their own, those they manage, and in the managers' roles everybody's. */
import type { PersonRow } from '#people/rules';
import { isAllowed, managers, type Principal } from '#platform/kit';

export function seenBy(by: Principal, people: readonly Pick<PersonRow, 'id' | 'managerId'>[]): (personId: string) => boolean {
  if (isAllowed(managers, by)) return () => true;
  if (by.personId === null) return () => false;
  const seen = new Set([by.personId, ...people.filter((each) => each.managerId === by.personId).map((each) => each.id)]);
  return (personId) => seen.has(personId);
}
