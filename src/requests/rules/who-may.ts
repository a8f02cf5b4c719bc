/** Who asks, who sees what was asked, who works on it, who says what is offered. Whoever asked sees it and may speak about it. */
import type { Permission } from '#platform/kit';

/** Everybody may ask; auditors only look. */
export const askers: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'requester'] };
/** Everybody who works here; and whose record it is. */
export const requestReaders: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'], own: true };
/** Whoever works here works on requests. */
export const requestWorkers: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };
export const workersAndRequester: Permission = { ...requestWorkers, own: true };
/** Those who work here, and whoever is asked as an approver; that nobody else decides is the rules' business. */
export const approvers: Permission = { ...requestWorkers, own: true };
export const offeringKeepers: Permission = { organisation: ['owner', 'admin', 'manager'] };
