/** Who reads what is watched, who says what is watched, who speaks about an outage. */
import { managers, type Permission } from '#platform/kit';
import { operationsStaff } from '#operations/rules';

export const monitorReaders: Permission = operationsStaff;
/** A monitor reaches out of the house, so not everybody makes one. */
export const monitorKeepers: Permission = managers;
/** Whoever works here may have quiet while they work on it. */
export const monitorWorkers: Permission = { organisation: ['owner', 'admin', 'manager', 'member'] };
