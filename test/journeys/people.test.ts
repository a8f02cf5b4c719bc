/** Through capacity, people, absences, calendars and windows in a real browser, with the sample department. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { cookieName } from '#access/server';
import { calendar, calendarException, window } from '#calendar/rules';
import { absence, person, personSkill } from '#people/rules';
import type { Deed } from '#platform/kit';
import { inOrganisation, newId } from '#platform/server';
import { projectOverview } from '#projects/rules';
import { loadSample } from '#sample/rules';
import { principal } from '../company/deciding.ts';
import { testServer, type Member } from '../support/server.ts';
import { axeFindings, builtScreens, launchBrowser, openPage } from './support/screens.ts';

const server = await testServer({ webDirectory: await builtScreens() });
const { organisationId, tools } = server;
const { owner, member, manager } = server.members;
await tools.write({
  deed: loadSample as unknown as Deed,
  input: { id: organisationId, today: new Date().toISOString().slice(0, 10) },
  by: principal({ organisationId, membershipId: owner.membershipId, accountId: owner.accountId, role: 'owner' }),
  requestId: newId(),
});
while ((await owner.client.see(projectOverview, {})).items.some((each) => each.tasks > 0 && each.finishAt === null))
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
const people = await owner.client.all(person, { sort: 'name' });
const someone = people.find((each) => each.managerId !== null && !people.some((other) => other.managerId === each.id))!;
await inOrganisation(tools.pool, organisationId, (client) =>
  client.query('update access.membership set person_id = $2 where org_id = $1 and id = $3', [
    organisationId,
    someone.id,
    member.membershipId,
  ]),
);
const office = (await owner.client.all(calendar)).find((each) => each.isDefault)!;
const browser = await launchBrowser();

async function open(path: string, options: Parameters<typeof openPage>[2] = {}, who: Member = owner) {
  return openPage(browser, server.url + path, { cookie: { name: cookieName, value: who.cookie }, ...options });
}

/** Looks by the clock: on a machine under load the browser may draw no frames for a page nobody sees. */
const steadily = { polling: 100 } as const;

async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, steadily);
}

/** The list that is chosen from under this label. */
const select = (within: Locator, label: string) => within.getByRole('combobox', { name: label });

const pages = [
  '/capacity',
  '/capacity?by=person&unit=hours&sort=overbooked',
  '/people',
  `/people/${someone.id}`,
  '/teams',
  `/teams/${someone.teamId!}`,
  '/skills',
  '/absences',
  '/sites',
  '/calendars',
  `/calendars/${office.id}`,
  '/windows',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`pages of people, capacity and calendars hold WCAG 2.2 AA in the ${colorScheme} scheme`, async () => {
    const { page, faults } = await open(pages[0]!, { colorScheme });
    for (const path of pages) {
      await page.goto(server.url + path);
      await settled(page);
      assert.deepEqual(await axeFindings(page), [], path);
    }
    assert.deepEqual(faults, []);
    await page.context().close();
  });
}

test('the heat map is walked by arrow keys, Enter shows the tasks behind a number, Esc leads back to it', async () => {
  const { page, faults } = await open('/capacity');
  await settled(page);
  const stands = (cell: string) =>
    page.waitForFunction((wanted) => document.activeElement?.getAttribute('data-cell') === wanted, cell, steadily);
  await page.locator('[data-cell="0 0"]').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'End']) await page.keyboard.press(key);
  await stands('2 25');
  const grid = page.getByRole('grid', { name: 'Capacity' });
  assert.ok(
    await grid.evaluate((scroller) => {
      const [cell, box] = [document.activeElement!.getBoundingClientRect(), scroller.getBoundingClientRect()];
      return cell.right <= box.right && cell.bottom <= box.bottom;
    }),
    'the cell walked to is seen',
  );
  await page.keyboard.press('Control+Home');
  await stands('0 0');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog');
  await panel.getByText('By project').waitFor();
  assert.ok((await panel.getByRole('link').count()) > 1);
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await stands('0 0');
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a member asks for a day off, a manager sees it without reloading and approves, undo takes it back', async () => {
  const boss = await open('/absences', {}, manager);
  const own = await open('/absences', {}, member);
  await settled(boss.page);
  await settled(own.page);
  await own.page.getByRole('button', { name: 'Request an absence' }).click();
  const dialogue = own.page.getByRole('dialog');
  await dialogue.locator('input[name=startsOn]').fill('2030-03-04');
  await dialogue.locator('input[name=endsOn]').fill('2030-03-05');
  assert.deepEqual(await axeFindings(own.page), []);
  await dialogue.getByRole('button', { name: 'Request an absence' }).click();
  await dialogue.waitFor({ state: 'detached' });
  const status = async () => (await owner.client.all(absence, { personId: someone.id, startsOn: '2030-03-04' }))[0]?.status;
  assert.equal(await status(), 'requested');
  // The first of those that wait stand above the calendar; this one is the last of them.
  await boss.page.getByRole('button', { name: /^Show \d+ more/ }).click();
  await boss.page.getByRole('button', { name: new RegExp(`Approve: ${someone.name}.*2030`) }).click();
  await boss.page.getByText('Absence approved').waitFor();
  assert.equal(await status(), 'approved');
  await boss.page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await boss.page.getByRole('button', { name: new RegExp(`Approve: ${someone.name}.*2030`) }).waitFor();
  assert.equal(await status(), 'requested');
  assert.deepEqual([...boss.faults, ...own.faults], []);
  await boss.page.context().close();
  await own.page.context().close();
});

test('a level is typed into the skills matrix', async () => {
  const { page, faults } = await open('/skills');
  await settled(page);
  const before = (await owner.client.all(personSkill)).length;
  await page.locator('[data-cell="0 0"]').focus();
  await page.keyboard.press('4');
  await page.locator('[data-cell="0 0"][data-level="4"]').waitFor();
  assert.equal((await owner.client.all(personSkill)).length, before + 1);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a week is written as people write it, and public holidays are seen before they are brought in', async () => {
  const { page, faults } = await open(`/calendars/${office.id}`);
  await settled(page);
  await page.getByLabel('Working hours on Friday').fill('8-12');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Week saved').waitFor();
  assert.deepEqual((await owner.client.one(calendar, office.id)).week.friday, [[480, 720]]);
  await page.getByRole('button', { name: 'Import public holidays' }).click();
  await page.getByLabel('Year').fill('2031');
  await page.getByRole('list', { name: 'What will come' }).getByText('2031').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: /Bring in/ }).click();
  await page.getByText('Holidays of 2031 brought in').waitFor();
  const found = await owner.client.all(calendarException, {
    calendarId: office.id,
    'startsOn.from': '2031-01-01',
    'startsOn.before': '2032-01-01',
  });
  assert.ok(found.length > 5);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a freeze is entered for two teams on the last weekend day of every month', async () => {
  const { page, faults } = await open('/windows');
  await settled(page);
  await page.getByRole('button', { name: 'New window' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.locator('input[name=name]').fill('Core switch');
  await dialogue.locator('input[name=startsOn]').fill('2026-01-01');
  await dialogue.locator('input[name=endsOn]').fill('2026-01-01');
  await select(dialogue, 'Recurs').click();
  await page.getByRole('option', { name: 'every month, counted by weekdays' }).click();
  await select(dialogue, 'Which of the month').click();
  await page.getByRole('option', { name: 'last' }).click();
  await select(dialogue, 'Day counted').click();
  await page.getByRole('option', { name: 'weekend day' }).click();
  await dialogue.getByText('every month on the last weekend day').waitFor();
  await select(dialogue, 'Holds for').click();
  await page.getByRole('option', { name: 'teams' }).click();
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await dialogue.getByText('Say for which ones it holds.').waitFor();
  await select(dialogue, 'Which ones').click();
  for (const name of ['Network', 'Databases']) await page.getByRole('option', { name }).click();
  await dialogue.locator('input[name=name]').click();
  await page.getByRole('option', { name: 'Databases' }).waitFor({ state: 'detached' });
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await dialogue.waitFor({ state: 'detached' });
  await page.getByText('Hard freeze · every month on the last weekend day · Network, Databases').waitFor();
  const [made] = (await owner.client.all(window)).filter((each) => each.name === 'Core switch');
  assert.deepEqual(
    [made?.scope, made?.scopeIds.length, made?.recurrence],
    ['team', 2, { kind: 'monthly-on-weekday', every: 1, week: 'last', weekday: 'weekend-day' }],
  );
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a calendar takes an exception that recurs on the first working day of the month', async () => {
  const { page, faults } = await open(`/calendars/${office.id}`);
  await settled(page);
  await page.getByRole('button', { name: 'New exception' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.locator('input[name=name]').fill('Month-end close');
  await dialogue.locator('input[name=startsOn]').fill('2027-01-01');
  await dialogue.locator('input[name=endsOn]').fill('2027-12-31');
  await dialogue.locator('input[name=shifts]').fill('6-20');
  await select(dialogue, 'Recurs').click();
  await page.getByRole('option', { name: 'every month, counted by weekdays' }).click();
  await dialogue.getByText('every month on the first working day').waitFor();
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await dialogue.waitFor({ state: 'detached' });
  const [made] = (await owner.client.all(calendarException, { calendarId: office.id })).filter((each) => each.name === 'Month-end close');
  assert.deepEqual(made?.recurrence, { kind: 'monthly-on-weekday', every: 1, week: 1, weekday: 'working-day' });
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('on paper the heat map is whole', async () => {
  const { page, faults } = await open('/capacity?by=person', { colorScheme: 'dark' });
  await settled(page);
  await page.locator('[data-cell="0 0"]').waitFor();
  await page.emulateMedia({ media: 'print' });
  const paper = page.getByRole('table', { name: 'Capacity' });
  await paper.waitFor();
  assert.ok((await paper.locator('tbody tr').count()) > 50);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  await page.emulateMedia({ media: 'screen' });
  await page.locator('[data-cell="0 0"]').waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('in German and on a phone nothing is wider than the screen', async () => {
  await member.client.call('PATCH', '/account', { locale: 'de' });
  const { page, faults } = await open('/capacity', { viewport: { width: 390, height: 780 }, locale: 'de-DE', hasTouch: true }, member);
  for (const path of pages) {
    await page.goto(server.url + path);
    await settled(page);
    assert.deepEqual(await axeFindings(page), [], path);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, path);
  }
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  assert.deepEqual(faults, []);
  await page.context().close();
});
