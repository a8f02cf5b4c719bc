import type { Network } from './network.ts';

/** Computes every date of a compiled plan, in place. */
export declare function run(network: Network): void;
