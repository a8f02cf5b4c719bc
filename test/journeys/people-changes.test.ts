/** What is changed about people, in a real browser: a table brought in, job roles, notes, many at once, another organisation, the sample taken out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInvitation } from '#access/rules';
import { cookieName } from '#access/server';
import { absence, absenceNote, jobRole, person, site } from '#people/rules';
import type { Deed } from '#platform/kit';
import { newId } from '#platform/server';
import { project } from '#projects/rules';
import { loadSample } from '#sample/rules';
import { principal } from '../company/deciding.ts';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { organisationId, tools } = server;
const { owner, manager, member } = server.members;
await tools.write({
  deed: loadSample as unknown as Deed,
  input: { id: organisationId, today: new Date().toISOString().slice(0, 10) },
  by: principal({ organisationId, membershipId: owner.membershipId, accountId: owner.accountId, role: 'owner' }),
  requestId: newId(),
});
const browser = await launchBrowser();

async function open(path: string, who: Member = owner, options: Parameters<typeof openPage>[2] = {}) {
  const opened = await openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });
  await opened.page.locator('h1').first().waitFor();
  return opened;
}

/** Looks by the clock: on a machine under load the browser may draw no frames for a page nobody sees. */
const steadily = { polling: 100 } as const;

const file = (text: string) => ({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test('a table of people is read, its columns are told apart by hand, its rows reported on, and one undo takes them away', async () => {
  const { page, faults } = await open('/people', manager);
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('heading', { name: 'Import people' }).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles(
      file('Name,Mail,Where they sit,Team\nAda Krüger,ada@example.org,Leipzig,Network\nBen Otto,ben@example.org,Leipzig,Nowhere\n'),
    );
  await page.getByRole('heading', { name: '2 new, 0 changed' }).waitFor();
  await page.getByText('There is no team called “Nowhere”.').waitFor();
  await page.getByText('Nothing is made of the column “Where they sit”.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByLabel('Site').and(page.locator('input:visible')).click();
  await page.getByRole('option', { name: 'Where they sit' }).click();
  await page.getByText('Nothing is made of the column').waitFor({ state: 'detached' });
  assert.equal((await owner.client.all(person, { q: 'Ada Krüger' })).length, 0, 'nothing is kept before the last step');
  await page.getByRole('button', { name: 'Bring it in' }).click();
  // The report said so before; what is done can be undone.
  const takeBack = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' });
  await takeBack.waitFor();
  const [ada] = (await owner.client.all(person)).filter((each) => each.name === 'Ada Krüger');
  assert.equal((await owner.client.one(site, ada!.siteId!)).name, 'Leipzig');
  await takeBack.click();
  await page.getByText('Taken back').waitFor();
  assert.equal((await owner.client.all(person)).filter((each) => each.name === 'Ada Krüger').length, 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a file of another kind is refused before it is sent', async () => {
  const { page } = await open('/people/import', manager);
  await page.locator('input[type=file]').setInputFiles({ name: 'people.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
  await page.getByText('Only CSV and XLSX can be read.').waitFor();
  await page.context().close();
});

test('a job role is made, renamed and removed', async () => {
  const { page, faults } = await open('/job-roles', manager);
  await page.getByRole('button', { name: 'New job role' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.locator('input[name=name]').fill('Astronaut');
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await dialogue.waitFor({ state: 'detached' });
  await page.getByRole('row', { name: /Astronaut/ }).click();
  await dialogue.locator('input[name=name]').fill('Cosmonaut');
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('row', { name: /Cosmonaut/ }).click();
  await dialogue.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog', { name: 'Remove', exact: true }).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('row', { name: /Cosmonaut/ }).waitFor({ state: 'detached' });
  assert.equal((await owner.client.all(jobRole)).filter((each) => /naut/.test(each.name)).length, 0);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a note to an absence is for the person and managers; everybody else sees the absence alone', async () => {
  const { page, faults } = await open('/absences?months=%223%22', manager);
  await page.locator('td button').first().click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Note').fill('Back after the operation');
  await dialogue.getByRole('button', { name: 'Save the note' }).click();
  await page.getByText('Note saved').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const [note] = await owner.client.all(absenceNote);
  assert.equal(note?.text, 'Back after the operation');
  assert.equal((await member.client.all(absenceNote)).length, 0);
  assert.equal((await member.client.one(absence, note!.absenceId)).id, note!.absenceId);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('with a thousand people the skills and the absences draw only what is seen, and keys still reach the last', async () => {
  const rows = Array.from({ length: 1000 }, (_, place) => `Zoe ${String(place).padStart(4, '0')}`);
  await fetch(`${server.url}/api/v1/people-imports?format=csv&dryRun=false`, {
    method: 'POST',
    headers: { ...owner.headers, 'content-type': 'application/octet-stream' },
    body: `Name\n${rows.join('\n')}\n`,
  });
  const { page, faults } = await open('/skills', manager);
  const grid = page.getByRole('grid', { name: 'Skills' });
  await grid.locator('[data-cell="0 0"]').focus();
  assert.ok(Number(await grid.getAttribute('aria-rowcount')) > 1000);
  assert.ok((await grid.locator('tbody tr').count()) < 100);
  await page.keyboard.press('Control+End');
  await page.waitForFunction(() => document.activeElement?.closest('tr')?.textContent?.startsWith('Zoe 0999'), undefined, steadily);
  await page.goto(`${server.url}/absences`);
  const calendar = page.getByRole('region', { name: 'Absences' });
  await calendar.locator('tbody tr').nth(5).waitFor();
  assert.ok((await calendar.locator('tbody tr').count()) < 100);
  await calendar.evaluate((scroller) => scroller.scrollTo({ top: scroller.scrollHeight }));
  await calendar.getByRole('link', { name: 'Zoe 0999' }).waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('whoever belongs to two organisations goes from one to the other in the account menu; whoever has one sees no choice', async () => {
  const second = await server.another('Second');
  const { data } = await second.owner.client.do(createInvitation, { email: 'owner1@example.org', role: 'manager' } as never);
  await owner.client.call('POST', '/invitations/accepted', {
    token: (data as { token: string }).token,
    name: 'Owner of First',
    password: 'a long enough password',
  });
  const { page, faults } = await open('/account');
  await page.getByRole('button', { name: /Account menu/ }).click();
  await page.getByRole('menuitemradio', { name: 'First', checked: true }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('menuitemradio', { name: 'Second' }).click();
  await page.waitForFunction(() => document.querySelector('nav')?.parentElement?.textContent?.includes('Second'), undefined, steadily);
  await page.getByRole('button', { name: /Account menu/ }).click();
  await page.getByRole('menuitemradio', { name: 'First' }).click();
  await page.waitForFunction(() => document.querySelector('nav')?.parentElement?.textContent?.includes('First'), undefined, steadily);
  const other = await open('/account', member);
  await other.page.getByRole('button', { name: /Account menu/ }).click();
  await other.page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  assert.equal(await other.page.getByRole('menuitemradio', { name: 'First' }).count(), 0);
  assert.deepEqual([...faults, ...other.faults], []);
  await other.page.context().close();
  await page.context().close();
});

test('the sample department goes at a click, leaves what was added, and comes back by undo', async () => {
  const { page, faults } = await open('/admin/organisation');
  await page.getByRole('button', { name: 'Remove the sample department' }).click();
  const question = page.getByRole('dialog', { name: 'Remove the sample department' });
  await question.getByRole('button', { name: 'Remove the sample department' }).click();
  // What was entered about its people above is named first.
  const more = page.getByRole('dialog', { name: 'More goes with the sample department' });
  await more
    .getByText(/skill, rate or note|skills, rates and notes|absence/)
    .first()
    .waitFor();
  await more.getByRole('button', { name: 'Remove all of it' }).click();
  await page.getByText('The sample department is gone').waitFor();
  assert.deepEqual(await owner.client.all(project), []);
  assert.ok((await owner.client.all(person)).every((each) => each.name.startsWith('Zoe ')));
  await page.getByRole('button', { name: 'Load a sample IT department' }).waitFor();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back').waitFor();
  assert.equal((await owner.client.all(project)).length, 12);
  assert.deepEqual(faults, []);
  await page.context().close();
});
