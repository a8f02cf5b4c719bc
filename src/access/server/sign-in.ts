/** Answers the endpoints of signing in. An OIDC or LDAP sign-in will end in `beginSession` too: this file is that seam. */
import { TOTP, Secret } from 'otpauth';
import { patch, Problem, put, type Principal } from '#platform/kit';
import {
  answerEndpoint,
  hashOfSecret,
  inOrganisation,
  newId,
  systemPrincipal,
  type Call,
  type EndpointAnswer,
  type Reply,
  type Tools,
} from '#platform/server';
import * as rules from '#access/rules';
import { hashPassword, isPassword, pretendToCheck } from './passwords.ts';
import { beginSession, cookieName, cookieOf, hashOfCookie } from './sessions.ts';
import { hasAnyOrganisation, insertAccount, setUpOrganisation } from './set-up.ts';

interface Account {
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

export interface SignInSettings {
  readonly version: string;
  readonly failedSignIns: number;
  readonly loadSample: (organisationId: string, tools: Tools) => Promise<void>;
  readonly authenticate: (credentials: { cookie: string | undefined; bearer: undefined }) => Promise<Principal | null>;
}

const wrong = () =>
  new Problem(401, 'wrong-credentials', 'Wrong address or password', { detail: 'the e-mail address or the password is not right' });

export function signInAnswers(settings: SignInSettings): EndpointAnswer[] {
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

  return [
    answerEndpoint(rules.readSession, async ({ request, tools }) => ({
      body: await sessionOf(tools, await authenticate({ cookie: request.cookie(cookieName), bearer: undefined })),
    })),

    answerEndpoint(rules.firstRun, async ({ input, request, tools }) => {
      const { organisationId, accountId } = await setUpOrganisation(tools, input, { onlyFirst: true });
      if (input.withSample) await settings.loadSample(organisationId, tools);
      return welcome(tools, accountId, organisationId, request);
    }),

    answerEndpoint(rules.signIn, async ({ input, request, tools }) => {
      const email = input.email.toLowerCase();
      const keys = [`account ${email}`, `address ${request.address}`];
      await refuseTooMany(tools, [keys[0]!]);
      const { rows } = await tools.pool.query<Account>('select * from access.account where email = $1', [email]);
      const account = rows[0];
      if (!account) {
        await pretendToCheck(input.password);
        await countFailure(tools, keys);
        throw wrong();
      }
      if (!(await isPassword(input.password, account.password_hash))) {
        await countFailure(tools, keys);
        throw wrong();
      }
      if (account.totp_secret) {
        if (!input.code)
          throw new Problem(401, 'second-factor-needed', 'A one-time code is needed', {
            detail: 'type the code that your authenticator shows',
          });
        const step = stepOf(account.totp_secret, input.code, tools.now());
        // A code works once (RFC 6238 5.2): the update succeeds only for a later step than the last one used.
        const used =
          step !== null &&
          (
            await tools.pool.query('update access.account set totp_last_step = $2 where id = $1 and totp_last_step < $2', [
              account.id,
              step,
            ])
          ).rowCount === 1;
        if (!used) {
          await countFailure(tools, keys);
          throw new Problem(401, 'wrong-code', 'Wrong code', { detail: 'this one-time code is not right, or was used before' });
        }
      }
      const places = await placesOf(tools, account.id);
      if (!places[0]) throw new Problem(403, 'no-membership', 'Not permitted', { detail: 'this account has no place in any organisation' });
      await tools.pool.query('delete from access.failed_sign_in where key = $1', [keys[0]]);
      return welcome(tools, account.id, places[0].id, request);
    }),

    answerEndpoint(rules.signOut, async ({ request, tools }) => {
      const hash = hashOfCookie(request.cookie(cookieName));
      if (hash) await tools.pool.query('delete from access.session where token_hash = $1', [hash]);
      return { headers: { 'set-cookie': cookieOf('', request.isSecure, 0), 'clear-site-data': '"cache"' } };
    }),

    answerEndpoint(rules.goTo, async ({ input, by, request, tools }) => {
      const places = await placesOf(tools, by!.accountId);
      if (by!.carrier !== 'session' || !places.some((place) => place.id === input.organisationId))
        throw new Problem(404, 'not-found', 'Not found', { detail: 'no such organisation' });
      return welcome(tools, by!.accountId, input.organisationId, request);
    }),

    answerEndpoint(rules.readAccount, async ({ by, tools }) => ({ body: shown(await accountOf(tools, by!.accountId)) })),

    answerEndpoint(rules.changeAccount, async ({ input, by, request, tools }) => {
      refuseToken(by!);
      await tools.pool.query(
        "update access.account set name = coalesce($2, name), locale = coalesce($3, locale), theme = coalesce($4, theme), settings = settings || coalesce($5::jsonb, '{}'), updated_at = now() where id = $1",
        [
          by!.accountId,
          input.name ?? null,
          input.locale ?? null,
          input.theme ?? null,
          input.settings ? JSON.stringify(input.settings) : null,
        ],
      );
      if (input.name)
        await tools.write({
          deed: rules.changeMembership as never,
          input: { id: by!.membershipId, name: input.name },
          by: { ...systemPrincipal(by!.organisationId), membershipId: by!.membershipId, name: by!.name, carrier: 'session' },
          requestId: request.id,
        });
      return { body: shown(await accountOf(tools, by!.accountId)) };
    }),

    answerEndpoint(rules.changePassword, async ({ input, by, request, tools }) => {
      refuseToken(by!);
      await proveAgain(tools, by!, input.current);
      await tools.pool.query('update access.account set password_hash = $2, updated_at = now() where id = $1', [
        by!.accountId,
        await hashPassword(input.next),
      ]);
      await tools.pool.query('delete from access.session where account_id = $1 and token_hash <> $2', [
        by!.accountId,
        hashOfCookie(request.cookie(cookieName)) ?? '',
      ]);
      return {};
    }),

    answerEndpoint(rules.startTotp, async ({ input, by, tools }) => {
      refuseToken(by!);
      const account = await proveAgain(tools, by!, input.password);
      const secret = new Secret({ size: 20 });
      await tools.pool.query('update access.account set totp_pending = $2 where id = $1', [account.id, secret.base32]);
      return { body: { secret: secret.base32, uri: totpOf(secret.base32, account.email).toString() } };
    }),

    answerEndpoint(rules.confirmTotp, async ({ input, by, tools }) => {
      refuseToken(by!);
      const account = await accountOf(tools, by!.accountId);
      const step = account.totp_pending ? stepOf(account.totp_pending, input.code, tools.now()) : null;
      if (step === null)
        throw new Problem(422, 'wrong-code', 'Refused', {
          detail: 'this is not the code that the authenticator should show now',
          errors: [{ pointer: '/code', code: 'wrong-code', detail: 'not the right code' }],
        });
      await tools.pool.query(
        'update access.account set totp_secret = totp_pending, totp_pending = null, totp_last_step = $2 where id = $1',
        [account.id, step],
      );
      return {};
    }),

    answerEndpoint(rules.stopTotp, async ({ input, by, tools }) => {
      refuseToken(by!);
      await proveAgain(tools, by!, input.password);
      await tools.pool.query('update access.account set totp_secret = null, totp_pending = null where id = $1', [by!.accountId]);
      return {};
    }),

    answerEndpoint(rules.listSessions, async ({ by, request, tools }) => {
      const { rows } = await tools.pool.query<{
        id: string;
        startedAt: string;
        seenAt: string;
        agent: string;
        address: string;
        isThis: boolean;
      }>(
        'select id, started_at as "startedAt", seen_at as "seenAt", agent, address, token_hash = $2 as "isThis" from access.session where account_id = $1 and expires_at > now() order by seen_at desc',
        [by!.accountId, hashOfCookie(request.cookie(cookieName)) ?? ''],
      );
      return { body: { items: rows } };
    }),

    answerEndpoint(rules.endSession, async ({ input, by, tools }) => {
      refuseToken(by!);
      const { rowCount } = await tools.pool.query('delete from access.session where account_id = $1 and id = $2', [
        by!.accountId,
        input.id,
      ]);
      if (rowCount === 0) throw new Problem(404, 'not-found', 'Not found', { detail: 'no such session' });
      return {};
    }),

    answerEndpoint(rules.seeInvitation, async ({ input, tools }) => {
      const found = await openInvitation(tools, input.token);
      const { rows } = await tools.pool.query('select from access.account where email = $1', [found.email]);
      return { body: { organisation: found.organisation, email: found.email, role: found.role, hasAccount: rows.length > 0 } };
    }),

    answerEndpoint(rules.acceptInvitation, async ({ input, request, tools }) => {
      const found = await openInvitation(tools, input.token);
      const { rows } = await tools.pool.query<Account>('select * from access.account where email = $1', [found.email]);
      let accountId = rows[0]?.id;
      if (rows[0]) {
        const keys = [`account ${found.email}`];
        await refuseTooMany(tools, keys);
        if (!(await isPassword(input.password, rows[0].password_hash))) {
          await countFailure(tools, keys);
          throw wrong();
        }
      } else {
        accountId = newId();
        const passwordHash = await hashPassword(input.password);
        await inOrganisation(tools.pool, found.organisationId, (client) =>
          insertAccount(client, accountId!, { email: found.email, name: input.name }, passwordHash),
        );
      }
      const by = systemPrincipal(found.organisationId);
      await tools.write({
        deed: rules.createInvitation as never,
        input: {},
        by: { ...by, name: input.name },
        requestId: request.id,
        decide: async (facts) => {
          const invitation = await facts.one(rules.invitation, found.id);
          if (!invitation || invitation['acceptedAt']) throw goneInvitation();
          return {
            changes: [
              patch(rules.invitation, found.id, { acceptedAt: tools.now() }),
              put(rules.membership, newId(), {
                accountId: accountId!,
                name: input.name,
                email: found.email,
                role: found.role as never,
                personId: found.personId,
                isActive: true,
              }),
            ],
            happened: [{ event: 'member-joined', data: { email: found.email } }],
          };
        },
      });
      return welcome(tools, accountId!, found.organisationId, request);
    }),
  ];
}

const refuseToken = (by: Principal): void => {
  if (by.carrier !== 'session')
    throw new Problem(403, 'session-needed', 'Not permitted', { detail: 'this needs a signed-in person, not a token' });
};

async function accountOf(tools: Tools, id: string): Promise<Account> {
  const { rows } = await tools.pool.query<Account>('select * from access.account where id = $1', [id]);
  return rows[0]!;
}

const shown = ({ name, email, locale, theme, settings, totp_secret }: Account) => ({
  name,
  email,
  locale,
  theme,
  settings,
  hasSecondFactor: totp_secret !== null,
});

async function placesOf(tools: Tools, accountId: string): Promise<{ id: string; name: string }[]> {
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

const totpOf = (secret: string, label: string): TOTP => new TOTP({ issuer: 'Evenkeel', label, secret: Secret.fromBase32(secret) });

/** The step whose code this is, within one step of now; null when none is. */
function stepOf(secret: string, code: string, now: string): number | null {
  const timestamp = Date.parse(now);
  const delta = totpOf(secret, '').validate({ token: code, window: 1, timestamp });
  return delta === null ? null : Math.floor(timestamp / 30_000) + delta;
}

const goneInvitation = () =>
  new Problem(404, 'no-invitation', 'Not found', { detail: 'this invitation was used, taken back, or has run out' });

/** An invitation's token names its organisation, as an API token's does: `inv_<organisation>_<secret>`. */
async function openInvitation(
  tools: Tools,
  token: string,
): Promise<{ id: string; organisationId: string; organisation: string; email: string; role: string; personId: string | null }> {
  const parts = /^inv_([0-9a-f]{32})_([\w-]{43})$/.exec(token);
  if (!parts) throw goneInvitation();
  const organisationId = parts[1]!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const { rows } = await inOrganisation(
    tools.pool,
    organisationId,
    (client) =>
      client.query<{ id: string; organisation: string; email: string; role: string; personId: string | null }>(
        'select i.id, o.name as organisation, i.email, i.role, i.person_id as "personId" from access.invitation i join access.organisation o using (org_id) where i.org_id = $1 and i.token_hash = $2 and i.accepted_at is null and i.expires_at > now()',
        [organisationId, hashOfSecret(parts[2]!)],
      ),
    { readOnly: true },
  );
  if (!rows[0]) throw goneInvitation();
  return { ...rows[0], organisationId };
}
