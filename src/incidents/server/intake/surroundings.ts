/** What is so around alerts: services and assets by name, what needs what, when there is maintenance; kept while it has not changed. */
import type { PoolClient } from 'pg';
import { instantOf, occurrencesOf, offsetsOver, tickOf, window, type WindowRow } from '#calendar/rules';
import { placeIndexOf, type Failing, type IntakeFacts } from '#incidents/rules';
import { asset, dependency, dependencyGraphOf, isAboutService, service } from '#operations/rules';
import { memoryOf, readAll, type Recall } from '#platform/server';

export type Surroundings = Pick<IntakeFacts, 'places' | 'graph' | 'maintenanceUntil'>;

export const makeSurroundingsMemory = (): Recall<Surroundings> => memoryOf([service, asset, dependency, window], read);

async function read(client: PoolClient, organisationId: string): Promise<Surroundings> {
  const services = await readAll(client, service, organisationId);
  const assets = await readAll(client, asset, organisationId);
  const dependencies = await readAll(client, dependency, organisationId);
  const windows = await readAll(client, window, organisationId, { kind: 'maintenance' });
  const byId = new Map(services.map((each) => [each.id, each]));
  return {
    places: placeIndexOf(services, assets),
    graph: dependencyGraphOf({ services, assets, dependencies }),
    maintenanceUntil: (serviceId, at) => {
      const of = windows.filter((each) => isAboutService(each, serviceId === null ? undefined : byId.get(serviceId)));
      return of.length === 0 ? null : endOf(of, at);
    },
  };
}

function endOf(windows: readonly WindowRow[], at: number): number | null {
  const tick = tickOf(new Date(at).toISOString());
  const year = new Date(at).getUTCFullYear();
  const offsets = offsetsOver(year - 1, year + 2);
  const ends = windows.flatMap((row) =>
    occurrencesOf(row, tick, tick + 1, offsets(row.zone)).map((each) => Date.parse(instantOf(each.to))),
  );
  return ends.length ? Math.max(...ends) : null;
}

/** Services and assets with open alerts that have come to an incident, each by the one that is open longest. */
export async function readFailing(client: PoolClient, organisationId: string): Promise<ReadonlyMap<string, Failing>> {
  const { rows } = await client.query<{ node: string; id: string; incidentId: string; startedAt: string }>(
    `select distinct on (coalesce(asset_id, service_id)) coalesce(asset_id, service_id) as node, id, incident_id as "incidentId", started_at as "startedAt"
       from incidents.alert
      where org_id = $1 and state <> 'closed' and incident_id is not null and coalesce(asset_id, service_id) is not null
      order by coalesce(asset_id, service_id), started_at, id`,
    [organisationId],
  );
  return new Map(rows.map(({ node, id, incidentId, startedAt }) => [node, { alertId: id, incidentId, since: Date.parse(startedAt) }]));
}
