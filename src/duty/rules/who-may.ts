/** Who is on duty concerns whoever works here; people put themselves in, managers anybody. */
import { managers, type Permission } from '#platform/kit';

export const dutyStaff: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'] };
export const dutyTakers: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };
export const themselvesOrManagers: Permission = { ...managers, own: true };
