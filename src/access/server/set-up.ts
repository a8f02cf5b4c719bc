/** Makes an organisation with its first owner, or a further member of one: the writes that come before there is anybody to write them. */
import type { Pool, PoolClient } from 'pg';
import { Problem, put, type OrganisationRole, type Principal } from '#platform/kit';
import { inOrganisation, newId, systemPrincipal, type Tools } from '#platform/server';
import { membership, organisation } from '#access/rules';
import { hashPassword } from './passwords.ts';

export interface NewOrganisation {
  readonly organisation: string;
  readonly zone: string;
  readonly locale: 'en' | 'de';
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export async function hasAnyOrganisation(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ some: boolean }>('select exists (select from access.account) as some');
  return rows[0]!.some;
}

/** Makes organisation, account and owner. `onlyFirst` refuses when there is an account already, also under a race. */
export async function setUpOrganisation(
  tools: Tools,
  wanted: NewOrganisation,
  { onlyFirst = false } = {},
): Promise<{ organisationId: string; accountId: string; membershipId: string; owner: Principal }> {
  const passwordHash = await hashPassword(wanted.password);
  const organisationId = newId();
  const accountId = newId();
  const client = await tools.pool.connect();
  try {
    await client.query('begin');
    if (onlyFirst) {
      await client.query(`select pg_advisory_xact_lock(hashtext('evenkeel'), hashtext('first run'))`);
      const { rows } = await client.query<{ some: boolean }>('select exists (select from access.account) as some');
      if (rows[0]!.some)
        throw new Problem(409, 'set-up-already', 'Conflict', { detail: 'this installation was set up already; sign in instead' });
    }
    await insertAccount(client, accountId, wanted, passwordHash);
    await client.query(`select set_config('app.organisation', $1, true)`, [organisationId]);
    await client.query('insert into platform.journal_head (org_id, sequence, hash) values ($1, 0, $2)', [organisationId, Buffer.alloc(32)]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
  const membershipId = newId();
  await asSystem(tools, organisationId, 'set-up-organisation', [
    put(organisation, organisationId, { name: wanted.organisation, zone: wanted.zone, locale: wanted.locale, sample: null }),
    put(membership, membershipId, {
      accountId,
      name: wanted.name,
      email: wanted.email.toLowerCase(),
      role: 'owner',
      personId: null,
      isActive: true,
    }),
  ]);
  const owner: Principal = { ...systemPrincipal(organisationId), membershipId, accountId, name: wanted.name, carrier: 'session' };
  return { organisationId, accountId, membershipId, owner };
}

export async function insertAccount(
  client: PoolClient,
  id: string,
  { email, name, locale = 'en' }: { email: string; name: string; locale?: 'en' | 'de' },
  passwordHash: string,
): Promise<void> {
  await client.query('insert into access.account (id, email, name, password_hash, locale) values ($1, $2, $3, $4, $5)', [
    id,
    email.toLowerCase(),
    name,
    passwordHash,
    locale,
  ]);
}

/** Another account with its place in an organisation; demo data and tests need more than the owner. */
export async function addMember(
  tools: Tools,
  organisationId: string,
  wanted: { name: string; email: string; password: string; role: OrganisationRole; personId?: string | null },
): Promise<{ accountId: string; membershipId: string }> {
  const passwordHash = await hashPassword(wanted.password);
  const accountId = newId();
  const membershipId = newId();
  await inOrganisation(tools.pool, organisationId, (client) => insertAccount(client, accountId, wanted, passwordHash));
  await asSystem(tools, organisationId, 'add-member', [
    put(membership, membershipId, {
      accountId,
      name: wanted.name,
      email: wanted.email.toLowerCase(),
      role: wanted.role,
      personId: wanted.personId ?? null,
      isActive: true,
    }),
  ]);
  return { accountId, membershipId };
}

async function asSystem(tools: Tools, organisationId: string, name: string, changes: ReturnType<typeof put>[]): Promise<void> {
  const by: Principal = systemPrincipal(organisationId);
  await tools.write({ deed: systemDeed(name), input: {}, by, requestId: newId(), decide: async () => ({ changes, happened: [] }) });
}

/** The journal's name for what the program does by itself. */
function systemDeed(name: string) {
  return {
    name,
    about: '',
    on: membership,
    binding: { method: 'POST', path: '/' },
    input: membership.schema,
    may: { organisation: ['owner'] },
    creates: true,
    *decide() {
      return { changes: [], happened: [] };
    },
  } as never;
}
