/** A whole server for a test: its own database, an organisation with somebody in every role, and a client for each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { createClient, organisationRoles, type Client, type Fetch, type OrganisationRole } from '#platform/kit';
import { makeLog, newId, type RunningServer } from '#platform/server';
import { addMember, cookieName, openSessionOf, setUpOrganisation } from '#access/server';
import { furnish } from '../../src/furnish.ts';
import { serve, type Settings } from '../../src/server.ts';
import { freshDatabase } from './database.ts';

export interface Member {
  readonly role: OrganisationRole;
  readonly organisationId: string;
  readonly membershipId: string;
  readonly accountId: string;
  readonly cookie: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly client: Client;
}

export interface TestServer extends RunningServer {
  readonly organisationId: string;
  /** Somebody in every role of the first organisation. */
  readonly members: Readonly<Record<OrganisationRole, Member>>;
  /** One more organisation, with its owner. */
  another(name: string): Promise<{ organisationId: string; owner: Member }>;
  /** One more member of an organisation. */
  join(organisationId: string, role: OrganisationRole, name?: string): Promise<Member>;
}

const password = 'a long enough password';

export async function testServer(settings: Partial<Settings> = {}): Promise<TestServer> {
  const database = await freshDatabase();
  const dataDirectory = mkdtempSync(join(tmpdir(), 'evenkeel-test-'));
  const server = await serve({
    dataDirectory,
    database: database.address,
    port: 0,
    host: '127.0.0.1',
    log: makeLog({ level: 'fatal' }),
    webDirectory: null,
    requestsPerMinute: 10_000_000,
    ...settings,
  });
  after(async () => {
    await server.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
    await database.drop();
  });

  async function memberOf(organisationId: string, accountId: string, membershipId: string, role: OrganisationRole): Promise<Member> {
    const token = await openSessionOf(server.tools, accountId, organisationId, 'test');
    const headers = { cookie: `${cookieName}=${token}` };
    const client = createClient({ base: server.url, fetch: fetch as unknown as Fetch, newKey: newId, headers });
    return { role, organisationId, membershipId, accountId, cookie: token, headers, client };
  }

  let count = 0;
  async function join_(organisationId: string, role: OrganisationRole, name = `Some ${role}`): Promise<Member> {
    const { accountId, membershipId } = await addMember(server.tools, organisationId, {
      name,
      email: `${role}${++count}@example.org`,
      password,
      role,
    });
    return memberOf(organisationId, accountId, membershipId, role);
  }

  async function another(name: string): Promise<{ organisationId: string; owner: Member }> {
    const made = await setUpOrganisation(server.tools, {
      organisation: name,
      zone: 'Europe/Berlin',
      locale: 'en',
      name: `Owner of ${name}`,
      email: `owner${++count}@example.org`,
      password,
    });
    await furnish(made.organisationId, 'Europe/Berlin', server.tools);
    return { organisationId: made.organisationId, owner: await memberOf(made.organisationId, made.accountId, made.membershipId, 'owner') };
  }

  const { organisationId, owner } = await another('First');
  const members: Partial<Record<OrganisationRole, Member>> = { owner };
  for (const role of organisationRoles) members[role] ??= await join_(organisationId, role);
  return { ...server, organisationId, members: members as Record<OrganisationRole, Member>, another, join: join_ };
}

/** The problem that a call ends with. */
export async function problemOf(
  call: Promise<unknown>,
): Promise<{ status: number; code: string; errors?: { pointer: string }[]; current?: Record<string, unknown> }> {
  try {
    await call;
  } catch (error) {
    const { details } = error as { details?: never };
    if (details) return details;
    throw error;
  }
  throw new Error('it went through');
}
