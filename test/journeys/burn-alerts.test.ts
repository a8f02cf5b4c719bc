/** An error budget that is used too fast, in a real browser: the service's page says so and leads to the alert, which says why; the target switches it off. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import { alert } from '#incidents/rules';
import { availabilityTarget, burnAlertKey, createAvailabilityTarget, createMonitor, outage } from '#monitoring/rules';
import { createService } from '#operations/rules';
import { done, put, type Deed } from '#platform/kit';
import { inOrganisation, newId, systemPrincipal } from '#platform/server';
import { testServer } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { organisationId, tools } = server;
const { manager } = server.members;
const browser = await launchBrowser();
const made = async (deed: unknown, fields: object) => (await manager.client.do(deed as Deed, fields as never)).data as { id: string };
const open = (path: string, options: Parameters<typeof openPage>[2] = {}) =>
  openPage(browser, server.url + path, { cookie: { name: cookieName, value: manager.cookie }, ...options });
const shots = process.env['SHOTS'];

/** Looks again until it is so: the job comes every minute. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()))
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
}

const shop = await made(createService, { key: 'SHOP', name: 'Web shop', tier: 1 });
const settings = { kind: 'example', state: 'up' };
const watching = await made(createMonitor, { name: 'Front page', serviceId: shop.id, settings, isEnabled: false });
const target = await made(createAvailabilityTarget, { serviceId: shop.id, percent: 99.9 });
const halfAnHourAgo = new Date(Date.now() - 30 * 60_000).toISOString();
const fields = { monitorId: watching.id, serviceId: shop.id, state: 'down', startedAt: halfAnHourAgo, reason: 'timeout' };
await inOrganisation(tools.pool, organisationId, (db) =>
  db.query(
    `insert into monitoring.check_result (org_id, monitor_id, at, state, milliseconds)
     select $1, $2, $3::timestamptz - make_interval(mins => n), 2, 1 from generate_series(0, 59) as n`,
    [organisationId, watching.id, tools.now()],
  ),
);
await tools.write({
  deed: createMonitor as unknown as Deed,
  input: {},
  by: systemPrincipal(organisationId),
  requestId: newId(),
  decide: () => Promise.resolve(done([put(outage, newId(), outage.schema.parse(fields))])),
});

test('the page of a service says that its budget is used too fast, and leads to the alert that says why', async () => {
  const { page, faults } = await open(`/services/${shop.id}`);
  const table = page.getByRole('group', { name: 'Burn rate' });
  await table
    .getByRole('row', { name: /1 h and 5 min/ })
    .getByText('too fast', { exact: true })
    .waitFor();
  const link = page.getByRole('link', { name: 'The alert that it is used too fast' });
  await until(async () => {
    await page.reload();
    await table.waitFor();
    return (await link.count()) > 0;
  });
  assert.deepEqual(await axeFindings(page), []);
  if (shots) await page.screenshot({ path: `${shots}/burn.png`, fullPage: true });
  await link.click();
  await page.getByRole('heading', { name: /Web shop: error budget used .* times too fast/ }).waitFor();
  await page.getByText(/over 1 h at .*too fast from 14\.4/).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  if (shots) await page.screenshot({ path: `${shots}/burn-alert.png`, fullPage: true });
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('the target switches it off, and what was told is over', async () => {
  const { page } = await open(`/services/${shop.id}`, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Change the target' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('switch', { name: 'Alert when the budget is used too fast' }).click();
  assert.deepEqual(await axeFindings(page), []);
  if (shots) await page.screenshot({ path: `${shots}/burn-target-phone.png` });
  await dialogue.getByRole('button', { name: 'Save' }).click();
  await page
    .getByText('No alert comes of it')
    .or(page.getByRole('link', { name: 'The alert that it is used too fast' }))
    .first()
    .waitFor();
  assert.equal((await manager.client.one(availabilityTarget, target.id)).alertsOnBurn, false);
  await until(async () => {
    const [told] = (await manager.client.list(alert, { key: burnAlertKey(target.id) })).items;
    return told!.state === 'closed';
  });
  await page.context().close();
});
