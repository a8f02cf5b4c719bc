/** The course of one incident of the sample: its lines one after the other, and the record that follows from them. */
import { incident, incidentEntry, type EntryKind, type Incident } from '#incidents/rules';
import type { Making } from '../make-records.ts';

export interface Line {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: EntryKind;
  readonly value?: string | null;
  readonly reason?: string | null;
  readonly text?: string;
  /** Who did it; left out: the program. */
  readonly by?: string;
}

export type Start = Pick<Incident, 'title' | 'description' | 'serviceId' | 'impact' | 'urgency' | 'priority' | 'source' | 'reporter'>;

const iso = (at: number): string => new Date(at).toISOString();

/** Puts incident and timeline into the sample; `lines` begin with the state `new` and ascend. Answers the id of the incident. */
export function addCourse({ add, newId }: Making, number: number, start: Start, lines: readonly Line[]): string {
  const fields: Record<string, unknown> = { ...start, number, openedAt: iso(lines[0]!.at), entries: lines.length };
  for (const line of lines) Object.assign(fields, after(line, fields));
  const { id } = add(incident, fields as never, newId());
  for (const [place, { at, kind, value = null, reason = null, text = '', by = null }] of lines.entries())
    add(incidentEntry, { incidentId: id, number: place + 1, at: iso(at), kind, value, reason, text, byName: by });
  return id;
}

/** What a line makes of the record: the same as the deeds do. */
function after({ at, kind, value, reason, text }: Line, before: Record<string, unknown>): Record<string, unknown> {
  switch (kind) {
    case 'state':
      return stateAfter(at, value!, reason ?? null, text ?? '', before);
    case 'moment':
      return { [`${reason!}At`]: value };
    case 'team':
      return { teamId: value, ...(before['teamId'] ? { reassignments: Number(before['reassignments'] ?? 0) + 1 } : {}) };
    case 'person':
      return { personId: value };
    case 'priority':
      return { priority: Number(value), ...(reason === 'hand' ? { priorityReason: text } : {}) };
    case 'major':
      return { isMajor: value === 'declared' };
    case 'link':
      return reason === 'caused-by' ? { causedByChangeId: value } : {};
    case 'role':
      return { [`${reason!}Id`]: value };
    default:
      return {};
  }
}

function stateAfter(
  at: number,
  status: string,
  reason: string | null,
  text: string,
  before: Record<string, unknown>,
): Record<string, unknown> {
  const fields = { status, holdReason: status === 'on-hold' ? reason : null };
  if (status === 'resolved') return { ...fields, resolvedAt: iso(at), resolution: text, resolutionCode: reason };
  if (status === 'closed') return { ...fields, closedAt: iso(at) };
  if (reason === 'reopened')
    return { ...fields, resolvedAt: null, closedAt: null, restoredAt: null, reopens: Number(before['reopens'] ?? 0) + 1 };
  return fields;
}
