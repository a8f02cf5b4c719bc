/** Endpoints as the API page and the table of permissions show them: those that hold what was typed, by room. */
export function byTag<E>(
  all: readonly E[],
  typed: string,
  textOf: (each: E) => string,
  tagOf: (each: E) => string,
): readonly (readonly [string, readonly E[]])[] {
  const wanted = typed.trim().toLowerCase();
  return [
    ...Map.groupBy(
      all.filter((each) => textOf(each).toLowerCase().includes(wanted)),
      tagOf,
    ),
  ];
}
