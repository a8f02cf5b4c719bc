/** Who reads what is watched, who says what is watched, who speaks about an outage. */
import { managers, type Permission } from '#platform/kit';

/** Everybody who works here. Said without the rules of other rooms: the shell need not bring them. */
export const monitorReaders: Permission = { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'] };
/** A monitor reaches out of the house, so not everybody makes one. */
export const monitorKeepers: Permission = managers;
/** Whoever works here may have quiet while they work on it. */
export const monitorWorkers: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };
