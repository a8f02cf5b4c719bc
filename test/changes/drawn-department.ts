/** A department drawn by chance, for the search for collisions: a graph of items, changes on them, recurring windows, leave, milestones. */
import { TICKS_PER_DAY, TICKS_PER_MINUTE, WEEKDAYS, type Tick } from '#engine';
import { dateOf, dayOf, offsetsOver, type WindowRow } from '#calendar/rules';
import {
  openingsOf,
  reaching,
  servicesByName,
  type CollisionFacts,
  type Landscape,
  type Milestone,
  type PlannedChange,
} from '#changes/rules';
import { dependencyGraphOf, type DependencyFacts } from '#operations/rules';

export interface Drawn {
  readonly dependencies: DependencyFacts;
  readonly services: readonly { readonly id: string; readonly key: string; readonly name: string; readonly teamId: string | null }[];
  readonly assets: readonly { readonly id: string; readonly siteId: string | null; readonly serviceId: string | null }[];
  readonly changes: readonly PlannedChange[];
  readonly windows: readonly WindowRow[];
  readonly leave: CollisionFacts['leave'];
  readonly milestones: readonly Milestone[];
  readonly dutyGaps: CollisionFacts['dutyGaps'];
  readonly exceptions: ReadonlySet<string>;
  readonly teamOfPerson: ReadonlyMap<string, string | null>;
}

export interface Sizes {
  readonly items: number;
  readonly changes: number;
  readonly windows: number;
  /** Changes, leave and milestones lie in so many days from `firstDay` on. */
  readonly days: number;
}

export const firstDay = dayOf('2027-01-04');
export const zones = ['Europe/Berlin', 'Europe/Lisbon', 'America/New_York', 'Asia/Kolkata'] as const;
export const zoneOffsets = offsetsOver(2025, 2030);

const seeded = (seed: number) => {
  let state = (seed * 2_654_435_761 + 97) % 2_147_483_647 || 1;
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * limit);
  };
  return { below, pick: <T>(from: readonly T[]): T => from[below(from.length)]!, happens: (percent: number) => below(100) < percent };
};

/** Items stand in tiers as in a real house: services on applications, those on machines, those on storage and network, mostly in pairs. */
export function drawnDepartment(seed: number, sizes: Sizes): Drawn {
  const { below, pick, happens } = seeded(seed);
  const serviceCount = Math.max(3, Math.round(sizes.items / 20));
  const teams = ['team-0', 'team-1', 'team-2'];
  const people = Array.from({ length: Math.max(3, Math.round(sizes.changes / 25)) }, (_, place) => `person-${place}`);
  const projects = ['project-0', 'project-1', 'project-2', 'project-3'];
  const sites = ['site-0', 'site-1', 'site-2'];
  const services = Array.from({ length: serviceCount }, (_, place) => ({
    id: `service-${place}`,
    key: `S${place}`,
    name: `Service ${place}`,
    teamId: happens(80) ? pick(teams) : null,
  }));
  const assets = Array.from({ length: sizes.items - serviceCount }, (_, place) => ({
    id: `asset-${place}`,
    siteId: happens(70) ? pick(sites) : null,
    serviceId: happens(60) ? pick(services).id : null,
    kind: 'server' as const,
    status: happens(97) ? ('in-use' as const) : ('retired' as const),
    restoreMinutes: null,
  }));
  const dependencies: DependencyFacts['dependencies'][number][] = [];
  const said = new Set<string>();
  const need = (from: string, to: string, group: string | null, strength: 'hard' | 'soft') => {
    if (from === to || said.has(`${from} ${to}`)) return;
    said.add(`${from} ${to}`);
    const isService = (id: string) => id.startsWith('service');
    dependencies.push({
      id: `dependency-${dependencies.length}`,
      serviceId: isService(from) ? from : null,
      assetId: isService(from) ? null : from,
      needsServiceId: isService(to) ? to : null,
      needsAssetId: isService(to) ? null : to,
      strength,
      redundancyGroup: group,
    });
  };
  for (const { id } of services) {
    if (happens(30)) need(id, pick(services).id, null, happens(60) ? 'hard' : 'soft');
    const group = happens(50) ? 'pair' : null;
    for (let times = 1 + below(3); times > 0; times--) need(id, pick(assets).id, group, happens(80) ? 'hard' : 'soft');
  }
  // An asset needs some that come after it, so that most of the graph lies in tiers; a few lines go back and close circles.
  for (const [place, { id }] of assets.entries()) {
    if (!happens(60)) continue;
    const group = happens(40) ? 'alternatives' : null;
    for (let times = 1 + below(2); times > 0; times--) {
      const on = happens(95) ? assets[Math.min(assets.length - 1, place + 1 + below(Math.max(1, assets.length >> 3)))]! : pick(assets);
      need(id, on.id, group, happens(80) ? 'hard' : 'soft');
    }
  }
  const begin = firstDay * TICKS_PER_DAY;
  const quarter = 15 * TICKS_PER_MINUTE;
  const anyTime = (): Tick => begin + below(sizes.days * 96) * quarter;
  const changes = Array.from({ length: sizes.changes }, (_, place): PlannedChange => {
    const from = anyTime();
    const service = pick(services);
    return {
      id: `change-${place}`,
      serviceId: service.id,
      assetIds: happens(85) ? Array.from({ length: 1 + below(3) }, () => pick(assets).id) : [],
      environment: happens(70) ? pick(['production', 'Network']) : null,
      projectId: happens(25) ? pick(projects) : null,
      implementerId: happens(90) ? pick(people) : null,
      from,
      to: from + (1 + below(32)) * quarter,
    };
  });
  const windows = Array.from({ length: sizes.windows }, (_, place): WindowRow => {
    const startsOn = firstDay - 30 + below(sizes.days);
    const startMinute = below(96) * 15;
    const isLong = happens(25);
    const scope = pick(['service', 'service', 'service', 'site', 'team', 'project', 'environment', 'organisation'] as const);
    const kind = pick(['freeze-hard', 'freeze-soft', 'maintenance', 'maintenance', 'business-peak'] as const);
    // Few hold for everybody, and briefly, or nothing would ever be free.
    const isBrief = scope === 'organisation' || (!isLong && kind !== 'maintenance');
    return {
      id: `window-${place}`,
      name: `Window ${place}`,
      kind,
      scope: scope === 'organisation' && !happens(20) ? 'service' : scope,
      scopeIds: scope === 'site' ? [pick(sites)] : scope === 'team' ? [pick(teams)] : scope === 'project' ? [pick(projects)] : [],
      scopeNames:
        scope === 'service' || scope === 'organisation'
          ? [happens(50) ? pick(services).name.toUpperCase() : pick(services).key]
          : scope === 'environment'
            ? [pick(['network', 'production'])]
            : [],
      startsOn: dateOf(startsOn),
      startMinute,
      endsOn: dateOf(startsOn + (isBrief ? 1 : 1 + below(3))),
      endMinute: isBrief ? Math.max(1, startMinute - 12 * 60) : 1 + below(1440),
      zone: pick(zones),
      recurrence: happens(85)
        ? pick([
            { kind: 'weekly' as const, every: 1 + below(3), weekdays: [pick(WEEKDAYS)] },
            { kind: 'monthly-on-day' as const, every: 1 + below(2), day: 1 + below(31) },
            { kind: 'monthly-on-weekday' as const, every: 1, week: pick([1, 2, 3, 4, 'last'] as const), weekday: pick(WEEKDAYS) },
          ])
        : null,
      recursUntil: null,
      times: null,
      reason: '',
    };
  }).map((each) => (each.recurrence !== null && happens(20) ? { ...each, times: 1 + below(20) } : each));
  const leave = people.flatMap((personId, place) =>
    happens(70)
      ? [{ id: `absence-${place}`, personId, from: anyTime(), to: 0 }].map((each) => ({
          ...each,
          to: each.from + (1 + below(10)) * TICKS_PER_DAY,
        }))
      : [],
  );
  const servicesOf = new Map(
    projects.map((id) => [id, [...new Set(changes.filter((each) => each.projectId === id).map((each) => each.serviceId))].slice(0, 5)]),
  );
  const milestones = Array.from({ length: Math.max(4, Math.round(sizes.days / 10)) }, (_, place): Milestone => {
    const projectId = pick(projects);
    return { taskId: `task-${place}`, projectId, at: anyTime(), serviceIds: servicesOf.get(projectId)! };
  });
  const dutyGaps = teams.flatMap((teamId, team) =>
    Array.from({ length: 2 }, (_, place) => {
      const from = anyTime();
      return { rotaId: `rota-${team}-${place}`, teamId, from, to: from + (1 + below(16)) * quarter };
    }),
  );
  const freezes = windows.filter((each) => each.kind === 'freeze-hard');
  const exceptions = new Set(
    freezes.length > 0 ? Array.from({ length: Math.ceil(sizes.changes / 4) }, () => `${pick(changes).id} ${pick(freezes).id}`) : [],
  );
  return {
    dependencies: { services: services.map(({ id }) => ({ id, status: 'live', restoreMinutes: null })), assets, dependencies },
    services,
    assets,
    changes,
    windows,
    leave,
    milestones,
    dutyGaps,
    exceptions,
    teamOfPerson: new Map(people.map((id) => [id, pick(teams)])),
  };
}

/** The same department as the search wants to have it. */
export function factsOf(drawn: Drawn, from: Tick, to: Tick): CollisionFacts {
  const landscape: Landscape = {
    graph: dependencyGraphOf(drawn.dependencies),
    assets: new Map(drawn.assets.map((each) => [each.id, each])),
    services: new Map(drawn.services.map((each) => [each.id, each])),
  };
  return {
    ...drawn,
    landscape,
    byName: servicesByName(drawn.services),
    reach: reaching(landscape),
    openings: openingsOf(from, to, zoneOffsets),
  };
}
