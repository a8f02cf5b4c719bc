/** Who reads changes, who plans them and carries them out, who says by which rules. */
import { managers, type Permission } from '#platform/kit';
import { assetKeepers, operationsStaff } from '#operations/rules';

export const changeReaders: Permission = operationsStaff;
/** Whoever works here plans changes to what they work on; that nobody changes what was not approved is the rules' business. */
export const changePlanners: Permission = assetKeepers;
export const policyKeepers: Permission = managers;
