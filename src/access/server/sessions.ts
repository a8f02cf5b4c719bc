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

export async function beginSession(pool: Pool | PoolClient, tools: Pick<Tools, 'now'>, account: string, organisationId: string, request: Call<unknown>['request']): Promise<{ cookie: string }> {
  const { token, hash } = newSecret();
  const now = tools.now();
  const expires = new Date(Date.parse(now) + sessionDays * 86_400_000);
  await pool.query('insert into access.session (token_hash, id, account_id, org_id, started_at, seen_at, expires_at, agent, address) values ($1, $2, $3, $4, $5, $5, $6, $7, $8)', [hash, newId(), account, organisationId, now, expires.toISOString(), request.agent, request.address]);
  return { cookie: cookieOf(token, request.isSecure, sessionDays * 86_400) };
}

export const cookieOf = (token: string, isSecure: boolean, seconds: number): string => `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isSecure ? '; Secure' : ''}`;

export const hashOfCookie = (cookie: string | undefined): string | null => (cookie && /^[\w-]{43}$/.test(cookie) ? hashOfSecret(cookie) : null);
