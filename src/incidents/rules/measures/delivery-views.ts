/** How well the department alters what runs, and how well alerts and pages serve it: figures with their populations, and the records behind each. */
import { z } from 'zod';
import { view, zone } from '#platform/kit';
import { incidentReaders } from '../who-may.ts';
import { deliveryShares, deliveryTimes } from './delivery.ts';
import { mostMeasureRecords } from './views.ts';

const staff = { organisation: incidentReaders.organisation };

export const deliveryPeriod = {
  /** First day, on the clocks of `zone`; left out: from the beginning. */
  from: z.iso.date().optional(),
  /** Last day; left out: until now. */
  to: z.iso.date().optional(),
  zone: zone().default('UTC'),
  serviceId: z.uuid().optional(),
};

const share = z.strictObject({ counted: z.int(), of: z.int() });
const minutes = z.number().nullable();
const time = z.strictObject({ count: z.int(), mean: minutes, median: minutes, p90: minutes });

export const deliveryGroups = ['none', 'service', 'model', 'kind'] as const;

const figures = z
  .strictObject({
    /** Id of the service or model, or the kind; empty where nothing is grouped or there is none. */
    key: z.string(),
    name: z.string(),
    implemented: z.int(),
    deployments: z.int(),
    /** Per week of the period, while anything is known. */
    deploymentsPerWeek: z.number().nullable(),
    shares: z.strictObject(
      Object.fromEntries(deliveryShares.map((each) => [each, share])) as Record<(typeof deliveryShares)[number], typeof share>,
    ),
    /** Minutes round the clock. */
    times: z.strictObject(
      Object.fromEntries(deliveryTimes.map((each) => [each, time])) as Record<(typeof deliveryTimes)[number], typeof time>,
    ),
  })
  .meta({ id: 'DeliveryFigures' });
export type DeliveryFigures = z.output<typeof figures>;

export const deliveryMeasures = view({
  name: 'delivery-measures',
  about:
    'Changes carried out that ended in a period (successful, failed or causing an important incident within seven days, suspected apart, emergency, unauthorised, in their window, notice), and the four DORA measures of software delivery over deployments to production.',
  path: '/delivery-measures',
  query: z.strictObject({ ...deliveryPeriod, by: z.enum(deliveryGroups).default('none') }),
  result: z
    .strictObject({
      items: z.array(figures),
      /** Of all, week by week. */
      weeks: z.array(z.strictObject({ on: z.iso.date(), implemented: z.int(), failed: z.int(), deployments: z.int() })),
    })
    .meta({ id: 'DeliveryMeasures' }),
  may: staff,
});

export const deliveryRecordMeasures = ['implemented', 'deployments', ...deliveryShares, ...deliveryTimes] as const;
export type DeliveryRecordMeasure = (typeof deliveryRecordMeasures)[number];

const record = z.strictObject({
  kind: z.enum(['change', 'deployment', 'incident']),
  id: z.uuid(),
  /** `CHG-7 …`, `INC-12 …`, or what was deployed. */
  title: z.string(),
  /** Of whom it has its page: a deployment that of its change. */
  changeId: z.uuid().nullable(),
  at: z.iso.datetime(),
  /** Minutes of a time; else null. */
  value: z.number().nullable(),
});

export const deliveryRecords = view({
  name: 'delivery-measure-records',
  about: `The changes, deployments or incidents behind a figure: the longest times first, else the last; at most ${mostMeasureRecords}, and how many there are.`,
  path: '/delivery-measure-records',
  query: z.strictObject({ ...deliveryPeriod, measure: z.enum(deliveryRecordMeasures) }),
  result: z.strictObject({ total: z.int(), items: z.array(record) }).meta({ id: 'DeliveryMeasureRecords' }),
  may: staff,
});

const load = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  pages: z.int(),
  outOfHours: z.int(),
  taken: z.int(),
  declined: z.int(),
});

export const pagingMeasures = view({
  name: 'paging-measures',
  about:
    'What alerts and pages ask of people: pages in all, for each week that somebody was first on duty, out of the hours of the standard calendar, how they were answered, by person; alerts against what was told of them, and the share from which an incident came.',
  path: '/paging-measures',
  query: z.strictObject(deliveryPeriod),
  result: z
    .strictObject({
      pages: z.int(),
      /** Incidents for which somebody was asked. */
      incidents: z.int(),
      outOfHours: z.int(),
      taken: z.int(),
      declined: z.int(),
      /** Nobody has answered them, and nobody else had it before. */
      unanswered: z.int(),
      /** Weeks of 168 hours that somebody was first on duty, over all rotas. */
      onCallWeeks: z.number(),
      pagesPerOnCallWeek: z.number().nullable(),
      /** Minutes from the first page until somebody has seen it. */
      toAcknowledge: time,
      people: z.array(load),
      /** Messages that something was wrong. */
      rawAlerts: z.int(),
      episodes: z.int(),
      /** Alerts that opened or joined an incident. */
      withIncident: z.int(),
    })
    .meta({ id: 'PagingMeasures' }),
  may: staff,
});
export type PagingMeasures = z.output<(typeof pagingMeasures)['result']>;

export const pagingRecordMeasures = ['pages', 'out-of-hours', 'unanswered'] as const;
export type PagingRecordMeasure = (typeof pagingRecordMeasures)[number];

export const pagingRecords = view({
  name: 'paging-measure-records',
  about: `The pages behind a figure, the last first; at most ${mostMeasureRecords}, and how many there are.`,
  path: '/paging-measure-records',
  query: z.strictObject({ ...deliveryPeriod, measure: z.enum(pagingRecordMeasures) }),
  result: z
    .strictObject({
      total: z.int(),
      items: z.array(
        z.strictObject({
          id: z.uuid(),
          incidentId: z.uuid(),
          number: z.int(),
          title: z.string(),
          name: z.string(),
          askedAt: z.iso.datetime(),
        }),
      ),
    })
    .meta({ id: 'PagingMeasureRecords' }),
  may: staff,
});
