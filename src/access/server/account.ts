/** Answers the endpoints of one's own account: name, password, second factor, sessions. */
import { Secret } from 'otpauth';
import { Problem, type Principal } from '#platform/kit';
import { answerEndpoint, systemPrincipal, type EndpointAnswer } from '#platform/server';
import * as rules from '#access/rules';
import { hashPassword } from './passwords.ts';
import { accountOf, stepOf, totpOf, type Account, type Proof } from './proof.ts';
import { cookieName, hashOfCookie } from './sessions.ts';

export function accountAnswers({ proveAgain }: Proof): EndpointAnswer[] {
  return [
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
  ];
}

const refuseToken = (by: Principal): void => {
  if (by.carrier !== 'session')
    throw new Problem(403, 'session-needed', 'Not permitted', { detail: 'this needs a signed-in person, not a token' });
};

const shown = ({ name, email, locale, theme, settings, totp_secret }: Account) => ({
  name,
  email,
  locale,
  theme,
  settings,
  hasSecondFactor: totp_secret !== null,
});
