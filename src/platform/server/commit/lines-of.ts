/** What a deed's changes are to the records as they are: one line a record, for the tables and for the journal. */
import type { Change, Thing } from '#platform/kit';
import { noSuch } from '../read/one.ts';
import { standingOf } from '../read/visibility.ts';
import type { Line } from './apply.ts';
import { keyOf, type Fact, type Facts } from './facts.ts';

/** Changes with the records before and after them. Several changes to one record become one line. */
export async function linesOf(facts: Facts, changes: readonly Change[]): Promise<readonly Line[]> {
  for (const [thing, of] of Map.groupBy(
    changes.filter((change) => change.kind !== 'put'),
    (change) => change.thing,
  ))
    await facts.load(
      thing,
      of.map((change) => change.id),
    );
  const lines = new Map<string, Line>();
  for (const change of changes) {
    const key = keyOf(change.thing, change.id);
    const earlier = lines.get(key);
    if (change.kind === 'put') {
      lines.set(key, {
        thing: change.thing,
        id: change.id,
        kind: 'put',
        version: 1,
        before: null,
        after: change.row,
        whole: null,
        ...standingOf(change.thing, { ...change.row, id: change.id }),
      });
      continue;
    }
    const before = await facts.one(change.thing, change.id);
    if (change.kind === 'patch' && earlier && earlier.kind !== 'remove') {
      const after = { ...earlier.after, ...change.fields };
      const old = earlier.before && { ...pick(before ?? {}, Object.keys(change.fields)), ...earlier.before };
      lines.set(key, { ...earlier, before: old, after });
      continue;
    }
    if (!before) throw noSuch(change.thing);
    const version = (before['version'] as number) + 1;
    const standing = standingOf(change.thing, before);
    if (change.kind === 'remove') {
      if (earlier?.kind === 'put') lines.delete(key);
      else
        lines.set(key, {
          thing: change.thing,
          id: change.id,
          kind: 'remove',
          version,
          before: ownFields(change.thing, before),
          after: null,
          whole: before,
          ...standing,
        });
    } else
      lines.set(key, {
        thing: change.thing,
        id: change.id,
        kind: 'patch',
        version,
        before: pick(before, Object.keys(change.fields)),
        after: change.fields,
        whole: before,
        ...standing,
      });
  }
  return [...lines.values()];
}

const pick = (row: Fact, names: readonly string[]): Fact => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
const ownFields = (thing: Thing, row: Fact): Fact =>
  pick(
    row,
    thing.fields.map((field) => field.name),
  );
