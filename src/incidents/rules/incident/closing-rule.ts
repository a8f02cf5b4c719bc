/** Resolved incidents that nobody opens again are closed by themselves; after how many days is the organisation's to say. */
import { z } from 'zod';
import { deed, done, managers, many, notFound, one, ownersOnly, refuse, standardDeeds, thing, type Row } from '#platform/kit';
import { incidentReaders } from '../who-may.ts';
import { incident, priority, type Incident } from './incident.ts';
import { changedWith } from './write-entries.ts';

/** As long as nobody has said otherwise. */
export const usualClosingDays = 7;

export const closingRule = thing({
  name: 'closing-rule',
  plural: 'closing-rules',
  room: 'incidents',
  about: 'After how many days a resolved incident of a priority that nobody opens again is closed, where that is not a week.',
  schema: z.strictObject({
    priority: priority(),
    /** Null: never by itself. */
    days: z.int().min(1).max(365).nullable().default(usualClosingDays),
  }),
  title: 'days',
  sortable: ['priority', 'days'],
  filterable: ['priority'],
  fixed: ['priority'],
  mayRead: { organisation: incidentReaders.organisation },
});
export type ClosingRule = Row<typeof closingRule>;

export const {
  create: createClosingRule,
  change: changeClosingRule,
  remove: removeClosingRule,
} = standardDeeds(closingRule, {
  mayCreate: managers,
  mayChange: managers,
  mayRemove: managers,
  *check({ id, priority: of }) {
    const same = (yield* many(closingRule, { priority: of })).some((each) => each.id !== id);
    return same
      ? refuse('closing-rule-there-already', 'that is said for this priority already; change it', { field: 'priority', status: 409 })
      : undefined;
  },
});

/** Null: never. */
export function closingDaysOf(rules: readonly Pick<ClosingRule, 'priority' | 'days'>[], of: number): number | null {
  const rule = rules.find((each) => each.priority === of);
  return rule ? rule.days : usualClosingDays;
}

/** When it is closed by itself, if nobody opens it before; what another program has resolved is left as it came. */
export const closesAt = (
  { status, source, resolvedAt }: Pick<Incident, 'status' | 'source' | 'resolvedAt'>,
  days: number | null,
): string | null =>
  status !== 'resolved' || source === 'import' || resolvedAt === null || days === null
    ? null
    : new Date(Date.parse(resolvedAt) + days * 86_400_000).toISOString();

export const closeInTime = deed({
  name: 'close-in-time',
  about: 'Closes a resolved incident that nobody has opened again for as long as the rule says.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/close-in-time' },
  input: z.strictObject({ id: z.uuid() }),
  may: ownersOnly,
  isInner: true,
  *decide({ id }, asked) {
    const before = yield* one(incident, id);
    if (!before) return notFound(incident);
    const at = closesAt(before, closingDaysOf(yield* many(closingRule, { priority: before.priority }), before.priority));
    if (at === null || at > asked.at) return done([]);
    const line = { kind: 'state', value: 'closed', reason: 'in-time' } as const;
    return done(changedWith(before, { status: 'closed', closedAt: asked.at }, [line], asked), [{ event: 'incident-closed', data: { id } }]);
  },
});
