/** Services, what they run on, and what needs what. Answers the id of each service by its key. */
import { asset, dependency, service } from '#operations/rules';
import type { TeamKey } from './cast.ts';
import type { Making } from './make-records.ts';
import { sampleAssets } from './operations/assets.ts';
import { sampleNeeds } from './operations/needs.ts';
import { sampleServices } from './operations/services.ts';

export interface OperationsResources {
  readonly personIds: Readonly<Record<string, string>>;
  readonly teamIds: Readonly<Record<TeamKey, string>>;
  readonly sites: Readonly<Record<'hamburg' | 'leipzig' | 'lisboa', { readonly id: string }>>;
  readonly officeHoursId: string;
}

export function makeOperations(
  { add }: Making,
  { personIds, teamIds, sites, officeHoursId }: OperationsResources,
): ReadonlyMap<string, string> {
  const serviceIds = new Map<string, string>();
  for (const { owner, team, hours, ...fields } of sampleServices) {
    const { id } = add(service, {
      ...fields,
      ownerId: personIds[owner]!,
      teamId: teamIds[team],
      calendarId: hours === 'office' ? officeHoursId : null,
    });
    serviceIds.set(fields.key, id);
  }
  const assetIds = new Map<string, string>();
  for (const [place, { service: of, site, ...fields }] of sampleAssets.entries()) {
    const isPart = fields.kind === 'library';
    const { id } = add(asset, {
      ...fields,
      externalId: isPart ? null : `CI-${1001 + place}`,
      serialNumber: ['server', 'network', 'storage', 'power'].includes(fields.kind) ? `AW${String(20_117 + place * 73)}` : null,
      restoreMinutes: isPart ? null : fields.restoreMinutes,
      serviceId: of === null ? null : serviceIds.get(of)!,
      siteId: site === null ? null : sites[site].id,
    });
    assetIds.set(fields.name, id);
  }
  for (const { from, to, kind, isSoft, group } of sampleNeeds)
    add(dependency, {
      serviceId: serviceIds.get(from) ?? null,
      assetId: assetIds.get(from) ?? null,
      needsServiceId: serviceIds.get(to) ?? null,
      needsAssetId: assetIds.get(to) ?? null,
      kind,
      strength: isSoft ? 'soft' : 'hard',
      redundancyGroup: group,
    });
  return serviceIds;
}
