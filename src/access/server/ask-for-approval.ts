/** Tells those who have to agree to something, by mail: who asks, for what, and where it is decided. After the commit, each of them once. */
import type { Asking, Principal } from '#platform/kit';
import { inOrganisation, mailOnce, openFacts, type Tools } from '#platform/server';
import type { PoolClient } from 'pg';

export interface Awaiting {
  /** What is asked of whom, and which time: the same name is never mailed twice to one member. */
  readonly name: string;
  /** As people call it: `CHG-12 New core switch`. */
  readonly title: string;
  /** Null: the program. */
  readonly askedBy: string | null;
  /** Where it is decided, below the address of this program. */
  readonly path: string;
  /** Whether this one may decide. */
  readonly may: (by: Principal) => Asking<boolean>;
}

interface Member {
  readonly id: string;
  readonly accountId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly email: string;
  readonly role: Principal['role'];
  readonly locale: 'en' | 'de';
}

/** `read` answers what waits; null: nothing does any more. Does nothing where no mail server is named. */
export async function askForApproval(
  organisationId: string,
  read: (client: PoolClient) => Promise<Awaiting | null>,
  tools: Pick<Tools, 'mail' | 'publicUrl' | 'pool' | 'now' | 'log'>,
): Promise<void> {
  if (!tools.mail) return;
  const mails = await inOrganisation(
    tools.pool,
    organisationId,
    async (client) => {
      const awaiting = await read(client);
      if (!awaiting) return [];
      const { rows } = await client.query<Member>(
        `select m.id, m.account_id as "accountId", m.person_id as "personId", m.name, m.email, m.role, coalesce(a.locale, 'en') as locale
           from access.membership m left join access.account a on a.id = m.account_id where m.org_id = $1 and m.is_active order by m.id`,
        [organisationId],
      );
      const facts = await openFacts(client, organisationId, null);
      const asked: Member[] = [];
      for (const member of rows) if (await facts.run(awaiting.may(principalOf(member, organisationId)))) asked.push(member);
      return asked.map(({ id, email, locale }) => ({
        to: email,
        name: `${awaiting.name}-${id}`,
        ...approvalLetter(awaiting, tools.publicUrl, locale),
      }));
    },
    { readOnly: true },
  );
  await mailOnce(mails, organisationId, tools);
}

const principalOf = ({ id, accountId, personId, name, role }: Member, organisationId: string): Principal => ({
  organisationId,
  membershipId: id,
  accountId,
  personId,
  name,
  role,
  scopeRoles: {},
  hiddenScopes: [],
  carrier: 'session',
  canWrite: role !== 'auditor',
});

const words = {
  en: {
    subject: 'awaits your approval',
    asks: 'Asked for by',
    decide: 'Read it there and approve it, or reject it with the reason.',
    noLink: 'Open Evenkeel, read it, and approve it, or reject it with the reason.',
  },
  de: {
    subject: 'wartet auf Ihre Genehmigung',
    asks: 'Angefordert von',
    decide: 'Lesen Sie es dort und genehmigen Sie es, oder lehnen Sie es mit Begründung ab.',
    noLink: 'Öffnen Sie Evenkeel, lesen Sie es und genehmigen Sie es, oder lehnen Sie es mit Begründung ab.',
  },
} as const;

/** `publicUrl` null: the operator has not said under which address this program is reached. */
export function approvalLetter(
  { title, askedBy, path }: Pick<Awaiting, 'title' | 'askedBy' | 'path'>,
  publicUrl: string | null,
  language: 'en' | 'de',
): { readonly subject: string; readonly text: string } {
  const t = words[language];
  const lines = [
    title,
    ...(askedBy === null ? [] : [`${t.asks}: ${askedBy}`]),
    '',
    ...(publicUrl === null ? [t.noLink] : [`${publicUrl}${path}`, '', t.decide]),
  ];
  return { subject: `${title}: ${t.subject}`, text: `${lines.join('\n')}\n` };
}

/** The record of which an event tells that a deed has given at this place of the journal. */
export async function toldOf(
  client: PoolClient,
  organisationId: string,
  sequence: number,
  events: readonly string[],
): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `select h -> 'data' ->> 'id' as id from platform.journal j, jsonb_array_elements(j.happened) h
      where j.org_id = $1 and j.sequence = $2 and h ->> 'event' = any($3)`,
    [organisationId, sequence, events],
  );
  return rows[0]?.id ?? null;
}
