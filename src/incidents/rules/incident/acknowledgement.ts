/** What it means that somebody has seen an incident and begins. */
import type { Incident } from './incident.ts';
import type { NewEntry } from './write-entries.ts';

/** Where nobody has it yet it becomes theirs; what is known already is not said again. */
export function acknowledgement(
  before: Incident,
  personId: string | null,
  at: string,
): { readonly fields: Partial<Incident>; readonly entries: readonly NewEntry[] } {
  const fields: Partial<Incident> = {};
  const entries: NewEntry[] = [];
  if (before.acknowledgedAt === null) {
    Object.assign(fields, { acknowledgedAt: at });
    entries.push({ kind: 'moment', value: at, reason: 'acknowledged' });
  }
  if (before.personId === null && personId !== null) {
    Object.assign(fields, { personId });
    entries.push({ kind: 'person', value: personId });
  }
  if (before.status === 'new') {
    Object.assign(fields, { status: 'in-progress' });
    entries.push({ kind: 'state', value: 'in-progress' });
  }
  return { fields, entries };
}
