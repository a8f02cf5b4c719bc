/**
 * A world to try permissions in: two organisations, in the first an open project and one for members only, in each a record of every
 * thing, and somebody of every kind who might come to the door. Records are made from the declarations, so that new things are covered unasked.
 */
import { Client } from 'pg';
import { WEEKDAYS } from '#engine';
import { patch, put, type Principal, type Thing } from '#platform/kit';
import { inOrganisation, newId, systemPrincipal } from '#platform/server';
import { createScopeRole, membership } from '#access/rules';
import { testServer, type Member, type TestServer } from '../support/server.ts';
import { example, type Known } from './example.ts';

export type Relation = 'own' | 'open' | 'members-only' | 'foreign' | 'non-existent' | 'removed';
export const relations: readonly Relation[] = ['own', 'open', 'members-only', 'foreign', 'non-existent', 'removed'];

export type PrincipalName =
  | 'anonymous'
  | 'logged out'
  | 'disabled'
  | 'requester'
  | 'member'
  | 'contributor'
  | 'lead'
  | 'manager'
  | 'admin'
  | 'owner'
  | 'auditor'
  | 'foreign admin'
  | 'read token'
  | 'write token';

export interface Visitor {
  readonly name: PrincipalName;
  readonly headers: Readonly<Record<string, string>>;
  /** Who it is when let in; null for nobody. */
  readonly as: {
    readonly role: Principal['role'];
    readonly organisation: 'first' | 'second';
    readonly scope: Partial<Record<Relation, string>>;
    readonly canWrite: boolean;
  } | null;
}

export interface World {
  readonly server: TestServer;
  readonly visitors: readonly Visitor[];
  /** Id of the record of a thing that stands in this relation; undefined where there is none. */
  idOf(thing: string, relation: Relation): string | undefined;
  /** Values by which an example refers to what exists in this relation. */
  knownFor(relation: Relation): Known;
  /** How often anything was written to any table, also when it was rolled back again. */
  writes(): Promise<number>;
  /**
   * How many statements wrote while this was done; the least of three times, for a job of the server may write something of its own meanwhile, once,
   * and what the work itself writes it writes each time.
   */
  writesOf(work: () => Promise<unknown>): Promise<number>;
  /** The last entry of an organisation's journal. */
  history(organisation: 'first' | 'second'): Promise<number>;
}

/** What an example needs beyond its shape, by thing. */
const special: Readonly<Record<string, Known>> = {
  calendar: { week: Object.fromEntries(WEEKDAYS.map((day) => [day, [[480, 960]]])) },
  rate: { jobRoleId: null },
  'scope-role': { role: 'viewer' },
  person: { membershipId: null },
  assignment: { skillId: null, teamId: null, level: null },
  attachment: { mediaType: 'text/plain' },
  dependency: { assetId: null, needsServiceId: null },
  change: { modelId: null },
  'duty-override': { startsAt: '2026-12-01T08:00:00.000Z', endsAt: '2026-12-01T16:00:00.000Z' },
  target: { tier: null },
  monitor: { isEnabled: false },
  'paging-rule': { teamId: null },
  page: { answer: null, answeredAt: null },
  'knowledge-use': { problemId: null },
  'time-entry': { incidentId: null, changeId: null, serviceRequestId: null },
  timer: { incidentId: null, changeId: null, serviceRequestId: null },
};

export async function makeWorld(): Promise<World> {
  const server = await testServer();
  const { organisationId, members } = server;
  const { registry } = server.tools;
  const second = await server.another('Second');
  const foreignAdmin = await server.join(second.organisationId, 'admin', 'Foreign admin');
  const contributor = await server.join(organisationId, 'requester', 'Contributor');
  const lead = await server.join(organisationId, 'member', 'Lead');
  const disabled = await server.join(organisationId, 'member', 'Disabled');
  const loggedOut = await server.join(organisationId, 'member', 'Logged out');

  const ids = new Map<string, string>();
  const key = (thing: string, relation: Relation) => `${thing} ${relation}`;
  let number = 0;

  async function furnish(organisation: string, relation: Relation, own: { membershipId: string; accountId: string }): Promise<void> {
    const known: Record<string, unknown> = {
      zone: 'Europe/Berlin',
      membershipId: own.membershipId,
      accountId: own.accountId,
      ownerId: own.membershipId,
      authorId: own.membershipId,
      uploadedById: own.membershipId,
      takenById: own.membershipId,
      byId: own.membershipId,
      visibility: relation === 'members-only' ? 'members' : 'organisation',
    };
    // A link needs two tasks.
    const another = newId();
    for (const thing of inOrder([...registry.things.values()])) {
      if (thing.room === 'access' && ['organisation', 'membership'].includes(thing.name)) {
        if (relation !== 'removed') ids.set(key(thing.name, relation), thing.name === 'organisation' ? organisation : own.membershipId);
        continue;
      }
      const id = newId();
      number++;
      const references = Object.fromEntries(
        Object.entries(thing.references ?? {}).flatMap(([field, target]) =>
          ids.has(key(target as string, relation)) ? [[field, ids.get(key(target as string, relation))]] : [],
        ),
      );
      const row = example(thing.schema, {
        ...known,
        ...references,
        ...special[thing.name],
        name: `Example ${number}`,
        key: `EX${number}`,
        email: `x${number}@example.org`,
        number,
        scopeId: ids.get(key('project', relation)),
        articleId: ids.get(key('article', relation)),
        tokenHash: newId(),
        token: newId(),
        header: [newId()],
        createdAt: undefined,
      });
      const whole = {
        ...Object.fromEntries(thing.fields.map((field) => [field.name, null])),
        ...withDefaults(thing, row as Record<string, unknown>),
      };
      if (thing.name === 'link') whole['toId'] = another;
      // Each cell of the table is there once.
      if (thing.name === 'priority-rule') whole['urgency'] = 1 + (relations.indexOf(relation) % 3);
      if (thing.name === 'closing-rule') whole['priority'] = Math.min(5, 1 + relations.indexOf(relation));
      if (thing.name === 'priority-rule') whole['impact'] = 1 + (relations.indexOf(relation) > 2 ? 1 : 0);
      await write(server, organisation, thing, id, whole);
      ids.set(key(thing.name, relation), id);
      if (thing.name === 'task') await write(server, organisation, thing, another, { ...whole, number: ++number });
    }
  }

  await furnish(organisationId, 'open', members.owner);
  await furnish(organisationId, 'members-only', members.owner);
  await furnish(organisationId, 'own', members.member);
  await asSystem(server, organisationId, membership, [
    patch(membership, members.member.membershipId, { personId: ids.get(key('person', 'own'))! }),
  ]);
  await furnish(second.organisationId, 'foreign', second.owner);
  await furnish(organisationId, 'removed', members.owner);
  for (const thing of inOrder([...registry.things.values()]).toReversed()) {
    const id = ids.get(key(thing.name, 'removed'));
    // Baselines stay as they were taken; they go with their project only.
    if (['baseline', 'baseline-task'].includes(thing.name)) ids.delete(key(thing.name, 'removed'));
    else if (id && !['organisation', 'membership'].includes(thing.name))
      await remove(server, organisationId, thing, id).catch(() => ids.delete(key(thing.name, 'removed')));
  }
  for (const thing of registry.things.values()) ids.set(key(thing.name, 'non-existent'), newId());

  const open = ids.get(key('project', 'open'))!;
  const membersOnly = ids.get(key('project', 'members-only'))!;
  const give = (to: Member, scopeId: string, role: string) =>
    members.owner.client.do(createScopeRole, { membershipId: to.membershipId, scopeId, role } as never);
  await give(contributor, open, 'contributor');
  await give(lead, membersOnly, 'lead');

  const token = async (scope: 'read' | 'write') =>
    (await members.manager.client.call<{ token: string }>('POST', '/api-tokens', { name: `${scope} token`, scope })).data.token;
  const readToken = await token('read');
  const writeToken = await token('write');
  await members.owner.client.call('POST', `/memberships/${disabled.membershipId}/deactivate`, {});
  await loggedOut.client.call('POST', '/sign-out', {});

  const visitor = (name: PrincipalName, headers: Readonly<Record<string, string>>, as: Visitor['as']): Visitor => ({ name, headers, as });
  const inFirst = (role: Principal['role'], scope: Readonly<Partial<Record<Relation, string>>> = {}, canWrite = true) => ({
    role,
    organisation: 'first' as const,
    scope,
    canWrite,
  });

  const writes = async (): Promise<number> => {
    const { rows } = await server.tools.pool.query<{ n: number }>(
      'select last_value + (case when is_called then 0 else -1 end) as n from public.write_counter',
    );
    return Number(rows[0]!.n);
  };

  const admin = new Client(server.address as never);
  await admin.connect();
  await admin.query(countingTriggers);
  await admin.end();

  return {
    server,
    visitors: [
      visitor('anonymous', {}, null),
      visitor('logged out', loggedOut.headers, null),
      visitor('disabled', disabled.headers, null),
      visitor('requester', members.requester.headers, inFirst('requester')),
      visitor('member', members.member.headers, inFirst('member', { own: 'viewer' })),
      visitor('contributor', contributor.headers, inFirst('requester', { open: 'contributor' })),
      visitor('lead', lead.headers, inFirst('member', { 'members-only': 'lead' })),
      visitor('manager', members.manager.headers, inFirst('manager')),
      visitor('admin', members.admin.headers, inFirst('admin')),
      visitor('owner', members.owner.headers, inFirst('owner')),
      visitor('auditor', members.auditor.headers, inFirst('auditor', {}, false)),
      visitor('foreign admin', foreignAdmin.headers, { role: 'admin', organisation: 'second', scope: {}, canWrite: true }),
      visitor('read token', { authorization: `Bearer ${readToken}` }, inFirst('manager', {}, false)),
      visitor('write token', { authorization: `Bearer ${writeToken}` }, inFirst('manager')),
    ],
    idOf: (thing, relation) => ids.get(key(thing, relation)),
    knownFor: (relation) => {
      const named = Object.fromEntries(
        [...registry.things.keys()].flatMap((name) => {
          const id = ids.get(key(name, relation));
          return id ? [[`${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Id`, id]] : [];
        }),
      );
      return { ...named, scopeId: named['projectId'], taskIds: [named['taskId']], ids: [named['taskId']] };
    },
    writes,
    async writesOf(work) {
      let least = Infinity;
      for (let attempt = 0; attempt < 3 && least > 0; attempt++) {
        const before = await writes();
        await work();
        least = Math.min(least, (await writes()) - before);
      }
      return least;
    },
    history: (which) => {
      const id = which === 'first' ? organisationId : second.organisationId;
      return inOrganisation(server.tools.pool, id, async (client) => {
        const { rows } = await client.query<{ sequence: number }>('select sequence from platform.journal_head where org_id = $1', [id]);
        return Number(rows[0]!.sequence);
      });
    },
  };
}

/** Things so that each comes after those it refers to (references to its own kind aside). */
function inOrder(things: readonly Thing[]): readonly Thing[] {
  const done: Thing[] = [];
  const left = new Set(things);
  while (left.size) {
    const next = [...left].find((thing) => {
      // What lies in a scope comes after the scope itself.
      const needs = [...Object.values(thing.references ?? {}), ...(thing.scope && thing.scope !== 'id' ? ['project'] : [])] as string[];
      return needs.every(
        (target) => target === thing.name || ![...left].some((other) => other.name === target) || isLoop(thing, target, things),
      );
    });
    if (!next) throw new Error(`things refer to one another in a circle: ${[...left].map((thing) => thing.name).join(', ')}`);
    left.delete(next);
    done.push(next);
  }
  return done;
}

/** A team has a lead, a person a team: the optional side of such a pair is left empty. */
const isLoop = (thing: Thing, target: string, things: readonly Thing[]): boolean => {
  const other = things.find((each) => each.name === target);
  const field = Object.entries(thing.references ?? {}).find(([, name]) => name === target)?.[0];
  return Boolean(field && thing.fieldOf.get(field)?.isNullable && Object.values(other?.references ?? {}).includes(thing.name as never));
};

const withDefaults = (thing: Thing, row: Record<string, unknown>): Record<string, unknown> => {
  const parsed = thing.schema.safeParse(row);
  if (!parsed.success)
    throw new Error(`no example of ${thing.name}: ${JSON.stringify(parsed.error.issues.slice(0, 3))} for ${JSON.stringify(row)}`);
  return parsed.data as Record<string, unknown>;
};

const asSystem = (server: TestServer, organisationId: string, on: Thing, changes: unknown[]) =>
  server.tools.write({
    deed: {
      name: 'furnish',
      about: '',
      on,
      binding: { method: 'POST', path: '/' },
      input: on.schema,
      may: { organisation: ['owner'] },
      creates: true,
      *decide() {
        return { changes: [], happened: [] };
      },
    } as never,
    input: {},
    by: systemPrincipal(organisationId),
    requestId: newId(),
    decide: async () => ({ changes: changes as never, happened: [] }),
  });

const write = (server: TestServer, organisationId: string, thing: Thing, id: string, row: Record<string, unknown>) =>
  asSystem(server, organisationId, thing, [put(thing, id, row as never)]);
const remove = (server: TestServer, organisationId: string, thing: Thing, id: string) =>
  asSystem(server, organisationId, thing, [{ kind: 'remove', thing, id }]);

/** A sequence is outside of transactions: it counts writes even of those that were rolled back. */
const countingTriggers = `
  create sequence public.write_counter;
  grant usage, select on public.write_counter to public;
  create function public.count_write() returns trigger language plpgsql security definer as $$ begin perform nextval('public.write_counter'); return null; end $$;
  do $$ declare t record; begin
    for t in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss', 'public') and c.relname not in ('session', 'failed_sign_in', 'task_plan', 'project_plan', 'plan_watch', 'schema_migration', 'watch_lease', 'monitor_run', 'burn_alert', 'check_result', 'check_hour')
    loop execute format('create trigger count_write after insert or update or delete on %I.%I for each statement execute function public.count_write()', t.nspname, t.relname); end loop;
  end $$;`;
