/** Entrance: the server. It lists the rooms, by hand, from the lowest step to the highest. */
import { join } from 'node:path';
import { limits } from '#platform/kit';
import {
  startServer,
  type DatabaseAddress,
  type EgressSettings,
  type Log,
  type MailSettings,
  type RoomServer,
  type RunningServer,
} from '#platform/server';
import { accessServer, cookieName, makeAuthenticate } from '#access/server';
import { calendarServer, holidayRegionsOf } from '#calendar/server';
import { changesServer } from '#changes/server';
import { dutyServer } from '#duty/server';
import { incidentsServer } from '#incidents/server';
import { monitoringServer } from '#monitoring/server';
import { operationsServer } from '#operations/server';
import { peopleServer } from '#people/server';
import { planningServer } from '#planning/server';
import { problemsServer } from '#problems/server';
import { projectsServer } from '#projects/server';
import { requestsServer } from '#requests/server';
import { sampleRoom } from '#sample/rules';
import { furnish } from './furnish.ts';
import { loadSample, sampleHistoryReaction } from './load-sample.ts';
import { version } from './version.ts';

export interface Settings {
  readonly dataDirectory: string;
  readonly database?: DatabaseAddress;
  readonly port: number;
  readonly host: string;
  readonly log: Log;
  readonly durable?: boolean;
  readonly trustProxy?: boolean;
  readonly requestsPerMinute?: number;
  readonly metricsToken?: string;
  readonly egress?: EgressSettings;
  readonly mail?: MailSettings | null;
  readonly publicUrl?: string | null;
  readonly webDirectory?: string | null;
  /** Failed sign-ins after which an account rests; tests turn it up. */
  readonly failedSignIns?: number;
  readonly now?: () => string;
  /** With the sample come eighteen months of what went before. */
  readonly sampleHistory?: boolean;
}

export const webDirectory = join(import.meta.dirname, '..', 'dist', 'web');

export async function serve(settings: Settings): Promise<RunningServer> {
  let authenticate: ReturnType<typeof makeAuthenticate> | undefined;
  const incidents = incidentsServer();
  const rooms: RoomServer[] = [
    accessServer({
      version,
      failedSignIns: settings.failedSignIns ?? limits.failedSignIns,
      authenticate: (credentials) => authenticate!(credentials),
      furnish,
      places: holidayRegionsOf,
      loadSample,
    }),
    calendarServer,
    peopleServer,
    projectsServer(),
    operationsServer(),
    dutyServer(),
    changesServer(),
    incidents,
    monitoringServer(incidents.tell),
    requestsServer(),
    problemsServer(),
    planningServer(),
    {
      room: sampleRoom,
      migrations: join(import.meta.dirname, 'sample/server/migrations'),
      reactions: settings.sampleHistory ? [sampleHistoryReaction] : [],
    },
  ];
  return startServer({
    ...settings,
    rooms,
    version,
    cookieName,
    webDirectory: settings.webDirectory === undefined ? webDirectory : settings.webDirectory,
    authenticate: (pool) => (authenticate = makeAuthenticate(pool)),
  });
}
