/** Answers imports of services and assets: the file is read in a worker, the report is shown, and what comes is put in by the one writer as one deed. */
import type { PoolClient } from 'pg';
import { done, limits, patch, Problem, put, type Change, type Principal, type Thing, type ImportRemark } from '#platform/kit';
import { answerEndpoint, inOrganisation, newId, readAll, readOne, type Call, type EndpointAnswer, type Reply } from '#platform/server';
import { columnMappingIn, jsonParser, openParserPool, parserIn, type ParserPool } from '#platform/server/files';
import { calendar } from '#calendar/rules';
import {
  asset,
  assetColumns,
  billOfMaterialsIn,
  dependency,
  dependencyColumns,
  importAssets,
  importAssetsFile,
  importBillOfMaterials,
  importDependencies,
  importDependenciesFile,
  importServices,
  importServicesFile,
  libraryPlanOf,
  service,
  serviceColumns,
  type BillImport,
  type Component,
  type TableImport,
} from '#operations/rules';
import { person, site, team } from '#people/rules';
import type { CatalogueFileOptions, CatalogueRead, Known } from './catalogue-of-table.ts';

const catalogueParser = parserIn<CatalogueRead, CatalogueFileOptions>(
  new URL('./catalogue-of-table.ts', import.meta.url),
  'readCatalogueFile',
);

let pool: ParserPool | undefined;
/** Workers start with the first file and go when they are idle. */
const parsers = (): ParserPool => (pool ??= openParserPool());
export const closeParsers = async (): Promise<void> => {
  await pool?.close();
  pool = undefined;
};

const mostRemarks = 5000;

type What = CatalogueFileOptions['what'];
const kinds: Readonly<Record<What, { readonly thing: Thing; readonly deed: unknown; readonly columns: readonly string[] }>> = {
  services: { thing: service, deed: importServices, columns: serviceColumns },
  assets: { thing: asset, deed: importAssets, columns: assetColumns },
  dependencies: { thing: dependency, deed: importDependencies, columns: dependencyColumns },
};

async function known(client: PoolClient, organisationId: string): Promise<Known> {
  const named = (rows: readonly { readonly id: string; readonly name: string }[]) => rows.map(({ id, name }) => ({ id, name }));
  return {
    services: await readAll(client, service, organisationId),
    assets: await readAll(client, asset, organisationId),
    dependencies: await readAll(client, dependency, organisationId),
    people: (await readAll(client, person, organisationId)).map(({ id, name, email }) => ({ id, name, email })),
    teams: named(await readAll(client, team, organisationId)),
    sites: named(await readAll(client, site, organisationId)),
    calendars: named(await readAll(client, calendar, organisationId)),
  };
}

type TableCall = Call<{ readonly format: 'csv' | 'xlsx'; readonly dryRun: 'true' | 'false'; readonly mapping?: string }>;

async function answerTable(call: TableCall, what: What): Promise<Reply> {
  const { input, bytes, by, tools } = call;
  if (!bytes?.length) throw emptyFile();
  const here = await inOrganisation(tools.pool, by!.organisationId, (client) => known(client, by!.organisationId), { readOnly: true });
  const read = await parsers().parse(catalogueParser, bytes, {
    what,
    format: input.format,
    known: here,
    ...(input.mapping === undefined ? {} : { mapping: columnMappingIn(input.mapping, kinds[what].columns) }),
  });
  if (!read.ok) throw new Problem(422, read.refusal.code, 'The file cannot be read', { detail: read.refusal.detail });
  const { added, changed, unchanged, header, mapping, remarks } = read.value;
  const answer: TableImport = {
    isDone: false,
    added: added.length,
    changed: changed.length,
    unchanged,
    header: [...header],
    mapping: { ...mapping } as Record<string, number>,
    remarks: remarks.slice(0, mostRemarks),
  };
  const { thing } = kinds[what];
  const changes = [
    ...added.map(({ id, row }) => put(thing, id, row as never)),
    ...changed.map(({ id, fields }) => patch(thing, id, fields as never)),
  ];
  return carryOut(call, answer, changes, what);
}

const emptyFile = (): Problem => new Problem(400, 'empty-file', 'The file is empty', { detail: 'send the file as the body' });

async function carryOut(
  { input, by, request, tools }: Call<{ readonly dryRun: 'true' | 'false' }>,
  answer: TableImport | BillImport,
  changes: readonly Change[],
  what: What,
): Promise<Reply> {
  if (input.dryRun === 'true') return { body: answer };
  const outcome = await tools.write({
    deed: kinds[what].deed as never,
    input: {},
    by: by as Principal,
    requestId: request.id,
    key: request.key,
    decide: async () => done(changes, [{ event: `${what}-imported`, data: { added: answer.added, changed: answer.changed } }], {}),
  });
  return { body: { ...answer, isDone: true }, sequence: outcome.sequence };
}

export const importAnswers: readonly EndpointAnswer[] = [
  answerEndpoint(importServicesFile, (call) => answerTable(call, 'services')),
  answerEndpoint(importAssetsFile, (call) => answerTable(call, 'assets')),
  answerEndpoint(importDependenciesFile, (call) => answerTable(call, 'dependencies')),
  answerEndpoint(importBillOfMaterials, async (call) => {
    const { input, bytes, by, tools } = call;
    if (!bytes?.length) throw emptyFile();
    const libraries = await inOrganisation(
      tools.pool,
      by!.organisationId,
      async (client) => {
        await readOne(client, service, input.serviceId, by!);
        return readAll(client, asset, by!.organisationId, { serviceId: input.serviceId, kind: 'library' });
      },
      { readOnly: true },
    );
    const read = await parsers().parse(jsonParser, bytes);
    if (!read.ok) throw new Problem(422, read.refusal.code, 'The file cannot be read', { detail: read.refusal.detail });
    const bill = billOfMaterialsIn(read.value);
    if (!bill)
      throw new Problem(422, 'no-bill-of-materials', 'The file cannot be read', { detail: 'it is neither CycloneDX nor SPDX in JSON' });
    if (bill.components.length > limits.importRows)
      throw new Problem(422, 'too-many-rows', 'The file cannot be read', {
        detail: `the file names ${bill.components.length} components; at most ${limits.importRows} are taken`,
      });
    const remarks: ImportRemark[] = [];
    const plan = libraryPlanOf(
      bill.components.flatMap((each) => fitting(each, remarks)),
      libraries,
    );
    const fieldsOf = ({ name, version, vendor, purl, cpe }: Component) => ({
      name,
      productVersion: version,
      vendor,
      purl,
      cpe,
      status: 'in-use' as const,
    });
    if (plan.repeated > 0)
      remarks.push({
        severity: 'note',
        name: '',
        code: 'components-repeated',
        detail: `${plan.repeated} components stand in the file again in the same version`,
        values: { count: plan.repeated },
      });
    const answer: BillImport = {
      isDone: false,
      format: bill.format,
      added: plan.added.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged,
      retired: plan.retired.length,
      remarks: remarks.slice(0, mostRemarks),
    };
    const blank = asset.schema.parse({ name: 'x', kind: 'library', serviceId: input.serviceId });
    const changes: Change[] = [
      ...plan.added.map((each) => put(asset, newId(), { ...blank, ...fieldsOf(each) })),
      ...plan.changed.map(({ library, component }) => patch(asset, library.id, fieldsOf(component))),
      ...plan.retired.map(({ id }) => patch(asset, id, { status: 'retired' })),
    ];
    return carryOut(call, answer, changes, 'assets');
  }),
];

const parts = ['version', 'vendor', 'purl', 'cpe'] as const;
const shape = asset.schema.shape;

/** The component as an asset can hold it: what does not fit is left out and told. */
function fitting(component: Component, remarks: ImportRemark[]): readonly Component[] {
  const name = component.name.slice(0, 200);
  const named = shape.name.safeParse(component.name);
  if (!named.success) {
    remarks.push({
      severity: 'left-out',
      name,
      field: 'name',
      code: 'value-not-possible',
      detail: `name: ${named.error.issues[0]!.message}`,
      values: { column: 'name', text: name.slice(0, 80) },
    });
    return [];
  }
  const kept: Record<(typeof parts)[number], string | null> = { version: null, vendor: null, purl: null, cpe: null };
  for (const part of parts) {
    const field = part === 'version' ? 'productVersion' : part;
    const parsed = shape[field].safeParse(component[part]);
    if (parsed.success) kept[part] = parsed.data;
    else {
      const text = (component[part] ?? '').slice(0, 80);
      const detail = `${field}: ${parsed.error.issues[0]!.message}`;
      remarks.push({ severity: 'amended', name, field, code: 'not-understood', detail, values: { text } });
    }
  }
  return [{ ...kept, name: named.data }];
}
