/** Sends each page by e-mail too, where a mail server is named. What the mail server refuses for now is tried again for ten minutes. */
import { incidentKey, pageMailOf, recordPageMail } from '#incidents/rules';
import type { Deed } from '#platform/kit';
import { inOrganisation, systemPrincipal, type Reaction, type Tools } from '#platform/server';

const patience = 10 * 60_000;

interface Unsent {
  readonly id: string;
  readonly incidentId: string;
  readonly number: number;
  readonly title: string;
  readonly priority: number;
  readonly serviceName: string | null;
  readonly level: number;
  readonly askedAt: string;
  readonly address: string | null;
  readonly locale: 'en' | 'de';
}

export const mailPages: Reaction = {
  name: 'mail-pages',
  to: ['page-asked'],
  react: async ({ organisationId }, tools) => {
    if (!tools.mail) return;
    for (const page of await unsentPages(organisationId, tools)) await sendPage(page, organisationId, tools);
  },
};

const unsentPages = (organisationId: string, { pool }: Tools): Promise<readonly Unsent[]> =>
  inOrganisation(
    pool,
    organisationId,
    async (client) => {
      const { rows } = await client.query<Unsent>(
        `select p.id, p.incident_id as "incidentId", i.number, i.title, i.priority, s.name as "serviceName", p.level, p.asked_at as "askedAt",
                coalesce(m.email, w.email) as address, coalesce(a.locale, 'en') as locale
           from incidents.page p join incidents.incident i on i.org_id = p.org_id and i.id = p.incident_id
           join people.person w on w.org_id = p.org_id and w.id = p.person_id
           left join operations.service s on s.org_id = i.org_id and s.id = i.service_id
           left join access.membership m on m.org_id = p.org_id and m.person_id = p.person_id and m.is_active
           left join access.account a on a.id = m.account_id
          where p.org_id = $1 and p.answer is null and p.mailed_at is null and p.mail_failure is null order by p.asked_at`,
        [organisationId],
      );
      return rows;
    },
    { readOnly: true },
  );

/** Throws where it may go another time, so that it is asked again. */
async function sendPage(page: Unsent, organisationId: string, { mail, publicUrl, write, now, newId }: Tools): Promise<void> {
  const record = (failure: string | null) =>
    write({
      deed: recordPageMail as unknown as Deed,
      input: { id: page.id, failure },
      by: systemPrincipal(organisationId),
      requestId: newId(),
    });
  if (page.address === null) return void (await record('no-address'));
  const link = publicUrl === null ? null : `${publicUrl}/incidents/${page.incidentId}`;
  const letter = pageMailOf({ ...page, key: incidentKey(page), link }, page.locale);
  const outcome = await mail!.send({ to: page.address, name: `page-${page.id}`, ...letter });
  if (outcome.isTaken) return void (await record(null));
  if (outcome.isFinal || Date.parse(now()) - Date.parse(page.askedAt) > patience) return void (await record(outcome.reason));
  throw new Error(`the e-mail of a page was not taken: ${outcome.reason}`);
}
