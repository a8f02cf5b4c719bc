/** How important an incident is follows from how far it reaches and how much it presses; the table is data. */
import { z } from 'zod';
import { many, refuse, managers, standardDeeds, thing, type Asking } from '#platform/kit';
import { grade, priority } from './incident.ts';
import { incidentReaders } from '../who-may.ts';

export const priorityRule = thing({
  name: 'priority-rule',
  plural: 'priority-rules',
  room: 'incidents',
  about: 'One cell of the priority table that differs from what is usual: of this impact and this urgency follows this priority.',
  schema: z.strictObject({ impact: grade(), urgency: grade(), priority: priority() }),
  title: 'priority',
  sortable: ['impact', 'urgency', 'priority'],
  filterable: ['impact', 'urgency'],
  fixed: ['impact', 'urgency'],
  mayRead: { organisation: [...incidentReaders.organisation, 'requester'] },
});

export const {
  create: createPriorityRule,
  change: changePriorityRule,
  remove: removePriorityRule,
} = standardDeeds(priorityRule, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  *check({ id, impact, urgency }) {
    const [same] = (yield* many(priorityRule, { impact, urgency })).filter((each) => each.id !== id);
    return (
      same &&
      refuse('priority-rule-there-already', 'this cell of the table has a priority of its own already', { field: 'impact', status: 409 })
    );
  },
});

/** Impact 1 to 3 downwards, urgency 1 to 3 across: what is usual. */
export const usualPriorities: readonly (readonly number[])[] = [
  [1, 2, 3],
  [2, 3, 4],
  [3, 4, 5],
];

export interface PriorityCell {
  readonly impact: number;
  readonly urgency: number;
  readonly priority: number;
}

/** The priority by the organisation's cells, else by the usual table. */
export const priorityIn = (cells: readonly PriorityCell[], impact: number, urgency: number): number =>
  cells.find((cell) => cell.impact === impact && cell.urgency === urgency)?.priority ?? usualPriorities[impact - 1]![urgency - 1]!;

export function* priorityOf(impact: number, urgency: number): Asking<number> {
  return priorityIn(yield* many(priorityRule, { impact, urgency }), impact, urgency);
}

/** How far a failure of a service reaches, as long as nobody has said: tier 1 the whole business, tier 2 many, else few. */
export const impactOfTier = (tier: number | undefined): number => (tier === undefined ? 3 : Math.min(3, Math.max(1, tier)));
