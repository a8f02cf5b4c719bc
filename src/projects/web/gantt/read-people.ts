/** Names as typed into the cell of those who work on a task: `Asha Rao; Ben 50 %`, also `Ben [50 %]` as Microsoft Project writes it. */
import type { PlanSession } from './plan-session.ts';

export interface TypedPerson {
  readonly personId: string;
  readonly unitsPerMille: number;
}
export type PeopleRead =
  | { readonly people: readonly TypedPerson[] }
  | { readonly wrong: 'refused-people' | 'refused-people-many'; readonly name: string };

export interface NamePart {
  readonly name: string;
  /** Null: not told. */
  readonly percent: number | null;
}

export const namesIn = (text: string): readonly NamePart[] =>
  text
    .split(/[;\n]|,(?![^[]*\])/u)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((part) => {
      const match = /^(.*?)(?:\s*[[(]?(\d{1,4})\s*%\s*[\])]?)?$/u.exec(part)!;
      return { name: match[1]!.trim(), percent: match[2] === undefined ? null : Number(match[2]) };
    });

/** Looks first among those of the plan, then among all people of the organisation; a part of a name will do if only one has it. */
export async function readPeople(session: PlanSession, text: string): Promise<PeopleRead> {
  const people = new Map<string, TypedPerson>();
  for (const { name, percent } of namesIn(text)) {
    const wanted = name.toLowerCase();
    const exact = [...session.records.person.values()].filter((each) => each.name.toLowerCase() === wanted);
    let found: readonly { readonly id: string; readonly name: string }[] = exact;
    if (found.length !== 1) {
      const others = await session.findPeople(name, 50);
      const named = others.filter((each) => each.name.toLowerCase() === wanted || each.email?.toLowerCase() === wanted);
      const similar = others.filter((each) => each.name.toLowerCase().includes(wanted));
      found = named.length > 0 ? named : similar;
      for (const each of others) if (found.length === 1 && each.id === found[0]!.id) session.meet(each);
    }
    if (found.length !== 1) return { wrong: found.length === 0 ? 'refused-people' : 'refused-people-many', name };
    people.set(found[0]!.id, { personId: found[0]!.id, unitsPerMille: percent === null ? 1000 : percent * 10 });
  }
  return { people: [...people.values()] };
}
