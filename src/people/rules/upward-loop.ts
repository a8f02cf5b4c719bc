/** Managers over people, teams over teams: whoever goes upwards must arrive. */
import { one, refuse, type Asking, type Refusal, type Thing } from '#platform/kit';

interface Standing {
  readonly id: string;
  readonly name: string;
}

/** Refuses a chain of records that comes back to where it began, and names everybody in it. */
export function* refuseLoop(thing: Thing, next: Standing, field: string, above: string | null): Asking<Refusal | undefined> {
  const names = [next.name];
  const seen = new Set([next.id]);
  for (let id = above; id !== null;) {
    const upper = (yield* one(thing, id)) as (Standing & Readonly<Record<string, unknown>>) | undefined;
    if (!upper) return refuse(`no-such-${thing.name}`, `the ${thing.name} above does not exist`, { field });
    names.push(upper.name);
    if (seen.has(id)) return refuse('loop', `loop: ${names.join(' → ')}`, { field, values: { loop: names.join(' → ') } });
    seen.add(id);
    id = upper[field] as string | null;
  }
  return undefined;
}
