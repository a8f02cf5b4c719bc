/** Why something was done, or not, with what a source has said: the rule, what it was given, what came of it. Never changed. */
import { z } from 'zod';
import { instant, line, reference, thing, type Row } from '#platform/kit';
import { operationsStaff } from '#operations/rules';
import { intakeRules } from './alert-key.ts';
import { eventActions } from './canonical-event.ts';
import { matterRules } from './matter.ts';

/** How it goes on when an alert is over. */
export const endRules = [
  'others-still-open',
  'calm-awaited',
  'source-keeps-open',
  'incident-over-already',
  'all-over',
  'not-understood',
] as const;
export const decisionRules = [...new Set([...intakeRules, ...matterRules, ...endRules])] as const;
export type DecisionRule = (typeof intakeRules)[number] | (typeof matterRules)[number] | (typeof endRules)[number];

export const alertDecision = thing({
  name: 'alert-decision',
  plural: 'alert-decisions',
  room: 'incidents',
  about: 'Why something was done, or not, with what a source has said: the rule, what it was given, what came of it.',
  schema: z.strictObject({
    sourceId: reference(),
    alertId: reference().nullable().default(null),
    /** The message that was decided about, in the order of arrival; null for what was only asked again. */
    message: z.number().min(0).nullable().default(null),
    /** The decisions of one message one after the other. */
    ordinal: z.int().min(0).default(0),
    decidedAt: instant(),
    rule: z.enum(decisionRules as unknown as [DecisionRule, ...DecisionRule[]]),
    outcome: line(60),
    /** What the rule was given. */
    inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
    /** What was said, as far as the next decision about the same key needs it. */
    key: line(500).nullable().default(null),
    action: z.enum(eventActions).nullable().default(null),
    occurredAt: instant().nullable().default(null),
    startedAt: instant().nullable().default(null),
    receivedAt: instant().nullable().default(null),
    episodeId: line(300).nullable().default(null),
    severity: z.int().min(0).max(4).default(0),
    transportId: z.string().max(1000).nullable().default(null),
    bodyHash: z.string().max(64).nullable().default(null),
  }),
  title: 'rule',
  references: { sourceId: 'alert-source', alertId: 'alert' },
  sortable: ['decidedAt', 'message', 'ordinal'],
  filterable: ['alertId', 'sourceId', 'rule', 'message', 'key', 'decidedAt'],
  mayRead: operationsStaff,
});
export type AlertDecision = Row<typeof alertDecision>;
