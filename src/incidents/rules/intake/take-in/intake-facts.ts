/** What taking in alerts works with: what was received, what is remembered of the keys, and what is so around them. */
import type { DependencyGraph } from '#operations/rules';
import type { AlertKey } from '../alert-key.ts';
import type { AlertSource } from '../alert-source.ts';
import type { CanonicalEvent } from '../canonical-event.ts';
import type { PlaceIndex } from '../place.ts';

/** One event as it was read from a message; `message` counts them in the order of arrival. */
export interface ReceivedEvent {
  readonly message: number;
  readonly sourceId: string;
  readonly receivedAt: string;
  readonly bodyHash: string;
  readonly event: CanonicalEvent;
}

/** The alert by which a service or asset has been failing longest. */
export interface Failing {
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly alertId: string;
  readonly incidentId: string;
}

export interface IntakeFacts {
  readonly sources: ReadonlyMap<string, AlertSource>;
  /** By `keyName`. */
  readonly keys: ReadonlyMap<string, AlertKey>;
  readonly places: PlaceIndex;
  readonly graph: DependencyGraph;
  /** Services and assets with open alerts that have come to an incident. */
  readonly failing: ReadonlyMap<string, Failing>;
  /** Until when a service is under maintenance that began before an instant; milliseconds since 1970. */
  readonly maintenanceUntil: (serviceId: string | null, at: number) => number | null;
}

export const keyName = (sourceId: string, episodeKey: string): string => `${sourceId} ${episodeKey}`;
