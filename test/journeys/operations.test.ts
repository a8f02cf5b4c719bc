/** Through services, assets and what needs what in a real browser, with the sample department. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import { asset, dependency, service, serviceOverview } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { newId } from '#platform/server';
import { loadSample } from '#sample/rules';
import { principal } from '../company/deciding.ts';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage, settled } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { organisationId, tools } = server;
const { owner, member } = server.members;
const browser = await launchBrowser();

async function open(path: string, options: Parameters<typeof openPage>[2] = {}, who: Member = owner) {
  return openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });
}

test('where there is nothing yet, each page says what to do next', async () => {
  const { page, faults } = await open('/services');
  for (const [path, said] of [
    ['/services', 'There are no services yet'],
    ['/assets', 'There are no assets yet'],
    ['/dependencies', 'There are no services yet'],
  ] as const) {
    await page.goto(server.url + path);
    await page.getByText(said).waitFor();
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a service is entered by a form, what is not understood stays where it was typed with the reason', async () => {
  const { page, faults } = await open('/services');
  await page.getByRole('button', { name: 'New service' }).first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Key').fill('MAP');
  await dialogue.getByRole('textbox', { name: 'Name', exact: true }).fill('Maps');
  await dialogue.getByLabel('Back within (RTO)').fill('soon');
  await dialogue.getByText('Write 90 min, 4 h or 2 days.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByLabel('Back within (RTO)').fill('1,5 h');
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Maps', level: 1 }).waitFor();
  const [made] = (await owner.client.list(service, { key: 'MAP' })).items;
  assert.equal(made!.rtoMinutes, 90);
  await page.getByRole('button', { name: 'New asset' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('maps-01');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('link', { name: 'maps-01' }).first().waitFor();
  const [host] = (await owner.client.list(asset)).items;
  assert.equal(host!.serviceId, made!.id);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('assets come from a table after a dry run, what a program consists of from a bill of materials', async () => {
  const { page, faults } = await open('/assets/import');
  const table = 'Name,Type,Service,Colour\nmaps-02,VM,MAP,blue\nmaps-03,VM,SEA,red\n';
  await page.locator('input[type=file]').setInputFiles({ name: 'inventory.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await page.getByText('2 new, 0 changed').waitFor();
  await page.getByText('There is no service called “SEA”.').waitFor();
  await page.getByText('Nothing is made of the column “Colour”.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.equal((await owner.client.list(asset)).items.length, 1);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page.getByRole('button', { name: 'Another file', exact: true }).click();
  assert.equal((await owner.client.list(asset)).items.length, 3);
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ type: 'library', name: 'leaflet', version: '1.9.4', purl: 'pkg:npm/leaflet@1.9.4' }],
  };
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'maps.cdx.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(bill)) });
  await page.getByRole('combobox', { name: 'Program of which service?' }).click();
  await page.getByRole('option', { name: 'Maps' }).click();
  await page.getByText('1 new, 0 changed').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await page.getByRole('button', { name: 'Another file', exact: true }).waitFor();
  assert.equal((await owner.client.list(asset, { kind: 'library' })).items[0]!.name, 'leaflet');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a dependency is entered, and what happens when it fails stands on the page with the way', async () => {
  const [maps] = (await owner.client.list(service, { key: 'MAP' })).items;
  const { page, faults } = await open(`/services/${maps!.id}`);
  await page.getByRole('button', { name: 'Add a dependency' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('combobox', { name: 'Asset that is needed' }).fill('maps-02');
  await page.getByRole('option', { name: 'maps-02' }).click();
  await dialogue.getByLabel('Redundancy group').fill('hosts');
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await page.getByText('one of “hosts”').waitFor();
  assert.equal((await owner.client.list(dependency)).items[0]!.redundancyGroup, 'hosts');
  const [host] = (await owner.client.list(asset, { q: 'maps-02' })).items;
  await page.goto(`${server.url}/assets/${host!.id}`);
  await page.getByText('maps-02 → Maps').waitFor();
  await page.getByRole('button', { name: 'Show history' }).click();
  await page.getByText('imported assets').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove' }).last().click();
  await page.getByRole('heading', { name: 'Assets', level: 1 }).waitFor();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'maps-02' }).waitFor();
  assert.equal((await owner.client.list(dependency)).items.length, 1);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('with the sample department every page holds WCAG 2.2 AA in both schemes', async () => {
  await tools.write({
    deed: loadSample as unknown as Deed,
    input: { id: organisationId, today: new Date().toISOString().slice(0, 10) },
    by: principal({ organisationId, membershipId: owner.membershipId, accountId: owner.accountId, role: 'owner' }),
    requestId: newId(),
  });
  const [shop] = (await owner.client.list(service, { key: 'SHOP' })).items;
  const [storage] = (await owner.client.list(asset, { q: 'sto-ham-1' })).items;
  const pages = [
    '/services',
    `/services/${shop!.id}`,
    '/services/import',
    '/assets',
    `/assets/${storage!.id}`,
    '/assets/import',
    '/dependencies',
    '/dependencies/import',
    `/dependencies?around=${shop!.id}&fails=${storage!.id}`,
  ];
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, faults } = await open(pages[0]!, { colorScheme });
    for (const path of pages) {
      await page.goto(server.url + path);
      await settled(page);
      assert.deepEqual(await axeFindings(page), [], path);
    }
    assert.deepEqual(faults, []);
    await page.context().close();
  }
});

test('which service cannot be back in time is seen in the list, and over what on its page', async () => {
  const late = (await owner.client.see(serviceOverview, {})).items.filter((row) => row.isOverRto).map((row) => row.key);
  assert.ok(late.includes('SHOP'));
  const { page, faults } = await open('/services');
  await page
    .getByRole('row', { name: /Web shop/ })
    .getByText('It cannot be back in time')
    .waitFor();
  await page.getByRole('link', { name: 'Web shop' }).click();
  await page.getByText(/It has to be back within 2 h, but what it needs takes/).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('in the graph one chooses what fails and is told what follows, by sign and word; a node leads to its page by keyboard', async () => {
  const { page, faults } = await open('/dependencies');
  await settled(page);
  await page.getByRole('combobox', { name: 'What fails?' }).fill('Storage');
  await page.getByRole('option', { name: 'Storage (STOR)' }).click();
  await page
    .getByRole('status')
    .getByText(/\d+ down/)
    .waitFor();
  const erp = page.getByRole('link', { name: 'ERP, Service, down' });
  await erp.waitFor();
  await erp.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'ERP', level: 1 }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('members keep assets but not services; what they may not is not offered', async () => {
  const { page, faults } = await open('/assets', {}, member);
  await page.getByRole('button', { name: 'New asset' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Import' }).count(), 0);
  await page.goto(`${server.url}/services`);
  await page.getByRole('link', { name: 'ERP' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'New service' }).count(), 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('in German and on a phone nothing is wider than the screen', async () => {
  await member.client.call('PATCH', '/account', { locale: 'de' });
  const [shop] = (await owner.client.list(service, { key: 'SHOP' })).items;
  const { page, faults } = await open('/services', { viewport: { width: 360, height: 740 } }, member);
  const [storage] = (await owner.client.list(asset, { q: 'sto-ham-1' })).items;
  for (const path of ['/services', `/services/${shop!.id}`, '/assets', `/assets/${storage!.id}`, '/dependencies']) {
    await page.goto(server.url + path);
    await settled(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
    assert.deepEqual(await axeFindings(page), [], path);
  }
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  await page.goto(`${server.url}/services/${shop!.id}`);
  await page.getByRole('heading', { name: 'Was passiert, wenn das ausfällt' }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});
