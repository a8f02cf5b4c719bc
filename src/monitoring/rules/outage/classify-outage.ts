/** What time that has passed counts as, found out later: it was agreed, or the monitor was wrong. Availability follows. */
import { z } from 'zod';
import { deed, done, notFound, one, patch, prose, refuse } from '#platform/kit';
import { monitorKeepers } from '../who-may.ts';
import { outage, outageClasses } from './outage.ts';

export const classifyOutage = deed({
  name: 'classify-outage',
  about:
    'Says what an outage counts as, with the reason: an outage, an agreed maintenance, or a false alarm. Availability is computed anew from it.',
  on: outage,
  binding: { method: 'POST', path: '/outages/{id}/classify' },
  input: z.strictObject({ id: z.uuid(), classification: z.enum(outageClasses), explanation: prose(2000).default('') }),
  may: monitorKeepers,
  *decide({ id, classification, explanation }) {
    const before = yield* one(outage, id);
    if (!before) return notFound(outage);
    if (classification !== 'outage' && explanation.trim() === '')
      return refuse('needs-explanation', 'say why it does not count as an outage', { field: 'explanation' });
    if (before.classification === classification && before.explanation === explanation) return done([]);
    return done([patch(outage, id, { classification, explanation })], [{ event: 'outage-classified', data: { id, classification } }]);
  },
});
