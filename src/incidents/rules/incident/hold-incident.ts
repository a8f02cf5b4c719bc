/** It waits for somebody else, and goes on. */
import { z } from 'zod';
import { deed, done, prose, refuse } from '#platform/kit';
import { supersedePages } from '../paging/end-pages.ts';
import { incidentWorkers } from '../who-may.ts';
import { holdReasons, incident } from './incident.ts';
import { incidentIn } from './open-for.ts';
import { seenBy } from './resolve-incident.ts';
import { changedWith, type NewEntry } from './write-entries.ts';

export const holdIncident = deed({
  name: 'hold-incident',
  about:
    'Says that it waits, and on whom or what; whoever says so has seen it. Targets that pause for this reason stand still. Of a major incident or one of the first priority it says why.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/hold' },
  input: z.strictObject({ id: z.uuid(), reason: z.enum(holdReasons), text: prose(4000).default('') }),
  may: incidentWorkers,
  *decide({ id, reason, text }, asked) {
    const before = yield* incidentIn(id, ['new', 'in-progress', 'on-hold']);
    if ('refused' in before) return before;
    if (before.holdReason === reason && text === '') return done([]);
    if (text === '' && (before.isMajor || before.priority === 1))
      return refuse('hold-needs-a-reason', 'nobody is asked to come while it waits: say why that is right for one so important', {
        field: 'text',
      });
    const seen = seenBy(before, asked);
    const entries: NewEntry[] = [
      ...(seen ? [{ kind: 'moment', value: seen, reason: 'acknowledged' } as const] : []),
      { kind: 'state', value: 'on-hold', reason, text },
    ];
    const fields = { status: 'on-hold', holdReason: reason, acknowledgedAt: before.acknowledgedAt ?? seen } as const;
    const pages = yield* supersedePages(id, asked.at);
    return done([...changedWith(before, fields, entries, asked), ...pages], [{ event: 'incident-held', data: { id } }]);
  },
});

export const resumeIncident = deed({
  name: 'resume-incident',
  about: 'Goes on with an incident that waited.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/resume' },
  input: z.strictObject({ id: z.uuid() }),
  may: incidentWorkers,
  *decide({ id }, asked) {
    const before = yield* incidentIn(id, ['new', 'in-progress', 'on-hold']);
    if ('refused' in before) return before;
    if (before.status !== 'on-hold') return refuse('does-not-wait', 'it does not wait for anything', { status: 409 });
    const fields = { status: 'in-progress', holdReason: null } as const;
    return done(changedWith(before, fields, [{ kind: 'state', value: 'in-progress' }], asked), [
      { event: 'incident-resumed', data: { id } },
    ]);
  },
});
