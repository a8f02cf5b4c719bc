/** Everything of an organisation as one open JSON document, out and in: the way across versions, and from the embedded database to another. */
import { z } from 'zod';
import { done, nextNumber, ownEndpoint, Problem, put, refuse, type Change, type Principal, type Registry, type Thing } from '#platform/kit';
import { inOrganisation } from './organisation-transaction.ts';
import { readAll } from './read/all.ts';
import { answerEndpoint, type EndpointAnswer, type Tools } from './room-server.ts';
import { openParserPool, jsonParser } from './files/index.ts';

const format = 'evenkeel-organisation';
/** Who comes in is not carried over: accounts, roles and secrets belong to the installation. */
const stays = new Set(['access', 'platform']);

export const exportOrganisation = ownEndpoint({
  id: 'export-organisation',
  method: 'GET',
  path: '/organisation-export',
  tag: 'organisation',
  about: 'Everything of the organisation as one JSON document, attachments included; accounts, roles and secrets stay',
  answers: 'bytes',
  input: z.strictObject({}),
  may: { organisation: ['owner', 'admin'] },
});

export const importOrganisation = ownEndpoint({
  id: 'import-organisation',
  method: 'POST',
  path: '/organisation-imports',
  tag: 'organisation',
  about: 'Brings such a document into an organisation that has no projects and people yet, in one transaction or not at all',
  carries: 'bytes',
  input: z.strictObject({ dryRun: z.enum(['true', 'false']).default('true') }),
  answer: z
    .strictObject({
      isDone: z.boolean(),
      coming: z.record(z.string(), z.int()),
      problems: z.array(z.strictObject({ thing: z.string(), row: z.int(), field: z.string(), detail: z.string() })),
    })
    .meta({ id: 'OrganisationImport' }),
  may: { organisation: ['owner'] },
});

interface Document {
  readonly format: string;
  readonly formatVersion: number;
  readonly things: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  readonly counters: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, string>>;
}

const carried = (registry: Registry): readonly Thing[] => [...registry.things.values()].filter((thing) => !stays.has(thing.room));

export const wholeOrganisation = (registry: Registry): EndpointAnswer[] => [
  answerEndpoint(exportOrganisation, async ({ by, tools }) => {
    const document = await inOrganisation(tools.pool, by!.organisationId, (client) => documentOf(registry, client, by!, tools), {
      readOnly: true,
    });
    return {
      bytes: Buffer.from(JSON.stringify(document)),
      headers: { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="evenkeel-organisation.json"' },
    };
  }),

  answerEndpoint(importOrganisation, async ({ input, bytes, by, request, tools }) => {
    const document = await read(bytes);
    const { changes, problems } = changesOf(registry, document, by!);
    const coming = Object.fromEntries([...Map.groupBy(changes, (change) => change.thing.name)].map(([name, of]) => [name, of.length]));
    if (problems.length || input.dryRun === 'true') return { body: { isDone: false, coming, problems: problems.slice(0, 500) } };
    for (const [hash, content] of Object.entries(document.files)) {
      const kept = await tools.files.put(by!.organisationId, Buffer.from(content, 'base64'));
      if (kept.hash !== hash) throw new Problem(422, 'damaged-file', 'Refused', { detail: `the attachment ${hash} is damaged` });
    }
    const on = registry.things.get('organisation')!;
    const outcome = await tools.write({
      deed: {
        name: 'import-organisation',
        about: '',
        on,
        binding: { method: 'POST', path: '/organisation-imports' },
        input: z.strictObject({}),
        may: importOrganisation.may!,
        creates: true,
        answer: z.unknown(),
        *decide() {
          return done([]);
        },
      } as never,
      input: {},
      by: by!,
      requestId: request.id,
      key: request.key,
      decide: async (facts) => {
        const cleared: Change[] = [];
        for (const thing of carried(registry)) {
          const there = (await facts.run(
            (function* () {
              return (yield { need: 'many', thing, where: {} }) as readonly { id: string }[];
            })(),
          )) as readonly { id: string }[];
          if (there.length && thing.room !== 'calendar')
            return refuse('not-empty', `there are ${thing.plural} here already; import into a fresh organisation`, { status: 409 });
          for (const row of there) cleared.push({ kind: 'remove', thing, id: row.id });
        }
        for (const [counter, value] of Object.entries(document.counters)) await facts.run(nextNumber(counter, value));
        return done([...cleared, ...changes], [{ event: 'organisation-imported', data: {} }], {});
      },
    });
    return { body: { isDone: true, coming, problems: [] }, sequence: outcome.sequence };
  }),
];

async function documentOf(registry: Registry, client: Parameters<typeof readAll>[0], by: Principal, tools: Tools): Promise<object> {
  const things: Record<string, unknown[]> = {};
  const hashes = new Set<string>();
  for (const thing of carried(registry)) {
    const rows = await readAll(client, thing, by.organisationId);
    const secret = (thing.secret ?? []) as readonly string[];
    things[thing.name] = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).filter(([name]) => !secret.includes(name) && !['version', 'createdAt', 'updatedAt'].includes(name)),
      ),
    );
    if (thing.fieldOf.has('hash') && thing.fieldOf.has('mediaType'))
      for (const row of rows) hashes.add((row as { hash?: string }).hash ?? '');
  }
  const { rows: counters } = await client.query<{ name: string; value: number }>(
    'select name, value from platform.counter where org_id = $1',
    [by.organisationId],
  );
  const files: Record<string, string> = {};
  for (const hash of hashes) {
    const content = /^[0-9a-f]{64}$/.test(hash) ? await tools.files.get(by.organisationId, hash) : null;
    if (content) files[hash] = Buffer.from(content).toString('base64');
  }
  return {
    format,
    formatVersion: 1,
    exportedAt: tools.now(),
    things,
    counters: Object.fromEntries(counters.map((each) => [each.name, Number(each.value)])),
    files,
  };
}

async function read(bytes: Uint8Array | null): Promise<Document> {
  if (!bytes?.length) throw new Problem(400, 'empty-file', 'The file is empty', { detail: 'send the document as the body' });
  const pool = openParserPool();
  try {
    const answer = await pool.parse(jsonParser, bytes);
    if (!answer.ok) throw new Problem(422, answer.refusal.code, 'The file cannot be read', { detail: answer.refusal.detail });
    const shape = z.object({
      format: z.literal(format),
      formatVersion: z.literal(1),
      things: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
      counters: z.record(z.string().regex(/^[\w:-]{1,100}$/), z.int().min(0)).default({}),
      files: z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string()).default({}),
    });
    const parsed = shape.safeParse(answer.value);
    if (!parsed.success)
      throw new Problem(422, 'not-an-organisation', 'The file cannot be read', {
        detail: 'this is not an organisation that Evenkeel wrote',
      });
    return parsed.data;
  } finally {
    await pool.close();
  }
}

/** Rows in the shape of their things; whom the document names as author but who is not here becomes whoever imports. */
function changesOf(registry: Registry, document: Document, by: Principal) {
  const changes: Change[] = [];
  const problems: { thing: string; row: number; field: string; detail: string }[] = [];
  for (const thing of carried(registry)) {
    const people = Object.entries(thing.references ?? {})
      .filter(([, target]) => target === 'membership')
      .map(([field]) => field);
    for (const [index, { id, ...fields }] of (document.things[thing.name] ?? []).entries()) {
      const row = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, people.includes(name) && value !== null ? by.membershipId : value]),
      );
      const parsed = thing.schema.safeParse(row);
      const isId = z.uuid().safeParse(id).success;
      if (parsed.success && isId) changes.push(put(thing, id as string, parsed.data as never));
      else
        problems.push({
          thing: thing.name,
          row: index + 1,
          field: isId ? (parsed.error?.issues[0]?.path.join('.') ?? '') : 'id',
          detail: isId ? (parsed.error?.issues[0]?.message ?? '') : 'is not a UUID',
        });
    }
  }
  return { changes, problems };
}
