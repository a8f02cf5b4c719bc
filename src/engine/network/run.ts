import type { Network } from './network.ts';

/** Computes every date of a compiled plan, in place. */
export function run(network: Network): void {
  throw new Error("being built");
}
