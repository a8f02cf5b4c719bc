/** A monitor is no longer needed, and kept for what it found; or needed again. */
import { z } from 'zod';
import { deed, done, notFound, one, patch, refuse } from '#platform/kit';
import { monitorKeepers } from '../who-may.ts';
import { monitor } from './monitor.ts';

export const endMonitor = deed({
  name: 'end-monitor',
  about: 'Ends a monitor: it looks no more and stands in no list. What it found stays, and counts as before.',
  on: monitor,
  binding: { method: 'POST', path: '/monitors/{id}/end' },
  input: z.strictObject({ id: z.uuid() }),
  may: monitorKeepers,
  *decide({ id }) {
    const before = yield* one(monitor, id);
    if (!before) return notFound(monitor);
    if (!before.isActive)
      return refuse('ended-already', `${before.name} has ended already`, { status: 409, values: { name: before.name } });
    return done([patch(monitor, id, { isActive: false, isEnabled: false })], [{ event: 'monitor-ended', data: { id } }]);
  },
});

export const resumeMonitor = deed({
  name: 'resume-monitor',
  about: 'Takes up a monitor again that had ended: it looks from now on.',
  on: monitor,
  binding: { method: 'POST', path: '/monitors/{id}/resume' },
  input: z.strictObject({ id: z.uuid() }),
  may: monitorKeepers,
  *decide({ id }) {
    const before = yield* one(monitor, id);
    if (!before) return notFound(monitor);
    if (before.isActive) return refuse('not-ended', `${before.name} has not ended`, { status: 409, values: { name: before.name } });
    return done([patch(monitor, id, { isActive: true, isEnabled: true })], [{ event: 'monitor-resumed', data: { id } }]);
  },
});
