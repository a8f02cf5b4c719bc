/** An alert that came to no incident, or to a wrong one, gets its own. */
import { z } from 'zod';
import { deed, done, many, notFound, one, patch, refuse, type Row } from '#platform/kit';
import { incident } from '../incident/incident.ts';
import { openIncident } from '../incident/report-incident.ts';
import { changedWith, type NewEntry } from '../incident/write-entries.ts';
import { incidentWorkers } from '../who-may.ts';
import { alert } from './alert.ts';
import { alertSource } from './alert-source.ts';
import { reportOfAlert } from './report-of-alert.ts';

export const openIncidentOfAlert = deed({
  name: 'open-incident-of-alert',
  about: 'Opens an incident for an alert that came to none, or takes it out of the one that it came to, which says so.',
  on: alert,
  binding: { method: 'POST', path: '/alerts/{id}/incident' },
  input: z.strictObject({ id: z.uuid() }),
  may: incidentWorkers,
  *decide({ id }, asked) {
    const before = yield* one(alert, id);
    if (!before) return notFound(alert);
    if (before.state === 'closed') return refuse('alert-over', 'this alert is over', { status: 409 });
    const left = yield* one(incident, before.incidentId);
    const beside = left ? yield* many(alert, { incidentId: left.id }) : [];
    if (left && beside.length === 1) return refuse('alert-has-its-incident', 'it has an incident of its own already', { status: 409 });
    const source = yield* one(alertSource, before.sourceId);
    const opened = yield* openIncident(reportOfAlert(before, source, asked), asked);
    if ('refused' in opened) return opened;
    const row = opened.changes.find((change) => change.kind === 'put' && change.thing === (incident as unknown)) as { row: object };
    const about = (reason: string): NewEntry => ({ kind: 'alert', value: id, reason });
    return done(
      [
        ...opened.changes,
        ...changedWith({ ...row.row, id: opened.id } as Row<typeof incident>, {}, [about('opened')], asked),
        ...(left ? changedWith(left, {}, [about('left')], asked) : []),
        patch(alert, id, { incidentId: opened.id, rootAlertId: null, reviewAt: null }),
      ],
      [{ event: 'incident-reported', data: { id: opened.id } }],
    );
  },
});
