/** For a while nobody is told; what is still wrong afterwards is told, and that it is over always. */
import { z } from 'zod';
import { deed, done, notFound, one, patch } from '#platform/kit';
import { monitorWorkers } from '../who-may.ts';
import { monitor } from './monitor.ts';

export const muteMonitor = deed({
  name: 'mute-monitor',
  about: 'Nobody is told of it for so many hours; what is still wrong afterwards is told. 0 hours: from now on again.',
  on: monitor,
  binding: { method: 'POST', path: '/monitors/{id}/mute' },
  input: z.strictObject({ id: z.uuid(), hours: z.number().min(0).max(720) }),
  may: monitorWorkers,
  *decide({ id, hours }, asked) {
    if (!(yield* one(monitor, id))) return notFound(monitor);
    const mutedUntil = hours === 0 ? null : new Date(Date.parse(asked.at) + hours * 3_600_000).toISOString();
    return done([patch(monitor, id, { mutedUntil })], [{ event: 'monitor-muted', data: { id } }]);
  },
});
