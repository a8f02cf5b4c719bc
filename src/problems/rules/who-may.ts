/** Who learns from what went wrong: everybody who works here reads and writes, managers decide what stays. */
import type { Permission } from '#platform/kit';

export const learnersMayRead: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'] };
export const learnersMayWrite: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };
/** Managers, and whoever holds the review. */
export const publishers: Permission = { organisation: ['owner', 'admin', 'manager'], own: true };
