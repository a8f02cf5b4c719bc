/** Alerts as they become while a batch of messages is taken in, each written once at its end. */
import { differing, patch, put, type Change } from '#platform/kit';
import { alert, type Alert } from '../alert.ts';
import type { KeptEpisode } from '../alert-key.ts';
import { placeOf } from '../place.ts';
import type { IntakeFacts, ReceivedEvent } from './intake-facts.ts';

export type AlertFields = Omit<Alert, 'id' | 'version' | 'createdAt' | 'updatedAt'>;

export interface Draft {
  readonly id: string;
  readonly before: Alert | undefined;
  now: AlertFields;
}

export const isOpenAlert = ({ state }: Pick<Alert, 'state'>): boolean => state !== 'closed';
const iso = (at: number): string => new Date(at).toISOString();

export function draftOf(id: string, before: Alert | undefined, received: ReceivedEvent, facts: IntakeFacts): Draft {
  if (before) return { id, before, now: { ...before } };
  const { event, sourceId, receivedAt } = received;
  const place = placeOf(event, facts.places, facts.sources.get(sourceId)?.serviceId ?? null);
  const now = alert.schema.parse({
    title: event.title || event.episodeKey,
    sourceId,
    key: event.episodeKey,
    episodeId: event.episodeId,
    state: 'open',
    severity: event.severity,
    startedAt: receivedAt,
    lastSeenAt: receivedAt,
    count: 0,
    ...place,
    labels: event.labels,
    annotations: event.annotations,
    links: event.links.slice(0, 20),
  });
  return { id, before, now };
}

/** The draft as the episode now is. */
export function becomes(draft: Draft, { startedAt, closedAt, closedBy, isAcknowledged, severity }: KeptEpisode): void {
  draft.now = {
    ...draft.now,
    state: closedAt !== null ? 'closed' : isAcknowledged ? 'acknowledged' : 'open',
    startedAt: iso(startedAt),
    closedAt: closedAt === null ? null : iso(closedAt),
    closedBy,
    severity,
  };
}

/** The draft after one more message about it. */
export function isSeen(draft: Draft, { event, receivedAt }: ReceivedEvent): void {
  const { now } = draft;
  draft.now = {
    ...now,
    lastSeenAt: receivedAt > now.lastSeenAt ? receivedAt : now.lastSeenAt,
    count: now.count + (event.action === 'open' ? 1 : 0),
    isPartial: event.partial,
    ...(event.action === 'open' && event.title ? { title: event.title, annotations: event.annotations } : {}),
  };
}

export function changesOfDraft({ id, before, now }: Draft): readonly Change[] {
  if (!before) return [put(alert, id, now)];
  const { id: _, version, createdAt, updatedAt, ...fields } = now as Alert;
  const changed = differing(before, fields);
  return Object.keys(changed).length === 0 ? [] : [patch(alert, id, changed as never)];
}
