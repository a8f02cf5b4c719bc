/** Who sees and enters what somebody worked on. */
import { managers, type Permission } from '#platform/kit';

/** People for themselves, managers for everybody; a project lead sees totals, not who was how long at what. */
export const ownTimeOrManagers: Permission = { ...managers, own: true };
