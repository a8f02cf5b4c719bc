/** For tests: a server with the rooms that projects stand on, an owner, and a project on a working calendar. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { accessServer, addMember, cookieName, makeAuthenticate, openSessionOf, setUpOrganisation } from '#access/server';
import { createCalendar } from '#calendar/rules';
import { calendarServer } from '#calendar/server';
import { peopleServer } from '#people/server';
import { createClient, type Client, type Fetch, type OrganisationRole } from '#platform/kit';
import { makeLog, newId, startServer, type RunningServer } from '#platform/server';
import { createProject, type Project } from '#projects/rules';
import { freshDatabase } from '../support/database.ts';
import { projectsServer } from '#projects/server';

export interface RunningProjects extends RunningServer {
  readonly organisationId: string;
  readonly owner: Client;
  readonly calendarId: string;
  readonly project: Project;
  member(role: OrganisationRole): Promise<{ readonly client: Client; readonly membershipId: string }>;
}

const password = 'a long enough password';
const day = [
  [480, 720],
  [780, 1020],
] as const;

export async function runningProjects(level = 'error'): Promise<RunningProjects> {
  const database = await freshDatabase();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'evenkeel-test-'));
  let authenticate: ReturnType<typeof makeAuthenticate> | undefined;
  const server = await startServer({
    rooms: [
      accessServer({
        version: '0',
        failedSignIns: 100,
        authenticate: (credentials) => authenticate!(credentials),
        loadSample: async () => {},
      }),
      calendarServer,
      peopleServer,
      projectsServer(),
    ],
    authenticate: (pool) => (authenticate = makeAuthenticate(pool)),
    cookieName,
    version: '0',
    log: makeLog({ level } as never),
    dataDirectory,
    database: database.address,
    port: 0,
    host: '127.0.0.1',
    webDirectory: null,
    requestsPerMinute: 10_000_000,
  });
  after(async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
    await database.drop();
  });
  const clientOf = async (accountId: string, organisationId: string) => {
    const token = await openSessionOf(server.tools, accountId, organisationId, 'test');
    return createClient({
      base: server.url,
      fetch: fetch as unknown as Fetch,
      newKey: newId,
      headers: { cookie: `${cookieName}=${token}` },
    });
  };
  const { organisationId, accountId } = await setUpOrganisation(server.tools, {
    organisation: 'Works',
    zone: 'Europe/Berlin',
    locale: 'en',
    name: 'Olga',
    email: 'olga@example.org',
    password,
  });
  const owner = await clientOf(accountId, organisationId);
  const week = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
  const calendar = await owner.do(createCalendar, { name: 'Office', week, zone: 'Europe/Berlin' } as never);
  const { data: project } = await owner.do(createProject, {
    key: 'ERP',
    name: 'ERP cut-over',
    calendarId: calendar.data.id,
    startAt: '2026-03-02T07:00:00Z',
    status: 'active',
  });
  let count = 0;
  return {
    ...server,
    organisationId,
    owner,
    calendarId: calendar.data.id,
    project,
    async member(role) {
      const made = await addMember(server.tools, organisationId, {
        name: `Some ${role}`,
        email: `${role}${++count}@example.org`,
        password,
        role,
      });
      return { client: await clientOf(made.accountId, organisationId), membershipId: made.membershipId };
    },
  };
}
