/** Sends mails of one organisation, each once by its name: a reaction that is run again after a fault sends only what is missing. */
import type { Mail } from './egress/index.ts';
import { inOrganisation } from './organisation-transaction.ts';
import type { Tools } from './room-server.ts';

export type NamedMail = Mail & { readonly name: string };

/** Throws, after all were tried, where one may go another time. What the mail server will never take is logged and left. */
export async function mailOnce(
  mails: readonly NamedMail[],
  organisationId: string,
  { mail: mailer, pool, now, log }: Pick<Tools, 'mail' | 'pool' | 'now' | 'log'>,
): Promise<void> {
  if (!mailer || mails.length === 0) return;
  const gone = await inOrganisation(pool, organisationId, async (client) => {
    const names = mails.map(({ name }) => name);
    const { rows } = await client.query<{ name: string }>('select name from platform.mail_taken where org_id = $1 and name = any($2)', [
      organisationId,
      names,
    ]);
    return new Set(rows.map(({ name }) => name));
  });
  let failure: string | undefined;
  for (const each of mails.filter(({ name }) => !gone.has(name))) {
    const outcome = await mailer.send(each);
    if (!outcome.isTaken && !outcome.isFinal) {
      failure = outcome.reason;
      continue;
    }
    if (!outcome.isTaken) log.warn({ organisationId, mail: each.name, reason: outcome.reason }, 'a mail was refused for good');
    await inOrganisation(pool, organisationId, (client) =>
      client.query('insert into platform.mail_taken (org_id, name, at) values ($1, $2, $3) on conflict do nothing', [
        organisationId,
        each.name,
        now(),
      ]),
    );
  }
  if (failure !== undefined) throw new Error(`a mail was not taken: ${failure}`);
}
