/** A what-if branch is a set of changes that were not applied to the live records. Reading lays them over; merging is three-way by field. */
import { canonical } from './canonical.ts';

/** What a branch holds about one record. */
export interface BranchChange {
  readonly thing: string;
  readonly id: string;
  readonly kind: 'put' | 'patch' | 'remove';
  /** Live values of the touched fields when the branch first touched them; empty for a put. */
  readonly base: Readonly<Record<string, unknown>>;
  /** The branch's own values. */
  readonly fields: Readonly<Record<string, unknown>>;
}

type Record_ = Readonly<Record<string, unknown>>;

/** The record as the branch sees it; undefined when it does not exist there. */
export function layOver(live: Record_ | undefined, change: BranchChange | undefined): Record_ | undefined {
  if (!change) return live;
  if (change.kind === 'remove') return undefined;
  if (change.kind === 'put') return { ...change.fields, id: change.id };
  return live && { ...live, ...change.fields };
}

/** A later change in the same branch folded into what the branch already holds. Undefined: nothing is left of it. */
export function foldIn(held: BranchChange | undefined, next: BranchChange): BranchChange | undefined {
  if (!held) return next;
  if (next.kind === 'remove') return held.kind === 'put' ? undefined : { ...next, base: { ...next.base, ...held.base } };
  if (next.kind === 'put') return { ...next, kind: held.kind === 'remove' ? 'patch' : 'put', base: held.base };
  return { ...held, base: { ...next.base, ...held.base }, fields: { ...held.fields, ...next.fields } };
}

export interface MergeConflict {
  readonly thing: string;
  readonly id: string;
  /** The field both changed differently; `*` when one side removed the record. */
  readonly field: string;
  readonly base: unknown;
  readonly live: unknown;
  readonly branch: unknown;
}

export interface Merge {
  readonly changes: readonly {
    readonly thing: string;
    readonly id: string;
    readonly kind: BranchChange['kind'];
    readonly fields: Record_;
  }[];
  readonly conflicts: readonly MergeConflict[];
}

/** Three-way by field: what only the branch changed is taken; what both changed to the same is nothing; the rest is a conflict, never silent. */
export function merge(branch: readonly BranchChange[], live: (thing: string, id: string) => Record_ | undefined): Merge {
  const changes: Merge['changes'][number][] = [];
  const conflicts: MergeConflict[] = [];
  const same = (left: unknown, right: unknown) => canonical(left ?? null) === canonical(right ?? null);
  for (const change of branch) {
    const now = live(change.thing, change.id);
    const { thing, id, kind, base, fields } = change;
    if (kind === 'put') {
      if (now) conflicts.push({ thing, id, field: '*', base: undefined, live: now, branch: fields });
      else changes.push({ thing, id, kind, fields });
    } else if (kind === 'remove') {
      const touched = now && Object.keys(base).find((field) => !same(now[field], base[field]));
      if (touched) conflicts.push({ thing, id, field: touched, base: base[touched], live: now[touched], branch: undefined });
      else if (now) changes.push({ thing, id, kind, fields: {} });
    } else if (!now) conflicts.push({ thing, id, field: '*', base, live: undefined, branch: fields });
    else {
      const taken: Record<string, unknown> = {};
      for (const [field, value] of Object.entries(fields)) {
        if (same(now[field], value) || same(base[field], value)) continue;
        if (same(now[field], base[field])) taken[field] = value;
        else conflicts.push({ thing, id, field, base: base[field], live: now[field], branch: value });
      }
      if (Object.keys(taken).length) changes.push({ thing, id, kind, fields: taken });
    }
  }
  return { changes, conflicts };
}
