/** It waits for somebody else, and goes on. */
import { z } from 'zod';
import { deed, done, prose, refuse } from '#platform/kit';
import { supersedePages } from '../paging/end-pages.ts';
import { incidentWorkers } from '../who-may.ts';
import { holdReasons, incident } from './incident.ts';
import { incidentIn } from './open-for.ts';
import { changedWith } from './write-entries.ts';

export const holdIncident = deed({
  name: 'hold-incident',
  about: 'Says that it waits, and on whom or what. Targets that pause for this reason stand still.',
  on: incident,
  binding: { method: 'POST', path: '/incidents/{id}/hold' },
  input: z.strictObject({ id: z.uuid(), reason: z.enum(holdReasons), text: prose(4000).default('') }),
  may: incidentWorkers,
  *decide({ id, reason, text }, asked) {
    const before = yield* incidentIn(id, ['new', 'in-progress', 'on-hold']);
    if ('refused' in before) return before;
    if (before.holdReason === reason && text === '') return done([]);
    const entry = { kind: 'state', value: 'on-hold', reason, text } as const;
    const pages = yield* supersedePages(id, asked.at);
    return done(
      [...changedWith(before, { status: 'on-hold', holdReason: reason }, [entry], asked), ...pages],
      [{ event: 'incident-held', data: { id } }],
    );
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
