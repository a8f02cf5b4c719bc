/** What is computed over monitors and outages: the board, answer times, availability, how a status page stands; and the doors of the room. */
import { z } from 'zod';
import { instant, ownEndpoint, view } from '#platform/kit';
import { burnUrgencies, burnWindows } from './availability/error-budget.ts';
import { monitorSettings } from './monitor/monitor-settings.ts';
import { monitor } from './monitor/monitor.ts';
import { outageClasses, outageStates } from './outage/outage.ts';
import { lookStates, probeReasons, probeStates } from './probe.ts';
import { monitorStates } from './states/monitor-state.ts';
import { monitorKeepers, monitorReaders } from './who-may.ts';

/** Why a failure is told to nobody at the moment. */
export const holds = ['ended', 'off', 'muted', 'maintenance'] as const;

/** So many of the latest checks stand in the bar of a monitor. */
export const mostBeats = 40;

export const beat = z.strictObject({ at: z.iso.datetime(), state: z.enum(probeStates), milliseconds: z.number() }).meta({ id: 'Beat' });
export type Beat = z.output<typeof beat>;

export const monitorBoardRow = z
  .strictObject({
    monitorId: z.uuid(),
    name: z.string(),
    kind: monitor.schema.shape.kind,
    target: z.string(),
    serviceId: z.uuid(),
    serviceName: z.string(),
    isEnabled: z.boolean(),
    /** False: it has ended. */
    isActive: z.boolean(),
    state: z.enum(monitorStates),
    since: z.iso.datetime(),
    /** Failures in a row that do not count yet; 0: none. */
    failedTries: z.int(),
    tries: z.int(),
    heldBy: z.enum(holds).nullable(),
    checkedAt: z.iso.datetime().nullable(),
    /** Of the last check. */
    milliseconds: z.number().nullable(),
    reason: z.string().nullable(),
    detail: z.string().nullable(),
    certificateExpiresAt: z.iso.datetime().nullable(),
    /** The latest last. */
    beats: z.array(beat),
  })
  .meta({ id: 'MonitorBoardRow' });
export type MonitorBoardRow = z.output<typeof monitorBoardRow>;

export const monitorBoard = view({
  name: 'monitor-board',
  about: `How each monitor stands: its state and since when, what its last check found, and the latest ${mostBeats} checks.`,
  path: '/monitor-board',
  query: z.strictObject({
    monitorId: z.uuid().optional(),
    serviceId: z.uuid().optional(),
    /** Those that have ended, instead of those that have not. One that is named is shown in any case. */
    ended: z.enum(['true', 'false']).default('false'),
    beats: z.coerce.number().int().min(0).max(mostBeats).default(mostBeats),
  }),
  result: z.strictObject({ at: z.iso.datetime(), items: z.array(monitorBoardRow) }).meta({ id: 'MonitorBoard' }),
  may: monitorReaders,
});

export const monitorTimes = view({
  name: 'monitor-times',
  about: 'How long the checks of a monitor took, hour by hour; those that failed are counted apart.',
  path: '/monitors/{id}/times',
  query: z.strictObject({ id: z.uuid(), days: z.coerce.number().int().min(1).max(90).default(2) }),
  result: z
    .strictObject({
      items: z.array(
        z
          .strictObject({
            at: z.iso.datetime(),
            checks: z.int(),
            failures: z.int(),
            /** Of the checks that did not fail; null where all did. */
            meanMilliseconds: z.number().nullable(),
            maxMilliseconds: z.number().nullable(),
          })
          .meta({ id: 'CheckHour' }),
      ),
    })
    .meta({ id: 'MonitorTimes' }),
  may: monitorReaders,
});

/** From what the downtime of a stretch of time is known. */
export const downSources = ['monitors', 'incidents'] as const;

export const countedOutage = z
  .strictObject({
    source: z.enum(downSources),
    /** Of the outage or the incident. */
    id: z.uuid(),
    name: z.string(),
    monitorId: z.uuid().nullable(),
    state: z.enum(outageStates),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    classification: z.enum(outageClasses),
    explanation: z.string(),
    /** Downtime of the period by itself. */
    minutes: z.number(),
  })
  .meta({ id: 'CountedOutage' });
export type CountedOutage = z.output<typeof countedOutage>;

const agreedMaintenance = z
  .strictObject({
    name: z.string(),
    /** The change; null for a maintenance window of the calendar. */
    changeId: z.uuid().nullable(),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    /** In the hours of the service. */
    minutes: z.number(),
  })
  .meta({ id: 'AgreedMaintenance' });

const burned = z.strictObject({ minutes: z.int(), rate: z.number().nullable(), checks: z.int() });

export const serviceAvailability = view({
  name: 'service-availability',
  about:
    'Availability of a service: 1 − downtime ÷ agreed service time, on its own hours, without agreed maintenance, which is told beside it; with the error budget, how fast it is used, and the records behind.',
  path: '/services/{id}/availability',
  query: z.strictObject({ id: z.uuid(), from: instant().optional(), to: instant().optional() }),
  result: z
    .strictObject({
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      calendarId: z.uuid().nullable(),
      agreedMinutes: z.number(),
      maintenanceMinutes: z.number(),
      downMinutes: z.number(),
      /** 0 to 1; null where nothing was agreed. */
      availability: z.number().nullable(),
      /** From what downtime is known: until a service has a monitor, from its incidents. */
      sources: z.array(z.strictObject({ source: z.enum(downSources), from: z.iso.datetime(), to: z.iso.datetime() })),
      target: z
        .strictObject({
          id: z.uuid(),
          percent: z.number(),
          periodDays: z.int(),
          allowedMinutes: z.number(),
          leftMinutes: z.number(),
          alertsOnBurn: z.boolean(),
          /** Open alert that the budget is used too fast. */
          alertId: z.uuid().nullable(),
        })
        .nullable(),
      burnRates: z.array(
        z.strictObject({
          name: z.enum(burnWindows.map((each) => each.name)),
          threshold: z.number(),
          urgency: z.enum(burnUrgencies),
          long: burned,
          short: burned,
          isTooFast: z.boolean(),
        }),
      ),
      outages: z.array(countedOutage),
      maintenance: z.array(agreedMaintenance),
    })
    .meta({ id: 'ServiceAvailability' }),
  may: monitorReaders,
});
export type ServiceAvailability = z.output<(typeof serviceAvailability)['result']>;

/** Of a service, worst last: `unknown` where nothing looks at it. */
export const serviceStates = ['unknown', 'up', 'maintenance', 'degraded', 'down'] as const;
export type ServiceState = (typeof serviceStates)[number];

export const statusDays = 90;

export const statusOfServices = z
  .strictObject({
    title: z.string(),
    about: z.string(),
    at: z.iso.datetime(),
    services: z.array(
      z
        .strictObject({
          name: z.string(),
          state: z.enum(serviceStates),
          /** Of all the days below. */
          availability: z.number().nullable(),
          days: z.array(
            z.strictObject({
              day: z.iso.date(),
              availability: z.number().nullable(),
              downMinutes: z.number(),
              maintenanceMinutes: z.number(),
            }),
          ),
        })
        .meta({ id: 'ServiceStatus' }),
    ),
    /** Open incidents, and those over since two days, with what was said to those who wait. */
    incidents: z.array(
      z
        .strictObject({
          service: z.string(),
          startedAt: z.iso.datetime(),
          restoredAt: z.iso.datetime().nullable(),
          updates: z.array(z.strictObject({ at: z.iso.datetime(), text: z.string() })),
        })
        .meta({ id: 'IncidentStatus' }),
    ),
    maintenance: z.array(
      z.strictObject({ services: z.array(z.string()), from: z.iso.datetime(), to: z.iso.datetime() }).meta({ id: 'PlannedMaintenance' }),
    ),
  })
  .meta({ id: 'StatusOfServices', description: 'How services are, without names of people' });
export type StatusOfServices = z.output<typeof statusOfServices>;

export const statusOfPage = view({
  name: 'status-of-page',
  about: 'What a status page shows, for those who are signed in.',
  path: '/status-pages/{id}/status',
  query: z.strictObject({ id: z.uuid() }),
  result: statusOfServices,
  may: monitorReaders,
});

export const publicStatus = ownEndpoint({
  id: 'public-status',
  tag: 'monitoring',
  method: 'GET',
  path: '/public-status/{token}',
  about: 'What a status page shows to everybody who knows its address: names of services, how they are and were, what is planned.',
  input: z.strictObject({ token: z.string().min(20).max(200) }),
  may: null,
  answer: statusOfServices,
});

export const tryMonitor = ownEndpoint({
  id: 'try-monitor',
  tag: 'monitoring',
  method: 'POST',
  path: '/monitors/try',
  about: 'Looks once, as a monitor with these settings would, and tells what it found. Nothing is kept. At most ten times a minute.',
  input: z.strictObject({ settings: monitorSettings }),
  may: monitorKeepers,
  answer: z
    .strictObject({
      state: z.enum(lookStates),
      milliseconds: z.number(),
      reason: z.enum(probeReasons),
      detail: z.string().nullable(),
      certificateExpiresAt: z.iso.datetime().nullable(),
    })
    .meta({ id: 'TriedMonitor' }),
});

const pushed = z.strictObject({ status: z.string() }).meta({ id: 'PushedMonitor' });
const push = {
  tag: 'monitoring',
  path: '/monitors/push/{token}',
  input: z.strictObject({ token: z.string().min(20).max(200) }),
  may: null,
  isForSenders: true,
  answer: pushed,
} as const;

export const pushMonitor = ownEndpoint({
  ...push,
  id: 'push-monitor',
  method: 'POST',
  about: 'Says that what a monitor waits for has happened: a backup has run, a job is alive. The token names the monitor. Late is down.',
});
export const pushMonitorByGet = ownEndpoint({
  ...push,
  id: 'push-monitor-by-get',
  method: 'GET',
  about: 'The same for programs that can only fetch an address.',
});

export const monitoringViews = [monitorBoard, monitorTimes, serviceAvailability, statusOfPage];
export const monitoringEndpoints = [publicStatus, tryMonitor, pushMonitor, pushMonitorByGet];
