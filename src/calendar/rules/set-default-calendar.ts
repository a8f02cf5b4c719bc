/** Makes a calendar the one that holds for whoever has none of their own. */
import { z } from 'zod';
import { deed, done, managers, many, notFound, one, patch } from '#platform/kit';
import { calendar } from './calendar.ts';

export const setDefaultCalendar = deed({
  name: 'set-default-calendar',
  about: 'Makes this calendar the default of the organisation, in place of the one before.',
  on: calendar,
  binding: { method: 'POST', path: '/calendars/{id}/set-default' },
  input: z.strictObject({ id: z.uuid() }),
  may: managers,
  *decide({ id }) {
    const next = yield* one(calendar, id);
    if (!next) return notFound(calendar);
    if (next.isDefault) return done([]);
    const before = yield* many(calendar, { isDefault: true });
    return done(
      [...before.map((each) => patch(calendar, each.id, { isDefault: false })), patch(calendar, id, { isDefault: true })],
      [{ event: 'default-calendar-set', data: { id } }],
    );
  },
});
