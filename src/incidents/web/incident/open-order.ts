/** Open incidents by a column; by none they stand as they came: major ones and those of priority 1 first, then by what is due next. */
import { openStatuses, type OpenIncidentRow } from '#incidents/rules';

const keys: Readonly<Record<string, (row: OpenIncidentRow) => string | number>> = {
  priority: ({ priority }) => priority,
  number: ({ number }) => number,
  title: ({ title }) => title.toLowerCase(),
  // What stands still, or is promised nothing, comes last.
  due: ({ next }) => next?.dueAt ?? '9999',
  status: ({ status }) => (openStatuses as readonly string[]).indexOf(status),
};

/** `due`, `-due`; anything else leaves them. */
export function inOrder(rows: readonly OpenIncidentRow[], sort: string): readonly OpenIncidentRow[] {
  const key = keys[sort.replace(/^-/, '')];
  if (!key) return rows;
  const sign = sort.startsWith('-') ? -1 : 1;
  const compare = (one: string | number, other: string | number): number => (one < other ? -1 : one > other ? 1 : 0);
  return rows.toSorted((one, other) => sign * compare(key(one), key(other)));
}
