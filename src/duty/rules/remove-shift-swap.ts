/** A shift goes back to whose turn it is. */
import { standardDeeds } from '#platform/kit';
import { shiftSwap } from './shift-swap.ts';
import { themselvesOrManagers } from './who-may.ts';

/** Swaps come by `takeShift` and `swapShifts`; back again they go one by one. */
export const { remove: removeShiftSwap } = standardDeeds(shiftSwap, {
  mayCreate: themselvesOrManagers,
  mayChange: themselvesOrManagers,
  mayRemove: themselvesOrManagers,
});
