/** Names that people choose from a list are told apart by nothing but the name, so it is given once. */
import { many, refuse, type Asking, type Refusal, type Thing } from '#platform/kit';

/** Capitals do not make another name. */
export function* refuseTakenName(thing: Thing, next: { readonly id: string; readonly name: string }): Asking<Refusal | undefined> {
  const others = (yield* many(thing, {})) as unknown as readonly { readonly id: string; readonly name: string }[];
  const taken = others.find((other) => other.id !== next.id && other.name.toLowerCase() === next.name.toLowerCase());
  return (
    taken &&
    refuse('name-taken', `there is already a ${thing.name} called ${taken.name}`, {
      field: 'name',
      status: 409,
      values: { name: taken.name },
    })
  );
}
