/** What a history needs besides the journal's lines: how the records are called, and which deeds were taken back. */
import type { PoolClient } from 'pg';
import { Problem, type HistoryEntry, type Principal, type Registry, type Thing } from '#platform/kit';
import { columnOf, tableOf } from './columns.ts';
import { place, visibleTo, type Parameters } from './visibility.ts';

type Change = HistoryEntry['changes'][number];

/** Thing and id of every record that the changes are about or refer to. */
export function idsIn(registry: Registry, changes: readonly Change[]): readonly (readonly [thing: string, id: string])[] {
  const found = new Map<string, string>();
  for (const { thing: name, id, before, after } of changes) {
    found.set(id, name);
    for (const [field, of] of Object.entries(registry.things.get(name)?.references ?? {}))
      for (const value of [before?.[field], after?.[field]]) if (typeof value === 'string') found.set(value, of as string);
  }
  return [...found].map(([id, thing]) => [thing, id]);
}

/** A title that is a name; that of an absence is only its kind. */
function nameField(thing: Thing) {
  const field = thing.fieldOf.get(thing.title as string);
  return field?.kind === 'text' && !field.values ? field : undefined;
}

/** How they are called now; those that are gone, as they were called in these changes. Secret or hidden records have no name. */
export async function namesOf(
  client: PoolClient,
  registry: Registry,
  principal: Principal,
  changes: readonly Change[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { thing: name, id, before, after } of changes.toReversed()) {
    const field = registry.things.has(name) ? nameField(registry.things.get(name)!) : undefined;
    const title = field && ((after?.[field.name] ?? before?.[field.name]) as unknown);
    if (typeof title === 'string') names.set(id, shortened(title));
  }
  for (const [name, ids] of Map.groupBy(idsIn(registry, changes), ([thing]) => thing)) {
    const thing = registry.things.get(name);
    if (!thing) continue;
    const now = await namesOfRecords(
      client,
      thing,
      ids.map(([, id]) => id),
      principal,
    );
    for (const [id, title] of now) names.set(id, title);
  }
  return names;
}

/** How these records of one thing are called, as far as they may be read. */
export async function namesOfRecords(
  client: PoolClient,
  thing: Thing,
  ids: readonly string[],
  principal: Principal,
): Promise<ReadonlyMap<string, string>> {
  const field = nameField(thing);
  if (!field || ids.length === 0) return new Map();
  const parameters: Parameters = [];
  let visible: string;
  try {
    visible = visibleTo(thing, principal, parameters);
  } catch (error) {
    if (error instanceof Problem) return new Map();
    throw error;
  }
  const { rows } = await client.query<{ id: string; title: string }>(
    `select t.id, coalesce(${columnOf(field, 't')}::text, '') as title from ${tableOf(thing)} t
      where t.org_id = ${place(parameters, principal.organisationId)} and t.id = any(${place(parameters, [...new Set(ids)])}::uuid[]) and ${visible}`,
    parameters,
  );
  return new Map(rows.map(({ id, title }) => [id, shortened(title)]));
}

const shortened = (title: string): string => (title.length > 120 ? `${title.slice(0, 119)}…` : title);

/** Of these deeds, those that are taken back: an undo of theirs stands. An undo can be undone as well. */
export async function undoneAmong(client: PoolClient, organisationId: string, sequences: readonly number[]): Promise<ReadonlySet<number>> {
  const undoOf = new Map<number, number[]>();
  for (let asked: readonly number[] = sequences; asked.length > 0;) {
    const { rows } = await client.query<{ sequence: number; undoes: number }>(
      'select sequence, undoes from platform.journal where org_id = $1 and undoes = any($2::bigint[])',
      [organisationId, asked],
    );
    for (const { sequence, undoes } of rows) undoOf.set(undoes, [...(undoOf.get(undoes) ?? []), sequence]);
    asked = rows.map(({ sequence }) => sequence);
  }
  const isUndone = (sequence: number): boolean => (undoOf.get(sequence) ?? []).some((undo) => !isUndone(undo));
  return new Set(sequences.filter(isUndone));
}
