/** Reads what collisions are found from, each part by itself, so that only what has changed is read again. */
import type { PoolClient } from 'pg';
import { dayOf, tickOf, tickOfCivil, window, type WindowRow } from '#calendar/rules';
import { rota } from '#duty/rules';
import type { ZoneOffset } from '#engine';
import { dependencyGraphOf, type Asset, type Service } from '#operations/rules';
import { readAll } from '#platform/server';
import { change, changePolicy, plannedChangeOf, reaching, servicesByName, type ChangeRow, type Milestone } from '#changes/rules';

export type ZoneOffsets = (zone: string) => readonly ZoneOffset[];
type Rows = <R extends object>(sql: string, more?: readonly unknown[]) => Promise<R[]>;
const rowsOf =
  (client: PoolClient, organisationId: string): Rows =>
  async <R extends object>(sql: string, more: readonly unknown[] = []) =>
    (await client.query<R>(sql, [organisationId, ...more])).rows;

/** Text that differs whenever one of the records came, went or was changed: each change counts its version on. */
const counted = (table: string): string =>
  `(select concat_ws(' ', count(*), sum(version), max(updated_at)) from ${table} where org_id = $1)`;

const positions = {
  landscape: ['operations.service', 'operations.asset', 'operations.dependency'].map((each) => counted(each)),
  windows: [counted('calendar."window"')],
  people: [counted('people.person'), counted('people.absence'), counted('people.site'), counted('access.organisation')],
  changes: [counted('changes.change'), counted('changes.project_change'), counted('changes.freeze_exception')],
  milestones: [
    `(select concat_ws(' ', count(*), max(computed_at), sum(computed_from_sequence)) from projects.project_plan where org_id = $1)`,
    counted('projects.project'),
    counted('changes.change'),
    counted('changes.project_change'),
  ],
  duty: [counted('duty.rota')],
  policy: [counted('changes.change_policy')],
} as const;
export type Part = keyof typeof positions;

export async function readPositions(client: PoolClient, organisationId: string): Promise<Readonly<Record<Part, string>>> {
  const columns = Object.entries(positions).map(([name, parts]) => `concat_ws(' | ', ${parts.join(', ')}) as "${name}"`);
  const [row] = await rowsOf(client, organisationId)<Record<Part, string>>(`select ${columns.join(', ')}`);
  return row!;
}

export type KnownService = Pick<Service, 'id' | 'key' | 'name' | 'tier' | 'status' | 'restoreMinutes' | 'ownerId' | 'teamId'>;
export type KnownAsset = Pick<Asset, 'id' | 'name' | 'kind' | 'status' | 'serviceId' | 'siteId' | 'restoreMinutes'>;

export async function readLandscape(client: PoolClient, organisationId: string) {
  const all = rowsOf(client, organisationId);
  const services = await all<KnownService>(
    `select id, key, name, tier, status, restore_minutes as "restoreMinutes", owner_id as "ownerId", team_id as "teamId"
       from operations.service where org_id = $1 order by tier, name collate "und-x-icu", id`,
  );
  const assets = await all<KnownAsset>(
    `select id, name, kind, status, service_id as "serviceId", site_id as "siteId", restore_minutes as "restoreMinutes"
       from operations.asset where org_id = $1 order by id`,
  );
  const dependencies = await all<never>(
    `select id, service_id as "serviceId", asset_id as "assetId", needs_service_id as "needsServiceId", needs_asset_id as "needsAssetId",
            strength, redundancy_group as "redundancyGroup" from operations.dependency where org_id = $1 order by id`,
  );
  const landscape = {
    graph: dependencyGraphOf({ services, assets, dependencies }),
    services: new Map(services.map((each) => [each.id, each])),
    assets: new Map(assets.map((each) => [each.id, each])),
  };
  return { landscape, byName: servicesByName(services), reach: reaching(landscape) };
}

export const readWindows = (client: PoolClient, organisationId: string): Promise<readonly WindowRow[]> =>
  readAll(client, window, organisationId);

export const readPolicies = (client: PoolClient, organisationId: string) => readAll(client, changePolicy, organisationId);

interface AbsenceRow {
  readonly id: string;
  readonly personId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly startsAtNoon: boolean;
  readonly endsAtNoon: boolean;
  readonly zone: string | null;
}

/** Leave lies on the clock of the person's site. */
export async function readPeople(client: PoolClient, organisationId: string, zoneOffsets: ZoneOffsets) {
  const all = rowsOf(client, organisationId);
  const [organisation] = await all<{ zone: string }>('select zone from access.organisation where org_id = $1');
  const zone = organisation?.zone ?? 'UTC';
  const people = await all<{ id: string; name: string; teamId: string | null }>(
    'select id, name, team_id as "teamId" from people.person where org_id = $1',
  );
  const absences = await all<AbsenceRow>(
    `select a.id, a.person_id as "personId", a.starts_on::text as "startsOn", a.ends_on::text as "endsOn",
            a.starts_at_noon as "startsAtNoon", a.ends_at_noon as "endsAtNoon", s.zone
       from people.absence a join people.person p on p.org_id = a.org_id and p.id = a.person_id
       left join people.site s on s.org_id = p.org_id and s.id = p.site_id
      where a.org_id = $1 and a.status = 'approved' order by a.id`,
  );
  return {
    zone,
    names: new Map(people.map((each) => [each.id, each.name])),
    teamOfPerson: new Map(people.map((each) => [each.id, each.teamId])),
    leave: absences.map(({ id, personId, startsOn, endsOn, startsAtNoon, endsAtNoon, zone: own }) => {
      const offsets = zoneOffsets(own ?? zone);
      return {
        id,
        personId,
        from: tickOfCivil({ day: dayOf(startsOn), minute: startsAtNoon ? 720 : 0 }, offsets),
        to: tickOfCivil({ day: dayOf(endsOn), minute: endsAtNoon ? 720 : 1440 }, offsets),
      };
    }),
  };
}

/** Those that hold their place; the names of all others are asked for where they are shown. */
export async function readStanding(client: PoolClient, organisationId: string) {
  const rows: readonly ChangeRow[] = await readAll(client, change, organisationId, {
    status: ['awaiting-approval', 'approved', 'in-progress'],
  });
  const asked = await rowsOf(
    client,
    organisationId,
  )<{ changeId: string; projectId: string }>(
    'select change_id as "changeId", project_id as "projectId" from changes.project_change where org_id = $1',
  );
  const projectOf = new Map(asked.map((each) => [each.changeId, each.projectId]));
  const exceptions = await rowsOf(
    client,
    organisationId,
  )<{ key: string }>(`select change_id || ' ' || window_id as key from changes.freeze_exception where org_id = $1`);
  return {
    rows: new Map(rows.map((each) => [each.id, each])),
    projectOf,
    changes: rows.flatMap((each) => plannedChangeOf(each, projectOf.get(each.id)) ?? []),
    exceptions: new Set(exceptions.map((each) => each.key)),
  };
}

/** Gaps of the coming weeks, as the rotas know them. */
export async function readDuty(client: PoolClient, organisationId: string) {
  const rotas = await readAll(client, rota, organisationId);
  return {
    names: new Map(rotas.map((each) => [each.id, each.name])),
    gaps: rotas.flatMap(({ id, teamId, knownGaps }) =>
      knownGaps.map(({ startsAt, endsAt }) => ({ rotaId: id, teamId, from: tickOf(startsAt), to: tickOf(endsAt) })),
    ),
  };
}

export interface NamedMilestone extends Milestone {
  readonly name: string;
  readonly projectKey: string;
}

/** Open milestones of running projects, on the services that changes of the project alter. */
export async function readMilestones(client: PoolClient, organisationId: string): Promise<readonly NamedMilestone[]> {
  const rows = await rowsOf(
    client,
    organisationId,
  )<{ taskId: string; projectId: string; name: string; projectKey: string; at: string; serviceIds: string[] }>(
    `select t.id as "taskId", t.project_id as "projectId", t.name, p.key as "projectKey", c.finish_at as at, of.ids as "serviceIds"
       from projects.task t
       join projects.project p on p.org_id = t.org_id and p.id = t.project_id and p.status in ('planned', 'active')
       join projects.task_plan c on c.org_id = t.org_id and c.id = t.id
       join lateral (select array_agg(distinct x.service_id order by x.service_id) as ids from changes.project_change pc join changes.change x on x.org_id = pc.org_id and x.id = pc.change_id
                      where pc.org_id = t.org_id and pc.project_id = t.project_id and x.status not in ('cancelled', 'rejected')) of on of.ids is not null
      where t.org_id = $1 and t.kind = 'milestone' and t.is_active and t.status <> 'done' order by t.id`,
  );
  return rows.map((each) => ({ ...each, at: tickOf(new Date(each.at).toISOString()) }));
}
