/** Two people changed one record: what can be joined without loss, and what must be asked. */
type Fields = Readonly<Record<string, unknown>>;

export interface FieldClash {
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left ?? null) === JSON.stringify(right ?? null);

/** Fields that both sides changed, and changed differently. Empty: my fields may be sent again on top of theirs. */
export function clashesOf(base: Fields, mine: Fields, theirs: Fields): readonly FieldClash[] {
  return Object.keys(mine)
    .filter((field) => field in theirs && !same(base[field], theirs[field]) && !same(mine[field], theirs[field]))
    .map((field) => ({ field, base: base[field], mine: mine[field], theirs: theirs[field] }));
}
