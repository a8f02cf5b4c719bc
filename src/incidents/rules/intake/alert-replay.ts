/** A past stretch of a source under other rules, before they are set. */
import { z } from 'zod';
import { instant, managers, view } from '#platform/kit';
import { matterRules } from './matter.ts';

/** Messages of one replay. */
export const mostReplayed = 5000;
/** Differences that are listed. */
export const mostDifferences = 200;

const count = (most: number) => z.coerce.number().int().min(0).max(most);

export const alertReplay = view({
  name: 'alert-replay',
  about:
    'What would have come of the messages of a source in a stretch of time under other rules, beside what comes of them under its own. Nothing is changed.',
  path: '/alert-sources/{id}/replay',
  query: z.strictObject({
    id: z.uuid(),
    from: instant(),
    until: instant(),
    leastSeverity: count(4).optional(),
    afterCount: count(1000).optional(),
    afterMinutes: count(1440).optional(),
  }),
  result: z
    .strictObject({
      messages: z.int(),
      /** There were more messages than are gone through. */
      isCut: z.boolean(),
      alerts: z.int(),
      present: z.int().describe('incidents under the rules of the source'),
      changed: z.int().describe('incidents under the rules asked about'),
      differences: z.array(
        z.strictObject({
          key: z.string(),
          title: z.string(),
          severity: z.int(),
          startedAt: z.iso.datetime(),
          present: z.enum(matterRules).nullable(),
          changed: z.enum(matterRules).nullable(),
        }),
      ),
    })
    .meta({ id: 'AlertReplay' }),
  may: managers,
});
