/** While an incident is typed, in a real browser: what is open and alike is joined instead, what is known to help is read beside the form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cookieName } from '#access/server';
import { incident, incidentEntry, reportIncident } from '#incidents/rules';
import { createService } from '#operations/rules';
import type { Deed } from '#platform/kit';
import { changeProblem, createArticle, openProblem, setProblemStatus } from '#problems/rules';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage, settled } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { manager, requester } = server.members;
const browser = await launchBrowser();
const done = async (deed: unknown, fields: object) => (await manager.client.do(deed as Deed, fields as never)).data as { id: string };
const shots = process.env['SHOTS'];

const mail = await done(createService, { key: 'MAIL', name: 'Mail', tier: 2 });
const full = await done(openProblem, { title: 'Mailbox is full: quota too small', serviceId: mail.id });
await manager.client.do(changeProblem as unknown as Deed, { id: full.id, workaround: 'Archive last year.' } as never, { version: 1 });
await done(setProblemStatus, { id: full.id, status: 'known-error' });
const article = { title: 'Raise the quota of a mailbox', body: 'In the console.', status: 'published', audience: 'everybody' };
await done(createArticle, { ...article, serviceIds: [mail.id] });
const open = await done(reportIncident, { title: 'Mailbox of the board is full', serviceId: mail.id });

async function report(who: Member, options: Parameters<typeof openPage>[2] = {}) {
  const opened = await openPage(browser, `${server.url}/incidents`, { cookie: { name: cookieName, value: who.cookie }, ...options });
  await settled(opened.page);
  await opened.page.getByRole('button', { name: 'Report an incident' }).first().click();
  return { ...opened, dialogue: opened.page.getByRole('dialog') };
}

test('what is open already is joined instead: what was typed becomes a note there, and no second incident comes of it', async () => {
  const { page, faults, dialogue } = await report(manager);
  await dialogue.getByRole('textbox', { name: /^What is wrong/ }).fill('Mailbox full');
  await dialogue.getByRole('link', { name: /PRB-1 Mailbox is full/ }).waitFor();
  await dialogue.getByRole('link', { name: /Raise the quota of a mailbox/ }).waitFor();
  await dialogue.getByRole('status').getByText('One open incident looks alike. 2 texts may help.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  if (shots) await page.screenshot({ path: `${shots}/matters.png` });
  const [beside] = await Promise.all([page.context().waitForEvent('page'), dialogue.getByRole('link', { name: /INC-1/ }).click()]);
  await beside.getByRole('heading', { name: /Mailbox of the board/ }).waitFor();
  await beside.close();
  assert.equal(await dialogue.getByRole('textbox', { name: /^What is wrong/ }).inputValue(), 'Mailbox full');
  await dialogue.getByRole('button', { name: 'Say it there: INC-1' }).click();
  await page.getByRole('heading', { name: /INC-1 Mailbox of the board/ }).waitFor();
  await page.getByText('Mailbox full', { exact: true }).waitFor();
  const notes = (await manager.client.list(incidentEntry, { incidentId: open.id, kind: 'note' } as never)).items;
  assert.deepEqual(
    notes.map((each) => each.text),
    ['Mailbox full'],
  );
  assert.equal((await manager.client.list(incident, {})).items.length, 1);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('nothing alike, nothing said; also in the dark and on a phone what is offered fits the screen', async () => {
  for (const options of [{ colorScheme: 'dark' }, { viewport: { width: 390, height: 844 } }] as const) {
    const { page, dialogue } = await report(manager, options as never);
    const title = dialogue.getByRole('textbox', { name: /^What is wrong/ });
    await title.fill('Mailbox full');
    const offer = dialogue.getByText('Reported already?');
    await offer.waitFor();
    assert.deepEqual(await axeFindings(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    if (shots) await page.screenshot({ path: `${shots}/matters-${'viewport' in options ? 'phone' : 'dark'}.png` });
    await title.fill('Zebra crossing');
    await offer.waitFor({ state: 'detached' });
    await page.context().close();
  }
});

test('whoever only asks for help reads what is written for everybody, and does not learn what others told', async () => {
  const { page, dialogue } = await report(requester);
  await dialogue.getByRole('textbox', { name: /^What is wrong/ }).fill('Mailbox full');
  await dialogue.getByRole('link', { name: /Raise the quota of a mailbox/ }).waitFor();
  assert.equal(await dialogue.getByText('Reported already?').count(), 0);
  assert.equal(await dialogue.getByText('PRB-1').count(), 0);
  await page.context().close();
});
