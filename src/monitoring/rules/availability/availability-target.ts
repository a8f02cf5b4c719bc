/** Which share of its hours a service is promised to work. */
import { z } from 'zod';
import { many, reference, refuse, standardDeeds, thing, type Row } from '#platform/kit';
import { monitorKeepers, monitorReaders } from '../who-may.ts';

export const availabilityTarget = thing({
  name: 'availability-target',
  plural: 'availability-targets',
  room: 'monitoring',
  about: 'Which share of its hours, agreed maintenance apart, a service is to work, over how many days; what is left is the error budget.',
  schema: z.strictObject({
    serviceId: reference(),
    /** Per cent, such as 99.9. */
    percent: z.number().min(50).max(99.999),
    periodDays: z.int().min(1).max(366).default(30),
    /** Whether an alert comes of it when the error budget is used too fast. */
    alertsOnBurn: z.boolean().default(true),
  }),
  title: 'percent',
  references: { serviceId: 'service' },
  sortable: ['percent'],
  filterable: ['serviceId'],
  mayRead: monitorReaders,
});
export type AvailabilityTarget = Row<typeof availabilityTarget>;

const standard = standardDeeds(availabilityTarget, {
  mayCreate: monitorKeepers,
  mayChange: monitorKeepers,
  mayRemove: monitorKeepers,
  *check({ id, serviceId }) {
    const others = (yield* many(availabilityTarget, { serviceId })).filter((each) => each.id !== id);
    return others.length > 0
      ? refuse('target-of-service-exists', 'this service has an availability target already', { field: 'serviceId', status: 409 })
      : undefined;
  },
});
export const createAvailabilityTarget = standard.create;
export const changeAvailabilityTarget = standard.change;
export const removeAvailabilityTarget = standard.remove;
