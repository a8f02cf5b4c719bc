/** What a record refers to must exist for whoever writes it, and lie in the same scope: ids in a body are not believed. */
import { isHidden, Problem, type Principal, type Registry } from '#platform/kit';
import { noSuch } from '../read/one.ts';
import { isVisible, standingOf } from '../read/visibility.ts';
import type { Line } from './apply.ts';
import { keyOf, type Facts } from './facts.ts';

export async function checkReferences(
  registry: Registry,
  facts: Facts,
  lines: readonly Line[],
  by: Principal,
  branchId: string | null,
): Promise<void> {
  // Whatever a deed lists (bulk, merge): what lies in a scope that is hidden from its doer does not exist for them.
  const hidden = lines.find((line) => isHidden(by, line.scopeId));
  if (hidden) throw noSuch(hidden.thing);
  const coming = new Map(lines.filter((line) => line.kind !== 'remove').map((line) => [keyOf(line.thing, line.id), line]));
  const going = new Set(lines.filter((line) => line.kind === 'remove').map((line) => keyOf(line.thing, line.id)));
  const wanted: { line: Line; field: string; of: string; id: string }[] = [];
  for (const line of lines) {
    if (line.kind === 'remove' || !line.after) continue;
    for (const [field, of] of Object.entries(line.thing.references ?? {})) {
      const id = line.after[field];
      const known = registry.things.get(of as string);
      if (typeof id !== 'string' || !known) continue;
      // Unscoped things are held by foreign keys; they are read here only where no table is written (a branch) or some are hidden.
      const isHeld = !((line.thing.upward ?? []) as readonly string[]).includes(field);
      const isDrawn = ((line.thing.drawn ?? []) as readonly string[]).includes(field);
      if (isHeld && !known.scope && !branchId && (isDrawn || known.mayRead.organisation.includes(by.role))) continue;
      wanted.push({ line, field, of: of as string, id });
    }
  }
  for (const [of, refs] of Map.groupBy(wanted, (each) => each.of)) {
    const thing = registry.things.get(of)!;
    await facts.load(
      thing,
      refs.map((each) => each.id).filter((id) => !coming.has(keyOf(thing, id))),
    );
    for (const { line, field, id } of refs) {
      const put = coming.get(keyOf(thing, id));
      const row = put?.kind === 'put' ? { ...put.after, id } : going.has(keyOf(thing, id)) ? undefined : await facts.one(thing, id);
      const isThere = row !== undefined && isVisible(thing, by, row);
      const scopeId = isThere && thing.scope ? standingOf(thing, row).scopeId : null;
      const isElsewhere = scopeId !== null && line.scopeId !== null && thing.scope !== 'id' && scopeId !== line.scopeId;
      if (!isThere || isElsewhere)
        throw new Problem(422, 'no-such-reference', 'Refused', {
          detail: `${field} refers to nothing that exists`,
          errors: [{ pointer: `/${field}`, code: 'no-such-reference', detail: `${field} refers to nothing that exists` }],
        });
    }
  }
}
