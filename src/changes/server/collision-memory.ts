/** Keeps what collisions are found from, part by part, for as long as nothing in it has changed: a check then costs what it looks at. */
import { offsetsOver } from '#calendar/rules';
import { TICKS_PER_DAY, type Tick } from '#engine';
import type { Asking } from '#platform/server';
import { openingsOf, policiesOf, type CollisionFacts, type Openings } from '#changes/rules';
import {
  readDuty,
  readLandscape,
  readMilestones,
  readPeople,
  readPolicies,
  readPositions,
  readStanding,
  readWindows,
  type KnownAsset,
  type KnownService,
  type NamedMilestone,
  type Part,
  type ZoneOffsets,
} from './read-collision-facts.ts';

export interface Remembered {
  readonly facts: CollisionFacts;
  readonly services: ReadonlyMap<string, KnownService>;
  readonly assets: ReadonlyMap<string, KnownAsset>;
  readonly milestones: readonly NamedMilestone[];
  readonly rotas: ReadonlyMap<string, string>;
  readonly people: Awaited<ReturnType<typeof readPeople>>;
  readonly standing: Awaited<ReturnType<typeof readStanding>>;
  readonly policies: ReturnType<typeof policiesOf>;
  readonly zoneOffsets: ZoneOffsets;
  readonly now: Tick;
}

interface Kept {
  readonly parts: Map<Part, { readonly position: string; readonly read: Promise<unknown> }>;
  openings?: { readonly month: number; readonly of: Openings };
}

const mostOrganisations = 20;

export function makeCollisionMemory() {
  const remembered = new Map<string, Kept>();
  return async ({ client, by, tools }: Asking): Promise<Remembered> => {
    const { organisationId } = by;
    const positions = await readPositions(client, organisationId);
    const kept: Kept = remembered.get(organisationId) ?? { parts: new Map() };
    remembered.delete(organisationId);
    remembered.set(organisationId, kept);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= mostOrganisations) break;
      remembered.delete(oldest);
    }
    const now = Math.floor(Date.parse(tools.now()) / 6_000);
    const year = new Date(now * 6_000).getUTCFullYear();
    const zoneOffsets = offsetsOver(year - 2, year + 4);
    // One after the other: a transaction is one connection. What could not be read is not kept.
    const part = async <T>(name: Part, read: () => Promise<T>): Promise<T> => {
      const before = kept.parts.get(name);
      if (before?.position === positions[name]) return before.read as Promise<T>;
      const fresh = await read();
      kept.parts.set(name, { position: positions[name], read: Promise.resolve(fresh) });
      return fresh;
    };
    const { landscape, byName, reach } = await part('landscape', () => readLandscape(client, organisationId));
    const windows = await part('windows', () => readWindows(client, organisationId));
    const people = await part('people', () => readPeople(client, organisationId, zoneOffsets));
    const standing = await part('changes', () => readStanding(client, organisationId));
    const milestones = await part('milestones', () => readMilestones(client, organisationId));
    const duty = await part('duty', () => readDuty(client, organisationId));
    const policies = await part('policy', () => readPolicies(client, organisationId));
    // Laid out for some time to come, and anew each month; a window that was changed is worked out by itself.
    const month = Math.floor(now / (30 * TICKS_PER_DAY));
    if (kept.openings?.month !== month) {
      const from = month * 30 * TICKS_PER_DAY;
      kept.openings = { month, of: openingsOf(from - 120 * TICKS_PER_DAY, from + 420 * TICKS_PER_DAY, zoneOffsets) };
    }
    return {
      facts: {
        landscape,
        byName,
        reach,
        windows,
        openings: kept.openings.of,
        teamOfPerson: people.teamOfPerson,
        leave: people.leave,
        changes: standing.changes,
        exceptions: standing.exceptions,
        milestones,
        dutyGaps: duty.gaps,
      },
      services: landscape.services,
      assets: landscape.assets,
      milestones,
      rotas: duty.names,
      people,
      standing,
      policies: policiesOf(policies),
      zoneOffsets,
      now,
    };
  };
}
