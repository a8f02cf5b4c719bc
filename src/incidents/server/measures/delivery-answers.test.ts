/** Changes, deployments and pages measured on a real server, with the records behind each figure. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { change, createDeployment } from '#changes/rules';
import { createRota, createRotaLayer } from '#duty/rules';
import {
  deliveryMeasures,
  deliveryRecords,
  incident,
  incidentMeasures,
  page,
  pagingMeasures,
  pagingRecords,
  reportIncident,
} from '#incidents/rules';
import { createService } from '#operations/rules';
import { createPerson, createTeam } from '#people/rules';
import { patch, put, type Deed } from '#platform/kit';
import { done as decided } from '#platform/kit';
import { systemPrincipal } from '#platform/server';
import { problemOf, testServer } from '../../../../test/support/server.ts';

const server = await testServer();
const { tools, organisationId } = server;
const { manager, member, requester } = server.members;
const done = async (deed: unknown, input: object) => (await manager.client.do(deed as Deed, input as never)).data as { id: string };
/** Writes records as they are: the past of a test. */
const write = (changes: Parameters<typeof decided>[0]) =>
  tools.write({
    deed: reportIncident as unknown as Deed,
    input: {},
    by: systemPrincipal(organisationId),
    requestId: tools.newId(),
    decide: async () => decided(changes, []),
  });

const team = await done(createTeam, { name: 'Network' });
const ann = await done(createPerson, { name: 'Ann' });
const shop = await done(createService, { key: 'SHOP', name: 'Web shop', tier: 1, teamId: team.id });
const made = (number: number, fields: object) => {
  const id = tools.newId();
  const row = change.schema.parse({
    number,
    title: `Release ${number}`,
    serviceId: shop.id,
    status: 'done',
    outcome: 'successful',
    submittedAt: '2026-11-02T08:00:00.000Z',
    approvedAt: '2026-11-03T08:00:00.000Z',
    plannedStart: '2026-11-04T08:00:00.000Z',
    plannedEnd: '2026-11-04T09:00:00.000Z',
    actualStart: '2026-11-04T08:00:00.000Z',
    actualEnd: '2026-11-04T09:00:00.000Z',
    ...fields,
  });
  return { id, put: put(change, id, row) };
};
const [good, bad] = [made(1, {}), made(2, { kind: 'emergency', approvedAt: null })];
await write([good.put, bad.put]);
const told = await done(reportIncident, {
  title: 'The shop is down',
  serviceId: shop.id,
  urgency: 1,
  occurredAt: '2026-11-04T10:00:00.000Z',
});
await write([patch(incident, told.id, { causedByChangeId: bad.id, restoredAt: '2026-11-04T11:00:00.000Z' })]);
await done(createDeployment, {
  serviceId: shop.id,
  release: '1.4.0',
  committedAt: '2026-11-03T08:30:00.000Z',
  deployedAt: '2026-11-04T08:30:00.000Z',
  changeId: bad.id,
});
const november = { from: '2026-11-01', to: '2026-11-30', zone: 'Europe/Berlin' } as const;

test('what changes and deployments came to stands with its population, week by week, and by service, model and kind', async () => {
  const { items, weeks } = await member.client.see(deliveryMeasures, november);
  assert.partialDeepStrictEqual(items[0], {
    implemented: 2,
    deployments: 1,
    shares: {
      'change-failure': { counted: 1, of: 2 },
      'change-emergency': { counted: 1, of: 2 },
      'change-unauthorised': { counted: 1, of: 2 },
      'deployment-failure': { counted: 1, of: 1 },
    },
    times: {
      'deployment-lead-time': { count: 1, median: 1440 },
      'change-lead-time': { count: 1, median: 1500 },
      'deployment-recovery': { median: 60 },
    },
  });
  assert.equal(weeks.length, 6);
  assert.partialDeepStrictEqual(weeks[1], { on: '2026-11-02', implemented: 2, failed: 1, deployments: 1 });
  const { items: kinds } = await member.client.see(deliveryMeasures, { ...november, by: 'kind' });
  assert.deepEqual(
    kinds.map((each) => [each.key, each.implemented]),
    [
      ['emergency', 1],
      ['normal', 1],
    ],
  );
  assert.equal((await member.client.see(deliveryMeasures, { ...november, by: 'service' })).items[0]!.name, 'Web shop');
  assert.equal((await member.client.see(deliveryMeasures, { from: '2026-12-01', zone: 'UTC' })).items[0]!.implemented, 0);
});

test('behind each figure stand its records', async () => {
  const behind = async (measure: 'change-failure' | 'deployments' | 'deployment-recovery') =>
    (await member.client.see(deliveryRecords, { ...november, measure })).items.map(({ kind, title, value }) => [kind, title, value]);
  assert.deepEqual(await behind('change-failure'), [['change', 'CHG-2 Release 2', null]]);
  assert.deepEqual(await behind('deployments'), [['deployment', '1.4.0', null]]);
  assert.deepEqual(await behind('deployment-recovery'), [['incident', 'INC-1 The shop is down', 60]]);
  assert.equal((await problemOf(requester.client.see(deliveryRecords, { measure: 'implemented' }))).status, 403);
  assert.equal((await problemOf(member.client.see(deliveryMeasures, { from: '2026-11-02', to: '2026-11-01' }))).code, 'bad-range');
});

test('pages are counted by person, for each week on duty, and out of hours; whoever sees it late is measured from the first page', async () => {
  const rota = await done(createRota, { name: 'Network', teamId: team.id, zone: 'UTC' });
  await done(createRotaLayer, { rotaId: rota.id, name: 'First', level: 1, startsOn: '2026-10-05', personIds: [ann.id] });
  const asked = (askedAt: string, answer: 'taken' | 'declined' | null) => {
    const answeredAt = answer === null ? null : askedAt;
    const fields = { incidentId: told.id, cause: 1, step: 1, personId: ann.id, rotaId: rota.id, level: 1, askedAt, answeredAt, answer };
    return put(page, tools.newId(), page.schema.parse({ ...fields, step: (Date.parse(askedAt) % 997) + 1 }));
  };
  // A Wednesday at ten, and its night.
  await write([
    asked('2026-11-04T10:00:00.000Z', 'declined'),
    asked('2026-11-04T23:00:01.000Z', 'taken'),
    patch(incident, told.id, { openedAt: '2026-11-04T09:00:00.000Z', acknowledgedAt: '2026-11-04T10:20:00.000Z' }),
  ]);
  const found = await member.client.see(pagingMeasures, { from: '2026-11-02', to: '2026-11-15', zone: 'UTC' });
  assert.partialDeepStrictEqual(found, {
    pages: 2,
    incidents: 1,
    outOfHours: 1,
    taken: 1,
    declined: 1,
    unanswered: 0,
    onCallWeeks: 2,
    pagesPerOnCallWeek: 1,
  });
  assert.deepEqual(
    found.people.map(({ name, pages, outOfHours }) => [name, pages, outOfHours]),
    [['Ann', 2, 1]],
  );
  assert.equal(found.toAcknowledge.median, 20);
  const { items } = await member.client.see(pagingRecords, { measure: 'out-of-hours', from: '2026-11-02', to: '2026-11-15' });
  assert.deepEqual(
    items.map((each) => [each.name, each.title]),
    [['Ann', 'The shop is down']],
  );
  const measured = await member.client.see(incidentMeasures, {});
  assert.equal(measured.items[0]!.times.acknowledge.median, 20);
});
