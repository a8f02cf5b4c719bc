/** Who somebody claims to be, proven: accounts, the count of failures, one-time codes, the session that follows. */
import { TOTP, Secret } from 'otpauth';
import { Problem, type Principal } from '#platform/kit';
import { inOrganisation, type Call, type Reply, type Tools } from '#platform/server';
import { isPassword } from './passwords.ts';
import { beginSession } from './sessions.ts';
import { hasAnyOrganisation } from './set-up.ts';

export interface Account {
  id: string;
  email: string;
  name: string;
  password_hash: string;
  totp_secret: string | null;
  totp_pending: string | null;
  totp_last_step: number;
  locale: 'en' | 'de';
  theme: 'auto' | 'light' | 'dark';
  settings: Record<string, unknown>;
}

/** Where a new organisation works, for its public holidays, and in which language they are named. */
export interface Where {
  readonly countryCode: string | null;
  readonly regionCode: string | null;
  readonly locale: 'en' | 'de';
}

export interface SignInSettings {
  readonly version: string;
  readonly failedSignIns: number;
  /** Gives a new organisation what it cannot be without. */
  readonly furnish: (organisationId: string, zone: string, tools: Tools, where?: Where) => Promise<void>;
  /** Countries, or the regions of one, that public holidays are known of. */
  readonly places: (countryCode?: string) => readonly { readonly code: string; readonly name: string }[];
  readonly loadSample: (by: Principal, tools: Tools) => Promise<void>;
  readonly authenticate: (credentials: { cookie: string | undefined; bearer: undefined }) => Promise<Principal | null>;
}

export const wrong = () =>
  new Problem(401, 'wrong-credentials', 'Wrong address or password', { detail: 'the e-mail address or the password is not right' });

/** What every answer of this room is made with. */
export interface Proof {
  sessionOf(tools: Tools, by: Principal | null): Promise<unknown>;
  welcome(tools: Tools, accountId: string, organisationId: string, request: Call<unknown>['request'], status?: number): Promise<Reply>;
  refuseTooMany(tools: Tools, keys: readonly string[]): Promise<void>;
  countFailure(tools: Tools, keys: readonly string[]): Promise<unknown>;
  proveAgain(tools: Tools, by: Principal, password: string): Promise<Account>;
}

export function makeProof(settings: SignInSettings): Proof {
  const { authenticate } = settings;

  async function sessionOf(tools: Tools, by: Principal | null): Promise<unknown> {
    if (!by)
      return {
        isFirstRun: !(await hasAnyOrganisation(tools.pool)),
        me: null,
        organisation: null,
        locale: null,
        theme: null,
        settings: {},
        places: [],
        version: settings.version,
      };
    const account = await accountOf(tools, by.accountId);
    const { rows } = await inOrganisation(
      tools.pool,
      by.organisationId,
      (client) =>
        client.query<{ id: string; name: string; zone: string; hasSample: boolean; email: string }>(
          'select o.id, o.name, o.zone, o.sample is not null as "hasSample", m.email from access.organisation o, access.membership m where o.org_id = $1 and m.org_id = $1 and m.id = $2',
          [by.organisationId, by.membershipId],
        ),
      { readOnly: true },
    );
    const { email, ...organisation } = rows[0]!;
    return {
      isFirstRun: false,
      me: {
        membershipId: by.membershipId,
        personId: by.personId,
        name: by.name,
        email,
        role: by.role,
        scopeRoles: by.scopeRoles,
        canWrite: by.canWrite,
        hasSecondFactor: account.totp_secret !== null,
      },
      organisation,
      locale: account.locale,
      theme: account.theme,
      settings: account.settings,
      places: await placesOf(tools, by.accountId),
      version: settings.version,
    };
  }

  async function welcome(
    tools: Tools,
    accountId: string,
    organisationId: string,
    request: Call<unknown>['request'],
    status = 200,
  ): Promise<Reply> {
    const { cookie } = await beginSession(tools.pool, tools, accountId, organisationId, request);
    const by = await authenticate({ cookie: /=([\w-]+)/.exec(cookie)![1], bearer: undefined });
    return { status, body: await sessionOf(tools, by), headers: { 'set-cookie': cookie } };
  }

  /** Counts failures of an account and of an address in PostgreSQL, so that all instances count together. */
  async function refuseTooMany(tools: Tools, keys: readonly string[]): Promise<void> {
    const { rows } = await tools.pool.query<{ most: number }>(
      `select coalesce(max(n), 0)::int as most from (select count(*) as n from access.failed_sign_in where key = any($1) and at > now() - interval '15 minutes' group by key) x`,
      [keys],
    );
    if (rows[0]!.most >= settings.failedSignIns)
      throw new Problem(
        429,
        'too-many-failures',
        'Too many failed sign-ins',
        { detail: 'wait a quarter of an hour, then try again' },
        { 'retry-after': '900' },
      );
  }
  const countFailure = (tools: Tools, keys: readonly string[]) =>
    tools.pool.query('insert into access.failed_sign_in (key, at) select unnest($1::text[]), now()', [keys]);

  async function proveAgain(tools: Tools, by: Principal, password: string): Promise<Account> {
    const account = await accountOf(tools, by.accountId);
    const keys = [`account ${account.email}`];
    await refuseTooMany(tools, keys);
    if (await isPassword(password, account.password_hash)) return account;
    await countFailure(tools, keys);
    throw new Problem(422, 'wrong-password', 'Refused', {
      detail: 'the password is not right',
      errors: [{ pointer: '/password', code: 'wrong-password', detail: 'the password is not right' }],
    });
  }

  return { sessionOf, welcome, refuseTooMany, countFailure, proveAgain };
}

export async function accountOf(tools: Tools, id: string): Promise<Account> {
  const { rows } = await tools.pool.query<Account>('select * from access.account where id = $1', [id]);
  return rows[0]!;
}

export async function placesOf(tools: Tools, accountId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await tools.pool.query<{ id: string }>('select organisation_id as id from access.places_of($1)', [accountId]);
  return Promise.all(
    rows.map(async ({ id }) => ({
      id,
      name:
        (
          await inOrganisation(
            tools.pool,
            id,
            (client) => client.query<{ name: string }>('select name from access.organisation where org_id = $1', [id]),
            { readOnly: true },
          )
        ).rows[0]?.name ?? '',
    })),
  );
}

export const totpOf = (secret: string, label: string): TOTP => new TOTP({ issuer: 'Evenkeel', label, secret: Secret.fromBase32(secret) });

/** The step whose code this is, within one step of now; null when none is. */
export function stepOf(secret: string, code: string, now: string): number | null {
  const timestamp = Date.parse(now);
  const delta = totpOf(secret, '').validate({ token: code, window: 1, timestamp });
  return delta === null ? null : Math.floor(timestamp / 30_000) + delta;
}
