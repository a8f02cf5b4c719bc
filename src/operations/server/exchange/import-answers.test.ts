import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asset, dependency, service } from '#operations/rules';
import { createPerson, createSite } from '#people/rules';
import { testServer, type Member } from '../../../../test/support/server.ts';

const server = await testServer();
const { manager, member } = server.members;
const { client } = manager;
await client.do(createPerson, { name: 'Ada Krüger', email: 'ada@example.org' } as never);
await client.do(createSite, { name: 'Hamburg', zone: 'Europe/Berlin' } as never);

interface Answer {
  readonly isDone: boolean;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly retired?: number;
  readonly format?: string;
  readonly code?: string;
  readonly header?: readonly string[];
  readonly mapping?: Readonly<Record<string, number>>;
  readonly remarks: readonly { readonly code: string; readonly row?: number; readonly name: string; readonly values?: object }[];
}

async function send(path: string, body: string, query: string, who: Member = manager) {
  const response = await fetch(`${server.url}/api/v1/${path}?${query}`, {
    method: 'POST',
    headers: { ...who.headers, 'content-type': 'application/octet-stream' },
    body,
  });
  return { status: response.status, sequence: response.headers.get('evenkeel-sequence'), body: (await response.json()) as Answer };
}
const told = ({ body }: { readonly body: Answer }): string =>
  `${body.isDone ? 'done' : 'dry'} +${body.added} ~${body.changed} =${body.unchanged}${body.retired === undefined ? '' : ` -${body.retired}`}`;

const services = `Kürzel;Bezeichnung;Stufe;Verantwortlich;RTO;Farbe
MAIL;E-Mail;Stufe 2;ada@example.org;4 h;blau
;Zeiterfassung;3;Niemand Bekanntes;bald;
MAIL;Noch einmal;1;;;
`;

test('services come from a table (import-services in the journal), with a dry run and a report for each row; again changes nothing', async () => {
  const dry = await send('service-imports', services, 'format=csv');
  assert.equal(told(dry), 'dry +2 ~0 =0');
  assert.deepEqual(
    dry.body.remarks.map(({ code, row }) => [code, row]),
    [
      ['column-not-used', undefined],
      ['owner-unknown', 3],
      ['not-understood', 3],
      ['twice', 4],
    ],
  );
  assert.equal((await client.list(service)).items.length, 0);
  const real = await send('service-imports', services, 'format=csv&dryRun=false');
  assert.equal(told(real), 'done +2 ~0 =0');
  const rows = (await client.list(service, { sort: 'key' })).items;
  assert.deepEqual(
    rows.map(({ key, name, tier, rtoMinutes, ownerId }) => [key, name, tier, rtoMinutes, ownerId !== null]),
    [
      ['MAIL', 'E-Mail', 2, 240, true],
      ['ZEITERFASSUNG', 'Zeiterfassung', 3, null, false],
    ],
  );
  const again = await send('service-imports', services, 'format=csv&dryRun=false');
  assert.deepEqual([told(again), again.sequence], ['done +0 ~0 =2', null]);
  assert.equal(told(await send('service-imports', services.replace('4 h', '2 h'), 'format=csv&dryRun=false')), 'done +0 ~1 =1');
  const long = await send('service-imports', 'Key;Name\nX;Too short a key\n', 'format=csv');
  assert.deepEqual(long.body.remarks[0]!.values, { column: 'Key', text: 'X' });
  assert.equal((await send('service-imports', services, 'format=csv', member)).status, 403);
});

const assets = `Hostname,Type,Location,Service,Serial,Asset tag,Model,Version,Status
mail-01,VM,Hamburg,MAIL,,INV-1,Debian,12,active
mail-02,VM,Hamburg,E-Mail,,INV-2,Debian,12,active
core-01,Switch,Bremen,NET,FDO1,,Catalyst 9300,17.9,in stock
nb-01,toaster,,,PF2,,ThinkPad,,
`;

test('assets come from a table (import-assets in the journal), known again by external id, serial number or name; an undo takes them away', async () => {
  const real = await send('asset-imports', assets, 'format=csv&dryRun=false');
  assert.equal(told(real), 'done +4 ~0 =0');
  assert.deepEqual(
    real.body.remarks.map(({ code, name }) => `${code} ${name}`),
    ['service-unknown core-01', 'site-unknown core-01', 'not-understood nb-01'],
  );
  const rows = (await client.list(asset, { sort: 'name' })).items;
  assert.deepEqual(
    rows.map(({ name, kind, status, serviceId }) => `${name} ${kind} ${status} ${serviceId !== null}`),
    [
      'core-01 network in-stock false',
      'mail-01 virtual-machine in-use true',
      'mail-02 virtual-machine in-use true',
      'nb-01 other in-use false',
    ],
  );
  assert.equal(told(await send('asset-imports', assets, 'format=csv&dryRun=false')), 'done +0 ~0 =4');
  const renamed = assets.replace('mail-01,', 'mail-alt,').replace('core-01,', 'core-alt,').replace('17.9,', '17.12,');
  const third = await send('asset-imports', renamed, 'format=csv&dryRun=false');
  assert.equal(told(third), 'done +0 ~2 =2');
  await client.call('POST', `/journal/${third.sequence}/undo`, {});
  await client.call('POST', `/journal/${real.sequence}/undo`, {});
  assert.equal((await client.list(asset)).items.length, 0);
});

test('a bare number is of the unit that its header names in brackets, else of minutes', async () => {
  const table = 'Name,RTO (h),RPO [min],Back within (RTO),Restore time\nFiles,4,15,,20\nPrint,1.5 h,,,2 h\n';
  const real = await send('service-imports', table, 'format=csv&dryRun=false');
  const rows = (await client.list(service, { sort: 'name' })).items.filter(({ name }) => name === 'Files' || name === 'Print');
  assert.deepEqual(
    rows.map(({ rtoMinutes, rpoMinutes, restoreMinutes }) => [rtoMinutes, rpoMinutes, restoreMinutes]),
    [
      [240, 15, 20],
      [90, null, 120],
    ],
  );
  await client.call('POST', `/journal/${real.sequence}/undo`, {});
});

test('whoever sends a table may say which column holds what', async () => {
  const odd = 'Was,Wo\nsrv-1,Hamburg\n';
  assert.deepEqual(
    (await send('asset-imports', odd, 'format=csv')).body.remarks.map(({ code }) => code),
    ['column-missing'],
  );
  const mapped = await send('asset-imports', odd, 'format=csv&mapping=name:0,site:1');
  assert.deepEqual([told(mapped), mapped.body.remarks], ['dry +1 ~0 =0', []]);
  assert.equal((await send('asset-imports', odd, 'format=csv&mapping=name')).status, 400);
});

test('what needs what comes from a table (import-dependencies in the journal), known again by both ends', async () => {
  await send('asset-imports', assets, 'format=csv&dryRun=false');
  const table = `Was etwas braucht;Braucht;Art;Ohne sie;Gruppe
MAIL;INV-1;läuft auf;hart;gateways
E-Mail;mail-02;läuft auf;;gateways
mail-01;core-01;;weich;
mail-01;nowhere;;;
MAIL;mail;;;
MAIL;mail-01;;;
`;
  const real = await send('dependency-imports', table, 'format=csv&dryRun=false');
  assert.equal(told(real), 'done +3 ~0 =0');
  assert.deepEqual(
    real.body.remarks.map(({ code, row }) => `${code} ${row}`),
    ['end-unknown 5', 'needs-itself 6', 'twice 7'],
  );
  const rows = (await client.list(dependency)).items;
  assert.deepEqual(rows.map(({ kind, strength, redundancyGroup }) => `${kind} ${strength} ${redundancyGroup}`).toSorted(), [
    'runs-on hard gateways',
    'runs-on hard gateways',
    'uses soft null',
  ]);
  assert.equal(told(await send('dependency-imports', table, 'format=csv&dryRun=false')), 'done +0 ~0 =3');
  const softened = table.replace('läuft auf;hart', 'läuft auf;weich');
  assert.equal(told(await send('dependency-imports', softened, 'format=csv&dryRun=false')), 'done +0 ~1 =2');
  assert.deepEqual((await send('dependency-imports', 'Name\nx\n', 'format=csv')).body.remarks[0]!.code, 'ends-missing');
  assert.equal((await send('dependency-imports', table, 'format=csv', member)).status, 403);
});

const bill = (version: string, ...names: string[]): string =>
  JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: names.map((name) => ({ type: 'library', name, version, purl: `pkg:npm/${name}@${version}` })),
  });

test('what a program consists of becomes the libraries of a service; other versions replace, what is gone is retired', async () => {
  const [mail] = (await client.list(service, { key: 'MAIL' })).items;
  const query = `serviceId=${mail!.id}`;
  const first = bill('1.0', 'alpha', 'beta', 'gamma');
  const dry = await send('bill-of-materials-imports', first, query);
  assert.deepEqual([told(dry), dry.body.format], ['dry +3 ~0 =0 -0', 'CycloneDX 1.6']);
  assert.equal(told(await send('bill-of-materials-imports', first, `${query}&dryRun=false`)), 'done +3 ~0 =0 -0');
  const again = await send('bill-of-materials-imports', first, `${query}&dryRun=false`);
  assert.deepEqual([told(again), again.sequence], ['done +0 ~0 =3 -0', null]);
  assert.equal(
    told(await send('bill-of-materials-imports', bill('1.1', 'alpha', 'beta', 'delta'), `${query}&dryRun=false`)),
    'done +1 ~2 =0 -1',
  );
  const libraries = (await client.list(asset, { kind: 'library', sort: 'name' })).items;
  assert.deepEqual(
    libraries.map(({ name, productVersion, status }) => `${name} ${productVersion} ${status}`),
    ['alpha 1.1 in-use', 'beta 1.1 in-use', 'delta 1.1 in-use', 'gamma 1.0 retired'],
  );
});

test('a bill of materials that is none, or hostile, or for a service that is not there, is refused with its reason', async () => {
  const [mail] = (await client.list(service, { key: 'MAIL' })).items;
  const codeOf = async (body: string, serviceId = mail!.id): Promise<string | undefined> =>
    (await send('bill-of-materials-imports', body, `serviceId=${serviceId}`)).body.code;
  assert.equal(await codeOf('{"packages":[]}'), 'no-bill-of-materials');
  assert.equal(await codeOf('not json'), 'malformed-json');
  assert.equal(await codeOf('{"bomFormat":"CycloneDX","bomFormat":"x"}'), 'json-duplicate-key');
  assert.equal(await codeOf('{"__proto__":{}}'), 'json-forbidden-key');
  assert.equal(await codeOf('['.repeat(500)), 'json-depth');
  assert.equal(await codeOf(bill('1', 'a'), '01a20000-0000-7000-8000-00000000dead'), 'not-found');
  const odd = JSON.stringify({
    bomFormat: 'CycloneDX',
    components: [
      { name: 'a'.repeat(300), version: '1' },
      { name: 'b', version: '1', purl: 'npm:b', cpe: 'nothing' },
    ],
  });
  const dry = await send('bill-of-materials-imports', odd, `serviceId=${mail!.id}`);
  assert.deepEqual(
    [dry.body.added, dry.body.remarks.map(({ code }) => code)],
    [1, ['value-not-possible', 'not-understood', 'not-understood']],
  );
});
