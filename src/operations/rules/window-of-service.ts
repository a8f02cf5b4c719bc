/** Whether a window of the calendar is about a service: it holds for everybody, or names it by its id, its key or its name. */
import type { WindowRow } from '#calendar/rules';
import type { Service } from './service.ts';

export function isAboutService(
  { scope, scopeIds, scopeNames }: Pick<WindowRow, 'scope' | 'scopeIds' | 'scopeNames'>,
  service: Pick<Service, 'id' | 'key' | 'name'> | undefined,
): boolean {
  if (scope === 'organisation') return true;
  if (scope !== 'service' || !service) return false;
  const names = [service.key, service.name].map((name) => name.toLowerCase());
  return scopeIds.includes(service.id) || scopeNames.some((name) => names.includes(name.trim().toLowerCase()));
}
