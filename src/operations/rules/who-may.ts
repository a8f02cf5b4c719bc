/** Who reads what the department runs, and who keeps true what it runs on. */
import type { Permission } from '#platform/kit';

/** Everybody who works here; a role in some project does not open the catalogue. */
export const operationsStaff: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'] };
/** Whoever works here keeps true what they work on. */
export const assetKeepers: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };
