import { backwardPlaces } from './backward.ts';
import { FIRST_TICK, LAST_TICK } from '../calendar/shifts.ts';
import { closeSummary, forwardPlaces } from './forward.ts';
import type { CompiledNetwork, Network } from './network.ts';
import { Cause, Form, NONE, Rule } from './network.ts';

/** Computes every date of a compiled plan, in place. */
export function run(network: Network): void {
  runAll(network as CompiledNetwork);
}

export function runAll(network: CompiledNetwork): void {
  if (network.isFromFinish) runFromFinish(network);
  else runFromStart(network);
}

function runFromStart(network: CompiledNetwork): void {
  passes(network);
  if (network.lateCount === 0) return;
  // What is wanted as late as possible is now known to have room until its late start; what follows it moves along.
  network.heldUntil.fill(NONE);
  for (let task = 0; task < network.count; task++) if (network.rule[task] === Rule.ALAP) network.heldUntil[task] = network.lateStart[task]!;
  passes(network);
  network.heldUntil.fill(NONE);
}

function passes(network: CompiledNetwork): void {
  forwardPass(network);
  network.projectFinish = lastFinish(network);
  backwardPass(network);
}

/**
 * Places handed to a pass at a time. A loop that is entered often is compiled once and for all; one that is entered once in a frame and
 * runs long is left for its half-compiled form at every entry, which costs as much as the pass itself.
 */
const SPAN = 256;

function forwardPass(network: CompiledNetwork): void {
  const places = network.order.length;
  for (let first = 0; first < places; first += SPAN) forwardPlaces(network, first, Math.min(places, first + SPAN));
}

function backwardPass(network: CompiledNetwork): void {
  for (let last = network.order.length - 1; last >= 0; last -= SPAN) backwardPlaces(network, Math.max(0, last - SPAN + 1), last);
}

/** From a finish that is given: late dates first, from them the project's start, and with it the early dates. */
function runFromFinish(network: CompiledNetwork): void {
  const { count, start, finish, lateStart, lateFinish, order } = network;
  network.projectStart = inTime(network.facts.start);
  forwardPass(network);
  network.projectFinish = inTime(network.facts.finish ?? network.facts.start);
  backwardPass(network);
  let first = network.projectFinish;
  for (let task = 0; task < count; task++) if (lateStart[task]! < first && network.isActive[task]) first = lateStart[task]!;
  network.projectStart = first;
  forwardPass(network);
  backwardPass(network);
  network.earlyStart.set(start);
  network.earlyFinish.set(finish);
  for (let task = 0; task < count; task++) {
    if (network.rule[task] !== Rule.ALAP || network.form[task] === Form.summary) continue;
    start[task] = lateStart[task]!;
    finish[task] = lateFinish[task]!;
    network.cause[task] = Cause.asLateAsPossible;
  }
  for (const code of order) if (code < 0) closeSummary(network, ~code);
}

export function lastFinish(network: CompiledNetwork): number {
  const { finish, isActive, roots } = network;
  let last = NONE;
  for (let k = 0; k < roots.length; k++) {
    const root = roots[k]!;
    if (finish[root]! > last && isActive[root]) last = finish[root]!;
  }
  return last === NONE ? network.projectStart : last;
}

function inTime(tick: number): number {
  return Math.round(Math.max(FIRST_TICK, Math.min(LAST_TICK, tick)));
}
