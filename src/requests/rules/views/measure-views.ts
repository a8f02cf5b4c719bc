/** How requests are answered: figures with their populations, and the records behind each. They are computed as those of incidents are. */
import { z } from 'zod';
import { view, zone } from '#platform/kit';
import { requestStaff } from './request-views.ts';

export const requestMeasureGroups = ['none', 'offering', 'team', 'service'] as const;
export type RequestMeasureGroup = (typeof requestMeasureGroups)[number];

const period = {
  /** First day, on the clocks of `zone`; left out: from the beginning. */
  from: z.iso.date().optional(),
  /** Last day; left out: until now. */
  to: z.iso.date().optional(),
  zone: zone().default('UTC'),
  serviceId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  offeringId: z.uuid().optional(),
};

const minutes = z.number().nullable();
const measures = z
  .strictObject({
    /** Id of the offering, team or service; empty where nothing is grouped or it has none. */
    key: z.string(),
    name: z.string(),
    /** Asked for in the period; what was cancelled or rejected counts nowhere. */
    asked: z.int(),
    /** Fulfilled in the period. */
    fulfilled: z.int(),
    /** From asking to having it, round the clock, over those fulfilled in the period. */
    timeToFulfil: z.strictObject({ count: z.int(), mean: minutes, median: minutes, p90: minutes }),
    /** Promises decided in the period, kept and all; one that is broken is decided although the request is still open. */
    promise: z.strictObject({ kept: z.int(), decided: z.int() }),
    /** Of those fulfilled in the period: neither passed on nor reopened. */
    firstContact: z.int(),
    reopened: z.int(),
    /** Open at the end of the period, and how old. */
    open: z.int(),
    medianAgeMinutes: minutes,
  })
  .meta({ id: 'RequestMeasures' });
export type RequestMeasureRow = z.output<typeof measures>;

export const requestMeasures = view({
  name: 'request-measures',
  about:
    'Requests asked for and fulfilled, the time that took (mean, median, P90), promises kept, settled at first contact, reopened, and the backlog.',
  path: '/request-measures',
  query: z.strictObject({ ...period, by: z.enum(requestMeasureGroups).default('none') }),
  result: z.strictObject({ items: z.array(measures) }).meta({ id: 'RequestMeasureList' }),
  may: requestStaff,
});

export const requestRecordMeasures = ['asked', 'fulfilled', 'promise', 'first-contact', 'reopened', 'open'] as const;
export type RequestRecordMeasure = (typeof requestRecordMeasures)[number];
export const mostRequestRecords = 500;

export const requestMeasureRecords = view({
  name: 'request-measure-records',
  about: 'The requests behind a figure, the longest times first; at most five hundred, and how many there are.',
  path: '/request-measure-records',
  query: z.strictObject({ ...period, measure: z.enum(requestRecordMeasures) }),
  result: z
    .strictObject({
      total: z.int(),
      items: z.array(
        z.strictObject({
          id: z.uuid(),
          number: z.int(),
          title: z.string(),
          askedAt: z.iso.datetime(),
          /** Minutes to fulfil, or of age where it is open; for a promise 1 is kept and 0 is not; else null. */
          value: z.number().nullable(),
        }),
      ),
    })
    .meta({ id: 'RequestMeasureRecords' }),
  may: requestStaff,
});
