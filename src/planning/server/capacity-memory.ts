/** Keeps the facts of organisations, and the demand tables of the last ranges asked for, as long as nothing has changed. */
import type { Asking } from '#platform/server';
import { demandTableOf, type CapacityFacts, type DemandTable } from '#planning/rules';
import { readCapacityFacts, readPosition } from './read-capacity-facts.ts';

interface Remembered {
  readonly position: string;
  readonly facts: CapacityFacts;
  readonly tables: Map<string, DemandTable>;
}

const mostOrganisations = 20;
const mostTables = 8;

export interface CapacityMemory {
  readonly recall: (range: { from: string; to: string }, asking: Asking) => Promise<{ facts: CapacityFacts; table: DemandTable }>;
}

export function makeCapacityMemory(): CapacityMemory {
  const organisations = new Map<string, Remembered>();
  return {
    async recall({ from, to }, { client, by, tools }) {
      const { sequence, plans } = await readPosition(client, by.organisationId);
      const position = `${sequence} ${plans}`;
      let remembered = organisations.get(by.organisationId);
      if (remembered?.position !== position)
        remembered = { position, facts: await readCapacityFacts(client, by.organisationId, sequence, tools.now()), tables: new Map() };
      keep(organisations, by.organisationId, remembered, mostOrganisations);
      const range = `${from} ${to}`;
      const table = remembered.tables.get(range) ?? demandTableOf(remembered.facts, from, to);
      keep(remembered.tables, range, table, mostTables);
      return { facts: remembered.facts, table };
    },
  };
}

/** The one used last stands last; the first go when there are too many. */
function keep<V>(into: Map<string, V>, key: string, value: V, most: number): void {
  into.delete(key);
  into.set(key, value);
  for (const oldest of into.keys()) {
    if (into.size <= most) break;
    into.delete(oldest);
  }
}
