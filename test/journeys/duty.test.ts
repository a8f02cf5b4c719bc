/** On call in a real browser with the sample department: a gap is seen and closed, shifts change hands by keyboard, a rota is made from nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { cookieName } from '#access/server';
import { dutyCoverage, dutyOverride, onDuty, rota, rotaLayer, rotaShifts, shiftSwap } from '#duty/rules';
import { createPerson, createTeam, person } from '#people/rules';
import type { Deed } from '#platform/kit';
import { inOrganisation, newId } from '#platform/server';
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

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).fill(name);
  await page.getByRole('option', { name }).first().click();
}

test('a rota is made from nothing: people in turn, and who is called now', async () => {
  const team = (await owner.client.do(createTeam as Deed, { name: 'Night watch' })).data as { id: string };
  for (const name of ['Vera Night', 'Wim Watch']) await owner.client.do(createPerson as Deed, { name, teamId: team.id });
  const { page, faults } = await open('/rotas');
  await page.getByText('There are no rotas yet').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: 'New rota' }).first().click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('Watch');
  await choose(page, 'Team', 'Night watch');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: 'Watch', level: 1 }).waitFor();
  await page.getByText('Nobody, and nobody to come').waitFor();
  await page.getByRole('button', { name: 'Add a layer' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('textbox', { name: 'Name', exact: true }).fill('Nights');
  await choose(page, 'In turn', 'Vera Night');
  await choose(page, 'In turn', 'Wim Watch');
  await dialogue.getByRole('button', { name: 'Wim Watch one turn earlier' }).click();
  await dialogue.getByLabel('First handover on').fill('2026-01-05');
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'Create' }).click();
  await page.getByText('Wim Watch → Vera Night').waitFor();
  await page.getByText('Somebody is on duty for the next 90 days without a gap.').waitFor();
  const [made] = (await owner.client.list(rotaLayer)).items;
  assert.deepEqual([made!.personIds.length, made!.handoverMinute, made!.shiftUnit], [2, 480, 'weeks']);
  // From the next handover on Vera is alone; what lies behind stays as it was.
  await page.getByRole('button', { name: 'New turns from a day on: Nights' }).click();
  await dialogue.getByRole('button', { name: 'Take Wim Watch out' }).click();
  assert.deepEqual(await axeFindings(page), []);
  await dialogue.getByRole('button', { name: 'New turns' }).click();
  await dialogue.waitFor({ state: 'detached' });
  const layers = (await owner.client.list(rotaLayer, { sort: 'startsOn' })).items;
  assert.deepEqual(
    layers.map((each) => each.personIds.length),
    [2, 1],
  );
  assert.equal(layers[0]!.endsOn, layers[1]!.startsOn);
  await page.getByText('Somebody is on duty for the next 90 days without a gap.').waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('the sample department has one gap, seen on the list and on its rota, and closed by putting somebody in', async () => {
  await tools.write({
    deed: loadSample as unknown as Deed,
    input: { id: organisationId, today: new Date().toISOString().slice(0, 10) },
    by: principal({ organisationId, membershipId: owner.membershipId, accountId: owner.accountId, role: 'owner' }),
    requestId: newId(),
  });
  const proof = (await owner.client.see(dutyCoverage, {})).items.filter((each) => each.gaps.length > 0);
  assert.equal(proof.length, 1);
  const [torn] = proof;
  const { page, faults } = await open('/rotas');
  await page.getByRole('row', { name: torn!.name }).getByText('Gap', { exact: true }).waitFor();
  await page.getByRole('link', { name: torn!.name, exact: true }).click();
  await page.getByText(`${torn!.gaps[0]!.missing[0]!.name} is away`).first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  for (const gap of torn!.gaps) {
    await page
      .getByRole('button', { name: /^Close it, / })
      .first()
      .click();
    const layers = (await owner.client.list(rotaLayer, { rotaId: torn!.rotaId })).items;
    const { line } = await owner.client.see(rotaShifts, {
      id: torn!.rotaId,
      from: gap.startsAt.slice(0, 10),
      to: gap.endsAt.slice(0, 10),
    });
    const away = new Set(line.filter((piece) => piece.away !== null).map((piece) => piece.personId));
    const people = await owner.client.all(person);
    // Whoever is not away says so by not being refused.
    for (const id of layers.flatMap((layer) => layer.personIds).filter((each) => !away.has(each))) {
      await choose(page, 'Who', people.find((each) => each.id === id)!.name);
      await page.getByRole('dialog').getByRole('button', { name: 'Put somebody in' }).click();
      const isDone = await Promise.race([
        page
          .getByRole('dialog')
          .waitFor({ state: 'detached' })
          .then(() => true),
        page
          .getByRole('dialog')
          .getByText(/ is away from /)
          .waitFor()
          .then(
            () => false,
            () => true,
          ),
      ]);
      if (isDone) break;
    }
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.getByText('Somebody is on duty for the next 90 days without a gap.').waitFor();
  assert.deepEqual(
    (await owner.client.see(dutyCoverage, {})).items.flatMap((each) => each.gaps),
    [],
  );
  assert.ok((await owner.client.list(dutyOverride, { rotaId: torn!.rotaId })).items.length >= 1);
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('a person takes a shift and exchanges one by keyboard alone, and gives it back', async () => {
  const network = (await owner.client.all(rota)).find((each) => each.name === 'Network')!;
  const [layer] = (await owner.client.list(rotaLayer, { rotaId: network.id, level: '1' })).items;
  const today = new Date().toISOString().slice(0, 10);
  const ahead = new Date(Date.now() + 26 * 86_400_000).toISOString().slice(0, 10);
  const shiftsOf = async () =>
    (await owner.client.see(rotaShifts, { id: network.id, from: today, to: ahead })).layers.find((each) => each.id === layer!.id)!.shifts;
  // Of two shifts ahead, those of two people who are there: one becomes the member's own person.
  const [first, second] = (await shiftsOf()).slice(1).filter((each) => !each.isAway && each.swapId === null);
  await inOrganisation(tools.pool, organisationId, (database) =>
    database.query('update access.membership set person_id = $2 where org_id = $1 and id = $3', [
      organisationId,
      first!.personId,
      member.membershipId,
    ]),
  );
  await inOrganisation(tools.pool, organisationId, (database) =>
    database.query('delete from people.absence where org_id = $1 and person_id = any($2)', [
      organisationId,
      [first!.personId, second!.personId],
    ]),
  );
  const { page, faults } = await open(`/rotas/${network.id}?weeks=4`, {}, member);
  await settled(page);
  const barOf = (name: string, mark = '') =>
    page.getByRole('group', { name: /^First line/ }).getByRole('button', { name: new RegExp(`^${name}, .*${mark}`) });
  // The first bar is a stop of the Tab key; arrows lead to the shift.
  await page.locator('[data-bar][tabindex="0"]').focus();
  for (let step = 0; step < 12; step++) {
    const said = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    if (said.startsWith(second!.name)) break;
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Take this shift' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await barOf(first!.name, 'swapped').first().waitFor();
  assert.partialDeepStrictEqual(
    (await shiftsOf()).find((each) => each.id === second!.id),
    { personId: first!.personId },
  );
  // Back to whose turn it is.
  await barOf(first!.name, 'swapped').first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Back to ${second!.name}` })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal((await shiftsOf()).find((each) => each.id === second!.id)!.swapId, null);
  // And an exchange: each takes the shift of the other.
  await barOf(first!.name).first().click();
  await page.getByRole('dialog').getByRole('combobox', { name: 'Exchange with' }).fill(second!.name);
  await page
    .getByRole('option', { name: new RegExp(`^${second!.name}`) })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Exchange' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const after = await shiftsOf();
  assert.equal(after.find((each) => each.id === first!.id)!.personId, second!.personId);
  assert.ok((await owner.client.list(shiftSwap, { layerId: layer!.id })).items.length >= 2);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().waitFor();
  assert.deepEqual(faults, []);
  await page.context().close();
});

test('on a phone and in both schemes every page holds WCAG 2.2 AA and nothing is wider than the screen', async () => {
  const rotas = await owner.client.all(rota);
  const { items } = await owner.client.see(onDuty, {});
  assert.equal(items.length, rotas.length);
  const platform = rotas.find((each) => each.name === 'Platform')!;
  const paths = ['/rotas', `/rotas/${platform.id}?weeks=13`];
  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 390, height: 800 },
    ]) {
      const { page, faults } = await open(paths[0]!, { colorScheme, viewport });
      for (const path of paths) {
        await page.goto(server.url + path);
        await settled(page);
        assert.deepEqual(await axeFindings(page), [], `${path} ${colorScheme} ${viewport.width}`);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(overflow <= 0, `${path}: ${overflow} pixels too wide at ${viewport.width}`);
      }
      assert.deepEqual(faults, []);
      await page.context().close();
    }
});

test('in German everything has words', async () => {
  const platform = (await owner.client.all(rota)).find((each) => each.name === 'Platform')!;
  await member.client.call('PATCH', '/account', { locale: 'de' });
  const { page, faults } = await open(`/rotas/${platform.id}`, {}, member);
  await page.getByRole('heading', { name: 'Wer jetzt gerufen wird' }).waitFor();
  await settled(page);
  const text = await page.locator('main').innerText();
  assert.doesNotMatch(text, /\bduty\.|undefined|\{\w+\}/);
  assert.deepEqual(faults, []);
  await page.context().close();
});
