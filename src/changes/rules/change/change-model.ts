/** A model of a standard change: a plan that was agreed once, for what is done often. */
import { z } from 'zod';
import { line, prose, reference, standardDeeds, thing, type Row } from '#platform/kit';
import { changeReaders, policyKeepers } from '../who-may.ts';
import { changePlan } from './change.ts';

export const changeModel = thing({
  name: 'change-model',
  plural: 'change-models',
  room: 'changes',
  about: 'A plan agreed once and for all: changes made by it are standard changes and need no approval of their own.',
  schema: z.strictObject({
    name: line(200),
    purpose: prose(4000).default(''),
    /** For this service only; without one for any. */
    serviceId: reference().nullable().default(null),
    durationMinutes: z.int().min(1).max(10_080).default(60),
    isActive: z.boolean().default(true),
    ...changePlan,
  }),
  title: 'name',
  references: { serviceId: 'service' },
  searchable: ['name', 'purpose'],
  sortable: ['name'],
  filterable: ['serviceId', 'isActive'],
  mayRead: changeReaders,
});
export type ChangeModel = Row<typeof changeModel>;

export const {
  create: createChangeModel,
  change: changeChangeModel,
  remove: removeChangeModel,
} = standardDeeds(changeModel, { mayCreate: policyKeepers, mayChange: policyKeepers, mayRemove: policyKeepers });
