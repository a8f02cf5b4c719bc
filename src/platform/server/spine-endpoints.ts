/** Endpoints that the floor itself answers, whatever the rooms are: journal, undo, search, permission table. */
import { z } from 'zod';
import {
  administrators,
  branch,
  deed,
  done,
  everyone,
  historyPage,
  isAllowed,
  ownEndpoint,
  Problem,
  type Deed,
  type Endpoint,
  type Registry,
} from '#platform/kit';
import { showBranch } from './commit/merge-changes.ts';
import { loadEntry, turnRound } from './commit/undo.ts';
import { inOrganisation } from './organisation-transaction.ts';
import { readJournal } from './read/history.ts';
import { search } from './read/search.ts';
import { readOne } from './read/one.ts';
import { answerEndpoint, type EndpointAnswer } from './room-server.ts';
import { exportOrganisation, importOrganisation, wholeOrganisation } from './whole-organisation.ts';
import { verifyJournal } from './commit/verify-journal.ts';

export const journalEndpoint = ownEndpoint({
  id: 'read-journal',
  method: 'GET',
  path: '/journal',
  tag: 'journal',
  about: 'What happened in the organisation, or in one project, latest first; of each deed only the records that you may read',
  input: z.strictObject({
    scopeId: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
    /** `people`: without what the program did by itself. */
    by: z.enum(['anybody', 'people']).default('anybody'),
  }),
  answer: historyPage,
  may: { organisation: ['owner', 'admin', 'manager', 'member', 'auditor'] },
});

export const undoEndpoint = ownEndpoint({
  id: 'undo',
  method: 'POST',
  path: '/journal/{sequence}/undo',
  tag: 'journal',
  about: 'Takes back one deed, if you could do it and nobody has built on it since; undoing an undo does it again',
  input: z.strictObject({ sequence: z.string().regex(/^\d{1,15}$/) }),
  answer: z
    .strictObject({
      sequence: z.int(),
      changed: z.array(z.strictObject({ thing: z.string(), id: z.uuid(), kind: z.enum(['put', 'patch', 'remove']) })),
    })
    .meta({ id: 'Undone' }),
  may: { organisation: ['owner', 'admin', 'manager', 'member', 'requester'], scope: ['lead', 'contributor'] },
});

export const verifyEndpoint = ownEndpoint({
  id: 'verify-journal',
  method: 'GET',
  path: '/journal/verification',
  tag: 'journal',
  about: 'Computes the hash chain of the journal again and says whether anything in it was altered',
  input: z.strictObject({}),
  answer: z
    .strictObject({ entries: z.int(), isIntact: z.boolean(), brokenAt: z.int().nullable(), head: z.string() })
    .meta({ id: 'JournalVerification' }),
  may: { organisation: ['owner', 'admin', 'auditor'] },
});

export const searchEndpoint = ownEndpoint({
  id: 'search',
  method: 'GET',
  path: '/search',
  tag: 'search',
  about: 'Finds records of every kind by a part of their text',
  input: z.strictObject({
    q: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .refine((text) => !text.includes('\0')),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  answer: z
    .strictObject({
      items: z.array(
        z.strictObject({
          thing: z.string(),
          id: z.uuid(),
          scopeId: z.uuid().nullable(),
          title: z.string(),
          /** `INC-240`, where its kind has keys of its own. */
          key: z.string().nullable(),
          /** Of what has such a key. */
          status: z.string().nullable(),
          /** The project that it lies in. */
          scopeTitle: z.string().nullable(),
          /** The record of its own kind that it stands under. */
          under: z.string().nullable(),
        }),
      ),
    })
    .meta({ id: 'SearchResult' }),
  may: everyone,
});

const permissionShape = z.strictObject({ organisation: z.array(z.string()), scope: z.array(z.string()), own: z.boolean() });
export const permissionsEndpoint = ownEndpoint({
  id: 'read-permissions',
  method: 'GET',
  path: '/permissions',
  tag: 'access',
  about: 'The permission table: who may do what. What is not in it is denied',
  input: z.strictObject({}),
  answer: z
    .strictObject({
      items: z.array(
        z.strictObject({
          id: z.string(),
          method: z.string(),
          path: z.string(),
          about: z.string(),
          tag: z.string(),
          /** What of: a list, one record or its history, a deed, a computed view, or an answer of its own. */
          of: z.enum(['list', 'one', 'history', 'deed', 'view', 'own']),
          thing: z.string().nullable(),
          may: permissionShape.nullable(),
        }),
      ),
    })
    .meta({ id: 'PermissionTable' }),
  may: { organisation: ['owner', 'admin', 'manager', 'auditor'] },
});

const changeOfBranch = z.strictObject({
  thing: z.string(),
  id: z.uuid(),
  kind: z.enum(['put', 'patch', 'remove']),
  base: z.record(z.string(), z.unknown()),
  fields: z.record(z.string(), z.unknown()),
});
const conflictShape = z.strictObject({
  thing: z.string(),
  id: z.uuid(),
  field: z.string(),
  base: z.unknown(),
  live: z.unknown(),
  branch: z.unknown(),
});
export const branchEndpoint = ownEndpoint({
  id: 'compare-branch',
  method: 'GET',
  path: '/branches/{id}/changes',
  tag: 'platform',
  about: 'What a what-if changes, and where the live plan has meanwhile changed the same field differently',
  input: z.strictObject({ id: z.uuid() }),
  answer: z.strictObject({ changes: z.array(changeOfBranch), conflicts: z.array(conflictShape) }).meta({ id: 'BranchComparison' }),
  may: branch.mayRead,
});

export const spineEndpoints: readonly Endpoint[] = [
  exportOrganisation,
  importOrganisation,
  branchEndpoint,
  journalEndpoint,
  undoEndpoint,
  verifyEndpoint,
  searchEndpoint,
  permissionsEndpoint,
] as never;

export function spineAnswers(registry: Registry): EndpointAnswer[] {
  return [
    ...wholeOrganisation(registry),
    answerEndpoint(journalEndpoint, async ({ input, by, tools }) => ({
      body: await inOrganisation(tools.pool, by!.organisationId, (client) => readJournal(client, registry, input, by!), { readOnly: true }),
    })),

    answerEndpoint(undoEndpoint, async ({ input, by, request, tools }) => {
      const entry = await inOrganisation(
        tools.pool,
        by!.organisationId,
        (client) => loadEntry(client, by!.organisationId, Number(input.sequence)),
        { readOnly: true },
      );
      const original = registry.deeds.get(entry.deed);
      const outcome = await tools.write({
        deed: undoOf(registry, original),
        input: { sequence: input.sequence },
        by: by!,
        requestId: request.id,
        branchId: entry.branchId,
        key: request.key,
        undoes: entry.sequence,
        decide: async (facts) => {
          if (!original && entry.deed !== 'undo')
            throw new Problem(409, 'cannot-be-undone', 'Conflict', { detail: `${entry.deed} cannot be taken back` });
          for (const line of entry.lines) {
            const thing = registry.things.get(line.thing)!;
            const row = (await facts.one(thing, line.id)) ?? line.before ?? line.after ?? {};
            const standing = {
              scopeId: thing.scope
                ? ((thing.scope === 'id' ? line.id : ((row as Record<string, unknown>)[thing.scope] as string)) ?? null)
                : null,
              ownerId: thing.owner ? (((row as Record<string, unknown>)[thing.owner] as string) ?? null) : null,
            };
            const may = original?.may ?? administrators;
            const isOwnDeed = entry.membershipId === by!.membershipId;
            if (!isAllowed(thing.mayRead, by!, standing))
              throw new Problem(404, 'not-found', 'Not found', { detail: 'no such entry in the journal' });
            if (!isAllowed(may, by!, standing) && !(isOwnDeed && entry.deed === 'undo'))
              throw new Problem(403, 'not-permitted', 'Not permitted', { detail: `your role does not allow: ${entry.deed}` });
          }
          const decision = await turnRound(registry, facts, entry);
          if (decision.refused) return original?.insteadOfUndo ?? decision;
          return {
            ...decision,
            answer: {
              sequence: entry.sequence,
              changed: decision.changes.map((change) => ({ thing: change.thing.name, id: change.id, kind: change.kind })),
            },
          };
        },
      });
      return { body: outcome.body, sequence: outcome.sequence };
    }),

    answerEndpoint(branchEndpoint, async ({ input, by, tools }) => ({
      body: await inOrganisation(
        tools.pool,
        by!.organisationId,
        async (client) => {
          await readOne(client, branch, input.id, by!);
          return showBranch(registry, client, by!, input.id);
        },
        { readOnly: true },
      ),
    })),

    answerEndpoint(verifyEndpoint, async ({ by, tools }) => ({
      body: await inOrganisation(tools.pool, by!.organisationId, (client) => verifyJournal(client, by!.organisationId), { readOnly: true }),
    })),

    answerEndpoint(searchEndpoint, async ({ input, by, tools }) => ({
      body: {
        items: [
          ...(await inOrganisation(tools.pool, by!.organisationId, (client) => search(client, registry, input, by!), { readOnly: true })),
        ],
      },
    })),

    answerEndpoint(permissionsEndpoint, async () => ({
      body: {
        items: registry.endpoints.map(({ id, method, path, about, tag, may, source }) => ({
          id,
          method,
          path,
          about,
          tag,
          of: source.of,
          thing: 'thing' in source ? source.thing.name : 'deed' in source ? source.deed.on.name : null,
          may: may && { organisation: [...may.organisation], scope: [...(may.scope ?? [])], own: may.own ?? false },
        })),
      },
    })),
  ];
}

/** The deed that the journal shows for an undo. Who may is decided for each record by the deed that is undone. */
function undoOf(registry: Registry, original: Deed | undefined): Deed {
  const on = original?.on ?? [...registry.things.values()][0]!;
  return deed({
    name: 'undo',
    about: 'Takes back one deed',
    on,
    binding: { method: 'POST', path: '/journal/{sequence}/undo' },
    input: undoEndpoint.input,
    may: undoEndpoint.may!,
    answer: undoEndpoint.answer!,
    *decide() {
      return done([]);
    },
  }) as never;
}
