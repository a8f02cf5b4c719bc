/** What deeds ask of an incident before they go on. */
import { notFound, one, refuse, type Asking, type Refusal } from '#platform/kit';
import { incident, incidentKey, isOpen, type Incident, type IncidentStatus } from './incident.ts';

/** The incident in one of these states, or why not. */
export function* incidentIn(id: string, statuses: readonly IncidentStatus[]): Asking<Incident | Refusal> {
  const found = yield* one(incident, id);
  if (!found) return notFound(incident);
  if (statuses.includes(found.status)) return found;
  return refuse(isOpen(found) ? 'incident-still-open' : 'incident-over', `${incidentKey(found)} is ${found.status}`, {
    status: 409,
    values: { key: incidentKey(found) },
  });
}

/** One that is neither closed nor cancelled: something may still be said about it. */
export const alive: readonly IncidentStatus[] = ['new', 'in-progress', 'on-hold', 'resolved'];
