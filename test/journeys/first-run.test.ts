/** The first minute in a new house: naming it, becoming its owner, a second factor, and coming in again with it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { makeLog } from '#platform/server';
import { serve } from '../../src/server.ts';
import { freshDatabase } from '../support/database.ts';
import { axeFindings, builtScreens, launchBrowser, openPage } from './support/screens.ts';

const database = await freshDatabase();
const dataDirectory = mkdtempSync(join(tmpdir(), 'evenkeel-first-run-'));
const webDirectory = await builtScreens();
const server = await serve({
  dataDirectory,
  database: database.address,
  port: 0,
  host: '127.0.0.1',
  log: makeLog({ level: 'fatal' }),
  webDirectory,
});
after(async () => {
  await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
  await database.drop();
});
const browser = await launchBrowser();

test('whoever opens a new house names it, becomes its owner, and comes in again with a one-time code', async () => {
  const { page, faults } = await openPage(browser, `${server.url}/people?team=1`, { timezoneId: 'Europe/Vienna' });
  await page.getByRole('heading', { name: 'Welcome aboard' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByLabel('Organisation').fill('Nordwind IT');
  await page.getByLabel('Your name').fill('Olivia Owner');
  await page.getByLabel('E-mail').fill('olivia@example.org');
  await page.getByLabel('Password', { exact: true }).fill('calm sea ahead');
  assert.equal(await page.getByRole('combobox', { name: 'Country' }).inputValue(), 'Austria');
  await page.getByLabel('Load a sample IT department').uncheck();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Account menu of Olivia Owner/ }).waitFor();

  // Whoever works here too stands among the people, and the account is theirs.
  const me = (await page.evaluate(async () => (await fetch('/api/v1/session')).json())) as {
    readonly me: { readonly personId: string | null };
  };
  assert.ok(me.me.personId);

  // The calendar that everything is planned on keeps Christmas, in Austria's way.
  const holidays = (await page.evaluate(async () => (await fetch('/api/v1/calendar-exceptions?limit=200')).json())) as {
    readonly items: readonly { readonly startsOn: string; readonly name: string; readonly importedFrom: string }[];
  };
  const year = new Date().getFullYear();
  for (const day of [`${year}-12-25`, `${year}-12-26`, `${year + 1}-10-26`])
    assert.equal(holidays.items.find(({ startsOn }) => startsOn === day)?.importedFrom, 'AT', day);

  await page.goto(`${server.url}/account`);
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByLabel('Current password').last().fill('calm sea ahead');
  await page.keyboard.press('Enter');
  const secret = (await page.getByLabel('Secret').inputValue()).replaceAll(' ', '');
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  assert.deepEqual(await axeFindings(page), []);
  await page.getByLabel('One-time code').fill(totp.generate());
  await page.keyboard.press('Enter');
  await page.getByText('One-time codes are on').waitFor();

  await page.getByRole('button', { name: /Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail').fill('olivia@example.org');
  await page.getByLabel('Password', { exact: true }).fill('calm sea ahead');
  await page.keyboard.press('Enter');
  // A code works once; the next step's is let in as well.
  await page.getByLabel('One-time code').fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Account menu of Olivia Owner/ }).waitFor();
  assert.deepEqual(faults, []);
});
