/** Who reads incidents, who works on them, who tells of them. Whoever told of one sees it and may speak about it. */
import type { Permission } from '#platform/kit';

/** Everybody who works here; and whose record it is. */
export const incidentReaders: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'], own: true };
/** Whoever works here works on incidents. */
export const incidentWorkers: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };
/** Those who work on it, and whoever told of it. */
export const workersAndReporter: Permission = { ...incidentWorkers, own: true };
/** Everybody may say that something is wrong; auditors only look. */
export const reporters: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'requester'] };
