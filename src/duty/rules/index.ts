/** Who is on duty when: rotas, overrides and swaps, and whether somebody always is. All exports are safe in browser and server. */
import { room } from '#platform/kit';
import { dutyOverride } from './duty-override.ts';
import { changeDutyOverride, createDutyOverride, removeDutyOverride } from './manage-duty-overrides.ts';
import { changeRotaLayer, createRotaLayer, removeRotaLayer } from './manage-rota-layers.ts';
import { endRota, resumeRota } from './end-rota.ts';
import { changeRota, createRota, removeRota } from './manage-rotas.ts';
import { recordCoverageGaps } from './record-coverage-gaps.ts';
import { removeShiftSwap } from './remove-shift-swap.ts';
import { renewRotaLayer } from './renew-layer.ts';
import { rotaLayer } from './rota-layer.ts';
import { rota } from './rota.ts';
import { shiftSwap } from './shift-swap.ts';
import { swapShifts } from './swap-shifts.ts';
import { takeShift } from './take-shift.ts';
import { dutyCoverage, dutyLoad, onDuty, rotaShifts } from './views.ts';

export { gapCauses, type KnownGap } from './gap.ts';
export { dutyOverride } from './duty-override.ts';
export { dutyDaysOf, dutyTakesOf, type DutyDay, type DutyTake } from './line/duty-load.ts';
export {
  dutyPiecesOf,
  shiftsBetween,
  type DutyPiece,
  type OverrideRow,
  type OverrideTime,
  type RotaFacts,
  type RotaRow,
  type Shift,
  type SwapRow,
} from './line/duty-line.ts';
export { causeOf, coverageOf, gapsOf, requiredHours, type Coverage, type Gap, type GapCause } from './line/gaps.ts';
export { awayOf, neverHere, type Away } from './line/presence.ts';
export { shiftTimesOf, turnOf, type LayerRow, type ShiftTime } from './line/rotation.ts';
export { nextFirst, nextOnDuty, onDutyAt, whoToAsk, type AskStep, type WhoToAsk } from './line/who-to-ask.ts';
export { changeDutyOverride, createDutyOverride, removeDutyOverride } from './manage-duty-overrides.ts';
export { changeRotaLayer, createRotaLayer, removeRotaLayer } from './manage-rota-layers.ts';
export { endRota, resumeRota } from './end-rota.ts';
export { changeRota, createRota, removeRota } from './manage-rotas.ts';
export { recordCoverageGaps } from './record-coverage-gaps.ts';
export { removeShiftSwap } from './remove-shift-swap.ts';
export { renewRotaLayer } from './renew-layer.ts';
export { mostLevels, rotaLayer, shiftUnits } from './rota-layer.ts';
export { rota } from './rota.ts';
export { shiftIdOf, shiftSwap } from './shift-swap.ts';
export { offsetsAround } from './stand-in.ts';
export { swapShifts } from './swap-shifts.ts';
export { takeShift } from './take-shift.ts';
export {
  coverageDays,
  dutyCoverage,
  dutyLoad,
  longestCoverageDays,
  onDuty,
  rotaShifts,
  type GapRow,
  type OnDutyRow,
  type PieceRow,
  type ShiftRow,
} from './views.ts';
export { dutyStaff } from './who-may.ts';

export const dutyRoom = room('duty', {
  things: [rota, rotaLayer, dutyOverride, shiftSwap],
  deeds: [
    createRota,
    changeRota,
    removeRota,
    endRota,
    resumeRota,
    createRotaLayer,
    changeRotaLayer,
    removeRotaLayer,
    renewRotaLayer,
    createDutyOverride,
    changeDutyOverride,
    removeDutyOverride,
    takeShift,
    swapShifts,
    removeShiftSwap,
    recordCoverageGaps,
  ],
  views: [onDuty, rotaShifts, dutyCoverage, dutyLoad],
});
