/** Which freezes, maintenance windows and business peaks hold for a change, and when they are open. */
import type { Tick, ZoneOffset } from '#engine';
import { occurrencesOf, type Occurrence, type WindowRow } from '#calendar/rules';
import type { PlannedChange } from './planned-change.ts';
import type { Landscape, Reach } from './reach.ts';

const folded = (name: string): string => name.trim().toLowerCase();

/** The services that windows name by key or name, however it is written. */
export type ServicesByName = ReadonlyMap<string, string>;
export const servicesByName = (services: readonly { readonly id: string; readonly key: string; readonly name: string }[]): ServicesByName =>
  new Map(services.flatMap(({ id, key, name }) => [[folded(name), id] as const, [folded(key), id] as const]));

export interface WindowConcern {
  readonly byName: ServicesByName;
  readonly landscape: Landscape;
  readonly teamOfPerson: ReadonlyMap<string, string | null>;
}

/**
 * A freeze or a peak holds for a change that touches or affects what it names: a core switch is not changed while the ERP that hangs on it
 * is frozen. `isDirect`: only what is touched counts, as for maintenance windows, which are offered to what is altered.
 */
export function concerns(window: WindowRow, change: PlannedChange, reach: Reach, of: WindowConcern, isDirect = false): boolean {
  const { scope, scopeIds, scopeNames } = window;
  if (scope === 'organisation') return true;
  if (scope === 'project') return change.projectId !== null && scopeIds.includes(change.projectId);
  if (scope === 'environment')
    return change.environment !== null && scopeNames.some((name) => folded(name) === folded(change.environment!));
  if (scope === 'service') {
    const services = isDirect ? reach.touchedServices : reach.services;
    return scopeNames.some((name) => services.has(of.byName.get(folded(name)) ?? '')) || scopeIds.some((id) => services.has(id));
  }
  if (scope === 'site') {
    if (!isDirect) return scopeIds.some((id) => reach.sites.has(id));
    return reach.touched.some((id) => scopeIds.includes(of.landscape.assets.get(id)?.siteId ?? ''));
  }
  const teams = [of.landscape.services.get(change.serviceId)?.teamId, of.teamOfPerson.get(change.implementerId ?? '')];
  return teams.some((team) => typeof team === 'string' && scopeIds.includes(team));
}

export interface Openings {
  /** Occurrences that touch the time between two ticks, ascending. */
  between(window: WindowRow, from: Tick, to: Tick): readonly Occurrence[];
}

/** Works out once when each window, as it is now, is open between two ticks; outside of them it is worked out anew each time. */
export function openingsOf(from: Tick, to: Tick, zoneOffsets: (zone: string) => readonly ZoneOffset[]): Openings {
  const known = new Map<string, readonly Occurrence[]>();
  return {
    between(window, first, last) {
      if (first < from || last > to) return occurrencesOf(window, first, last, zoneOffsets(window.zone));
      const key = `${window.id} ${'version' in window ? String(window.version) : ''}`;
      let all = known.get(key);
      if (!all) known.set(key, (all = occurrencesOf(window, from, to, zoneOffsets(window.zone))));
      return all.filter((each) => each.from < last && each.to > first);
    },
  };
}
