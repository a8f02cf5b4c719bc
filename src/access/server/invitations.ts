/** Answers the endpoints of joining by an invitation link. */
import { patch, Problem, put } from '#platform/kit';
import { answerEndpoint, hashOfSecret, inOrganisation, newId, systemPrincipal, type EndpointAnswer, type Tools } from '#platform/server';
import * as rules from '#access/rules';
import { hashPassword, isPassword } from './passwords.ts';
import { wrong, type Account, type Proof } from './proof.ts';
import { insertAccount } from './set-up.ts';

export function invitationAnswers({ welcome, refuseTooMany, countFailure }: Proof): EndpointAnswer[] {
  return [
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
        // Joining is told as what it is, not as the invitation that led to it.
        deed: { ...rules.createInvitation, name: 'accept-invitation' } as never,
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
