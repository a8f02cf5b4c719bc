import type { Edit, Network } from './network.ts';

/** Applies the changes and repairs what they touch; gives the indices of the tasks whose dates or slack changed. */
export function edit(network: Network, changes: readonly Edit[]): readonly number[] {
  throw new Error('being built');
}
