/** The program says in the timeline that a level of a target was reached: once for each of its clocks, whoever asks how often. */
import { z } from 'zod';
import { deed, done, many, ownersOnly } from '#platform/kit';
import { incident, openStatuses } from '../incident/incident.ts';
import { incidentEntry, type IncidentEntry } from '../incident/incident-entry.ts';
import { incidentIn } from '../incident/open-for.ts';
import { changedWith } from '../incident/write-entries.ts';
import type { TargetClock } from './target-clock.ts';

/** A line that says so within the time of a clock is of that clock. */
export const isOfClock = (
  { at }: Pick<IncidentEntry, 'at'>,
  { startedAt, stoppedAt }: Pick<TargetClock, 'startedAt' | 'stoppedAt'>,
): boolean => at >= startedAt && (stoppedAt === null || at <= stoppedAt);

export const reachLevel = deed({
  name: 'reach-level',
  about: 'A target of an incident has used up a share of its time.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/levels' },
  input: z.strictObject({
    id: z.uuid(),
    targetId: z.uuid(),
    name: z.string(),
    perMille: z.int(),
    at: z.iso.datetime(),
    startedAt: z.iso.datetime(),
    stoppedAt: z.iso.datetime().nullable(),
  }),
  may: ownersOnly,
  isInner: true,
  *decide({ id, targetId, name, perMille, at, ...clock }, asked) {
    const before = yield* incidentIn(id, openStatuses);
    if ('refused' in before) return before;
    const known = yield* many(incidentEntry, { incidentId: id, kind: 'level', value: targetId, reason: String(perMille) });
    if (known.some((each) => isOfClock(each, clock))) return done([]);
    const entry = { kind: 'level', value: targetId, reason: String(perMille), text: name, at } as const;
    return done(changedWith(before, {}, [entry], asked), [
      { event: perMille >= 1000 ? 'target-breached' : 'target-level-reached', data: { id, targetId, perMille } },
    ]);
  },
});
