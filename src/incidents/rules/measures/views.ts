/** What incidents say about how the department answers them: figures with their populations, and the records behind each. */
import { z } from 'zod';
import { view, zone } from '#platform/kit';
import { incidentReaders } from '../who-may.ts';
import { measuredTimes } from './times.ts';
import { volumeSteps } from './volume.ts';

/** Everybody who works here; who told of an incident does not see figures over all. */
const staff = { organisation: incidentReaders.organisation };

export const measureGroups = ['none', 'priority', 'team', 'service', 'impact-urgency-priority'] as const;
export type MeasureGroup = (typeof measureGroups)[number];

export const measuredPeriod = {
  /** First day, on the clocks of `zone`; left out: from the beginning. */
  from: z.iso.date().optional(),
  /** Last day; left out: until now. */
  to: z.iso.date().optional(),
  zone: zone().default('UTC'),
  serviceId: z.uuid().optional(),
  teamId: z.uuid().optional(),
  priority: z.coerce.number().int().min(1).max(5).optional(),
};

const minutes = z.number().nullable();
export const timeMeasured = z
  .strictObject({
    count: z.int(),
    mean: minutes,
    median: minutes,
    p90: minutes,
    /** Of these so many are negative: faults of the data. They count, and are to be found among the records. */
    negative: z.int(),
  })
  .meta({ id: 'MeasuredTime', description: 'Minutes round the clock, over the incidents for which it ended in the period' });

const measures = z
  .strictObject({
    /** Priority, team, service, or `impact|urgency|priority`; empty where nothing is grouped or it has none. */
    key: z.string(),
    /** Name of the team or service; else empty. */
    name: z.string(),
    opened: z.int(),
    ended: z.int(),
    times: z.strictObject(
      Object.fromEntries(measuredTimes.map((each) => [each, timeMeasured])) as Record<(typeof measuredTimes)[number], typeof timeMeasured>,
    ),
    promise: z.strictObject({ kept: z.int(), decided: z.int() }),
    reopened: z.int(),
    firstContact: z.int(),
    meanReassignments: z.number().nullable(),
    touches: z.int(),
    withProblem: z.int(),
    withChange: z.int(),
  })
  .meta({ id: 'IncidentMeasures' });
export type IncidentMeasureRow = z.output<typeof measures>;

export const incidentMeasures = view({
  name: 'incident-measures',
  about:
    'Times to acknowledge, restore, resolve and close (mean, median, P90), promises kept, reopened, settled at first contact, passed on. What is cancelled does not count.',
  path: '/incident-measures',
  query: z.strictObject({ ...measuredPeriod, by: z.enum(measureGroups).default('none') }),
  result: z.strictObject({ items: z.array(measures) }).meta({ id: 'IncidentMeasureList' }),
  may: staff,
});

export const incidentVolume = view({
  name: 'incident-volume',
  about: 'How many incidents were opened when, along the time axis or added up by weekday and hour.',
  path: '/incident-volume',
  query: z.strictObject({ ...measuredPeriod, step: z.enum(volumeSteps).default('week') }),
  result: z
    .strictObject({ total: z.int(), items: z.array(z.strictObject({ key: z.string(), count: z.int() })) })
    .meta({ id: 'IncidentVolume' }),
  may: staff,
});

export const incidentBacklog = view({
  name: 'incident-backlog',
  about: 'How many incidents were open at the beginning of each week, and how old they were.',
  path: '/incident-backlog',
  query: z.strictObject(measuredPeriod),
  result: z
    .strictObject({
      items: z.array(z.strictObject({ on: z.iso.date(), open: z.int(), medianAgeMinutes: minutes, p90AgeMinutes: minutes })),
    })
    .meta({ id: 'IncidentBacklog' }),
  may: staff,
});

export const recordMeasures = ['opened', ...measuredTimes, 'promise', 'reopened', 'first-contact'] as const;
export type RecordMeasure = (typeof recordMeasures)[number];
export const mostMeasureRecords = 500;
/** Of records behind a promise: only those for which it was kept, or broken. */
export const promiseOutcomes = ['broken', 'kept'] as const;
export type PromiseOutcome = (typeof promiseOutcomes)[number];

export const incidentMeasureRecords = view({
  name: 'incident-measure-records',
  about:
    'The incidents behind a figure: faults of the data first, then the longest times; of promises the broken ones first, the most important and longest of them before the others. At most five hundred, and how many there are.',
  path: '/incident-measure-records',
  query: z.strictObject({
    ...measuredPeriod,
    measure: z.enum(recordMeasures),
    /** Narrows what lies behind `promise`, and nothing else. */
    outcome: z.enum(promiseOutcomes).optional(),
  }),
  result: z
    .strictObject({
      total: z.int(),
      items: z.array(
        z.strictObject({
          id: z.uuid(),
          number: z.int(),
          title: z.string(),
          openedAt: z.iso.datetime(),
          /** Minutes for a time; for a promise 1 is kept and 0 is not; else null. */
          value: z.number().nullable(),
        }),
      ),
    })
    .meta({ id: 'IncidentMeasureRecords' }),
  may: staff,
});
