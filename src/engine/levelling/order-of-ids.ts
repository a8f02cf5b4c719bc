/** A total order of ids that no locale can change: shorter first, then by code unit, so that task 2 comes before task 10. */
export function compareIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}
