/** A room's rules, listed by hand: what the entrances put together. */
import type { Deed } from './deed.ts';
import { deedEndpoint, readEndpoints, viewEndpoint, type Endpoint } from './endpoint.ts';
import type { Thing } from './thing.ts';
import type { View } from './view.ts';

export interface Room {
  readonly name: string;
  readonly things: readonly Thing[];
  readonly deeds: readonly Deed[];
  readonly views: readonly View[];
  /** Endpoints of its own, answered by its server shelf. */
  readonly endpoints: readonly Endpoint[];
}

/** Deeds and views differ in their input types; a room holds them all as the general kind. */
export const room = (
  name: string,
  parts: { things: readonly unknown[]; deeds?: readonly unknown[]; views?: readonly unknown[]; endpoints?: readonly unknown[] },
): Room => ({
  name,
  things: parts.things as Thing[],
  deeds: (parts.deeds ?? []) as Deed[],
  views: (parts.views ?? []) as View[],
  endpoints: (parts.endpoints ?? []) as Endpoint[],
});

export interface Registry {
  readonly rooms: readonly Room[];
  readonly things: ReadonlyMap<string, Thing>;
  readonly deeds: ReadonlyMap<string, Deed>;
  readonly endpoints: readonly Endpoint[];
}

/** All rooms together. Refuses two of one name: that is our own mistake, found at start-up. */
export function registry(rooms: readonly Room[]): Registry {
  const things = new Map<string, Thing>();
  const deeds = new Map<string, Deed>();
  const endpoints: Endpoint[] = [];
  const bindings = new Set<string>();
  const add = (endpoint: Endpoint) => {
    const binding = `${endpoint.method} ${endpoint.path}`;
    if (bindings.has(binding)) throw new Error(`two endpoints at ${binding}`);
    bindings.add(binding);
    endpoints.push(endpoint);
  };
  for (const each of rooms) {
    for (const thing of each.things) {
      if (things.has(thing.name)) throw new Error(`two things called ${thing.name}`);
      things.set(thing.name, thing);
      readEndpoints(thing).forEach(add);
    }
    for (const deed of each.deeds) {
      if (deeds.has(deed.name)) throw new Error(`two deeds called ${deed.name}`);
      deeds.set(deed.name, deed);
      if (!deed.isInner) add(deedEndpoint(deed));
    }
    for (const view of each.views) add(viewEndpoint(view, each.name));
    each.endpoints.forEach(add);
  }
  return { rooms, things, deeds, endpoints };
}
