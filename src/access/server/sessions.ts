/** Sessions: a random token in an HttpOnly cookie, of which only the SHA-256 is kept. */
import type { PoolClient, Pool } from 'pg';
import { hashOfSecret, newId, newSecret, type Call, type Tools } from '#platform/server';

export const sessionDays = 30;

export interface CookieSettings {
  readonly name: string;
  readonly isSecure: boolean;
}

/** `__Host-` needs TLS; on plain HTTP (a first look on loopback) the cookie goes without the prefix. */
export const cookieName = 'evenkeel';

export async function beginSession(
  pool: Pool | PoolClient,
  tools: Pick<Tools, 'now'>,
  account: string,
  organisationId: string,
  request: Call<unknown>['request'],
): Promise<{ cookie: string }> {
  const { token, hash } = newSecret();
  const now = tools.now();
  const expires = new Date(Date.parse(now) + sessionDays * 86_400_000);
  await insertSession(pool, [hash, newId(), account, organisationId, now, expires.toISOString(), request.agent, request.address]);
  return { cookie: cookieOf(token, request.isSecure, sessionDays * 86_400) };
}

const insertSession = (pool: Pool | PoolClient, values: readonly string[]) =>
  pool.query(
    'insert into access.session (token_hash, id, account_id, org_id, started_at, seen_at, expires_at, agent, address) values ($1, $2, $3, $4, $5, $5, $6, $7, $8)',
    [...values],
  );

export const cookieOf = (token: string, isSecure: boolean, seconds: number): string =>
  `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`;

export const hashOfCookie = (cookie: string | undefined): string | null =>
  cookie && /^[\w-]{43}$/.test(cookie) ? hashOfSecret(cookie) : null;

/** A session without a sign-in: for commands that work on the data directory here, and for tests. */
export async function openSessionOf(tools: Tools, accountId: string, organisationId: string, agent: string): Promise<string> {
  const { token, hash } = newSecret();
  const now = tools.now();
  const expires = new Date(Date.parse(now) + 86_400_000).toISOString();
  await insertSession(tools.pool, [hash, newId(), accountId, organisationId, now, expires, agent, 'here']);
  return token;
}

/** A session for commands that work on the data directory here: of the first owner of the organisation (by name, or the only one). */
export async function openLocalSession(tools: Tools, organisation: string | undefined): Promise<{ token: string; end(): Promise<void> }> {
  const { rows } = await tools.pool.query<{ organisationId: string; accountId: string; name: string }>(
    'select organisation_id as "organisationId", account_id as "accountId", name from access.first_owners()',
  );
  const found = rows.filter((row) => organisation === undefined || row.name === organisation || row.organisationId === organisation);
  if (found.length === 0)
    throw new Error(
      organisation ? `there is no organisation "${organisation}" here` : 'nothing is set up here yet: run "evenkeel start" first',
    );
  if (found.length > 1)
    throw new Error(`there are several organisations here; name one with --organisation: ${found.map((row) => row.name).join(', ')}`);
  const token = await openSessionOf(tools, found[0]!.accountId, found[0]!.organisationId, 'command line');
  return {
    token,
    end: async () => void (await tools.pool.query('delete from access.session where token_hash = $1', [hashOfSecret(token)])),
  };
}
