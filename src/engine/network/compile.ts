import type { PlanFacts } from '../facts.ts';
import type { Network } from './network.ts';

/** Readies the facts for `run`. */
export function compile(facts: PlanFacts): Network {
  throw new Error("being built");
}
