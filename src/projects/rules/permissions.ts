/** The lines of the permission table that this room adds to the kit's. */
import { type Permission } from '#platform/kit';

/** Those who work in the organisation, and whoever has a role in the project: may comment, attach, and report on their own tasks. */
export const participants: Permission = {
  organisation: ['owner', 'admin', 'manager', 'member'],
  scope: ['lead', 'contributor', 'viewer'],
};

/** What somebody wrote is theirs to change; nobody puts words into another's mouth. */
export const authorOnly: Permission = { organisation: [], own: true };

/** Its author, and those who answer for the project. */
export const authorOrLead: Permission = { organisation: ['owner', 'admin', 'manager'], scope: ['lead'], own: true };
