/** Door of the room `access`: who comes in, as whom, with which standing. */
import { room } from '#platform/kit';
import { accessDeeds } from './deeds.ts';
import { accessEndpoints } from './endpoints.ts';
import { apiToken, invitation, membership, organisation, scopeRole } from './things.ts';

export * from './deeds.ts';
export * from './endpoints.ts';
export { apiToken, invitation, locales, membership, organisation, scopeRole } from './things.ts';

export const accessRoom = room('access', {
  things: [organisation, membership, scopeRole, invitation, apiToken],
  deeds: accessDeeds,
  endpoints: accessEndpoints,
});
