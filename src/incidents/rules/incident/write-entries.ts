/** Every deed on an incident writes the record and its timeline in one decision; this is the only way in which it does. */
import { patch, put, type Asked, type Change } from '#platform/kit';
import type { Incident } from './incident.ts';
import { incident } from './incident.ts';
import { incidentEntry, type EntryKind, type IncidentEntry } from './incident-entry.ts';

/** A line of the timeline before it is known who writes it and when. */
export interface NewEntry {
  readonly kind: EntryKind;
  readonly value?: string | null;
  readonly reason?: string | null;
  readonly text?: string;
  /** When it was so, when that is not now. */
  readonly at?: string;
  /** Whether whoever told of the incident reads it, where its kind alone does not say so. */
  readonly isForReporter?: boolean;
  /** Who did it, where that is no member. */
  readonly byName?: string | null;
}

type Fields = Omit<Incident, 'id' | 'version' | 'createdAt' | 'updatedAt'>;
export type NewIncident = Omit<Fields, 'entries'>;
type Writing = Pick<Asked, 'at' | 'newId' | 'by'>;

/** What those outside follow: that something happens, how important it is, when it is back, what was said to all. */
const toldToReporter: ReadonlySet<EntryKind> = new Set(['state', 'priority', 'update']);

/** A new incident with the first lines of its timeline. */
export function openedWith(id: string, fields: NewIncident, entries: readonly NewEntry[], writing: Writing): Change[] {
  const rows = entries.map((each, place) => rowOf(each, { incidentId: id, reporterId: fields.reporterId, number: place + 1 }, writing));
  return [put(incident, id, { ...fields, entries: rows.length }), ...rows.map((row) => put(incidentEntry, writing.newId(), row))];
}

/** An incident as it becomes, with what its timeline says of that. */
export function changedWith(before: Incident, fields: Partial<Fields>, entries: readonly NewEntry[], writing: Writing): Change[] {
  const { id, reporterId, entries: written } = before;
  const rows = entries.map((each, place) => rowOf(each, { incidentId: id, reporterId, number: written + place + 1 }, writing));
  return [
    patch(incident, id, { ...fields, entries: written + rows.length }),
    ...rows.map((row) => put(incidentEntry, writing.newId(), row)),
  ];
}

type EntryRow = Omit<IncidentEntry, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

function rowOf(
  { kind, value = null, reason = null, text = '', at, isForReporter, byName = null }: NewEntry,
  of: Pick<EntryRow, 'incidentId' | 'reporterId' | 'number'>,
  { at: now, by }: Writing,
): EntryRow {
  return {
    ...of,
    at: at ?? now,
    kind,
    value,
    reason,
    text,
    byId: by.carrier === 'system' || byName !== null ? null : by.membershipId,
    byName,
    reporterId: (isForReporter ?? (toldToReporter.has(kind) || (kind === 'moment' && reason === 'restored'))) ? of.reporterId : null,
  };
}
