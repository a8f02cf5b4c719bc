/** What changes, deployments, alerts and pages of the sample department come to, with the records behind each figure: in a real browser. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import type { Deed } from '#platform/kit';
import { loadSample } from '#sample/rules';
import { testServer } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { owner } = server.members;
const browser = await launchBrowser();
const open = (path: string, options: Parameters<typeof openPage>[2] = {}) =>
  openPage(browser, server.url + path, { cookie: { name: cookieName, value: owner.cookie }, ...options });

test('where nothing was changed and nobody asked, each part says when figures appear', async () => {
  const { page, faults } = await open('/measures?of=changes');
  await page.getByText('No changes in this period').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.locator('label').filter({ hasText: 'Alerts and pages' }).click();
  await page.getByText('Nobody was asked to come in this period').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('changes are counted as ITIL does and deployments as DORA does, each with what stands behind it', async () => {
  const today = new Date().toISOString().slice(0, 10);
  await owner.client.do(loadSample as unknown as Deed, { id: server.organisationId, today } as never);
  const { page, faults } = await open('/measures?of=changes');
  const tile = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
  await page.getByRole('heading', { name: 'DORA (software delivery)' }).waitFor();
  await page.getByText('Not the EU regulation').waitFor();
  await tile('Deployment frequency')
    .getByText(/a week/)
    .waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await tile('Lead time for changes').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText(/records$/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await page
    .locator('label')
    .filter({ hasText: /^Kind$/ })
    .click();
  await page.getByRole('row', { name: /Standard/ }).waitFor();
  await tile('Carried out').click();
  await page.getByRole('dialog').getByRole('link', { name: /^CHG-/ }).first().click();
  await page.waitForURL(/\/changes\/[0-9a-f-]{36}/);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('pages are counted for each week on duty and by person; also on a phone and in the dark', async () => {
  for (const options of [{}, { viewport: { width: 390, height: 844 } }, { colorScheme: 'dark' }] as const) {
    const { page, faults } = await open('/measures?of=paging', options as never);
    await page.getByRole('heading', { name: 'By person' }).waitFor();
    await page
      .getByRole('button', { name: /^Pages a week on duty/ })
      .getByText(/weeks on duty/)
      .waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole('button', { name: /^Out of hours/ }).click();
    await page
      .getByRole('dialog')
      .getByText(/records?$/i)
      .waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.goto(`${server.url}/measures?of=changes`);
    await page.getByRole('heading', { name: 'DORA (software delivery)' }).waitFor();
    await page.getByRole('heading', { name: 'Compared' }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    assert.deepEqual(await axeFindings(page), []);
    assert.deepEqual(faults, []);
    await page.context().close();
  }
});
