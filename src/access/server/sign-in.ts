/** Answers the endpoints of signing in. An OIDC or LDAP sign-in will end in `welcome` too: this file is that seam. */
import { Problem } from '#platform/kit';
import { answerEndpoint, type EndpointAnswer } from '#platform/server';
import * as rules from '#access/rules';
import { isPassword, pretendToCheck } from './passwords.ts';
import { placesOf, stepOf, wrong, type Account, type Proof, type SignInSettings } from './proof.ts';
import { cookieName, cookieOf, hashOfCookie } from './sessions.ts';
import { setUpOrganisation } from './set-up.ts';

export function signInAnswers(settings: SignInSettings, { sessionOf, welcome, refuseTooMany, countFailure }: Proof): EndpointAnswer[] {
  return [
    answerEndpoint(rules.readSession, async ({ by, tools }) => ({ body: await sessionOf(tools, by) })),

    answerEndpoint(rules.firstRun, async ({ input, request, tools }) => {
      const { organisationId, accountId, owner } = await setUpOrganisation(tools, input, { onlyFirst: true });
      await settings.furnish(organisationId, input.zone, tools, input);
      if (input.withSample) await settings.loadSample(owner, tools);
      return welcome(tools, accountId, organisationId, request);
    }),

    answerEndpoint(rules.firstRunPlaces, async ({ input }) => ({ body: { items: [...settings.places(input.countryCode)] } })),

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
  ];
}
