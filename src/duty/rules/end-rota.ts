/** A rota is no longer needed, and kept for who was on duty; or needed again. */
import { z } from 'zod';
import { deed, done, managers, notFound, one, patch, refuse } from '#platform/kit';
import { askedNoMore } from './manage-rotas.ts';
import { rota } from './rota.ts';

export const endRota = deed({
  name: 'end-rota',
  about:
    'Ends a rota: from now on nobody is on duty in it, and whoever asked it next asks nobody. Who was on duty until then, and whom it has called, stays.',
  on: rota,
  binding: { method: 'POST', path: '/rotas/{id}/end' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }, { at }) {
    const before = yield* one(rota, id);
    if (!before) return notFound(rota);
    if (!before.isActive)
      return refuse('ended-already', `${before.name} has ended already`, { status: 409, values: { name: before.name } });
    return done(
      [...(yield* askedNoMore(id)), patch(rota, id, { isActive: false, endedAt: at, knownGaps: [] })],
      [{ event: 'rota-ended', data: { id } }],
    );
  },
});

export const resumeRota = deed({
  name: 'resume-rota',
  about: 'Takes up a rota again that had ended, with the layers that it had, as if it had never ended.',
  on: rota,
  binding: { method: 'POST', path: '/rotas/{id}/resume' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }) {
    const before = yield* one(rota, id);
    if (!before) return notFound(rota);
    if (before.isActive) return refuse('not-ended', `${before.name} has not ended`, { status: 409, values: { name: before.name } });
    return done([patch(rota, id, { isActive: true, endedAt: null })], [{ event: 'rota-resumed', data: { id } }]);
  },
});
