/** Lets a test ask a deed for its decision as the server would: input through the shape, facts from memory, a known clock. */
import {
  answerFromMemory,
  type Change,
  type Deed,
  type Decision,
  type Done,
  type Principal,
  type Refusal,
  type Thing,
  answerFrom,
} from '#platform/kit';

export type Fact = Readonly<Record<string, unknown>>;
export type Facts = readonly (readonly [thing: Thing, row: Fact])[];

/** The nth id of the tests: `00000000-0000-7000-8000-000000000012`. */
export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const principal = (as: Partial<Principal> = {}): Principal => ({
  organisationId: idOf(900_001),
  membershipId: idOf(900_002),
  accountId: idOf(900_003),
  personId: null,
  name: 'Mara Lindqvist',
  role: 'manager',
  scopeRoles: {},
  hiddenScopes: [],
  carrier: 'session',
  canWrite: true,
  ...as,
});

/** A record as the database would hold it: the thing's own defaults, then the fields given. */
export function record(thing: Thing, id: string, fields: Fact): readonly [Thing, Fact] {
  const base = { id, version: 1, createdAt: '2026-01-05T08:00:00.000Z', updatedAt: '2026-01-05T08:00:00.000Z' };
  return [thing, { ...base, ...(thing.schema.parse(fields) as object) }];
}

/** `at` is the clock of the deed; a Monday morning unless told otherwise. `after` is what was given out before: for a second deed that makes records. */
export function decide(
  deed: Deed<never, never> | Deed,
  input: Fact,
  facts: Facts = [],
  by: Principal = principal(),
  at = '2026-11-16T09:00:00.000Z',
  after = { ids: 500_000, number: 0 },
): Decision {
  const rows = new Map<string, Map<string, Fact>>();
  for (const [thing, row] of facts) {
    if (!rows.has(thing.name)) rows.set(thing.name, new Map());
    rows.get(thing.name)!.set(row['id'] as string, row);
  }
  const any = deed as Deed;
  let made = after.ids;
  const asked = { at, newId: () => idOf(++made), by, branchId: null };
  return answerFrom(
    any.decide(any.input.parse(input), asked),
    answerFromMemory(rows, () => after.number + 1),
  );
}

/** The changes of a deed that says yes. */
export function changesOf(decision: Decision): readonly Change[] {
  if (decision.refused) throw new Error(`refused: ${decision.code}, ${decision.detail}`);
  return (decision as Done).changes;
}

/** The code of a deed that says no. */
export function refusalOf(decision: Decision): string {
  if (!decision.refused) throw new Error('it was not refused');
  return (decision as Refusal).code;
}

/** Facts after the changes: for a second deed upon the first. */
export function after(facts: Facts, changes: readonly Change[]): Facts {
  const rows = new Map(facts.map((fact) => [`${fact[0].name} ${String(fact[1]['id'])}`, fact]));
  for (const change of changes) {
    const key = `${change.thing.name} ${change.id}`;
    const before = rows.get(key);
    if (change.kind === 'remove') rows.delete(key);
    else if (change.kind === 'put') rows.set(key, [change.thing, { ...change.row, id: change.id }]);
    else if (before) rows.set(key, [change.thing, { ...before[1], ...change.fields }]);
  }
  return [...rows.values()];
}
